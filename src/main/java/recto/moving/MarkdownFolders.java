package recto.moving;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the Markdown files of a folder lie, for an engine that leaves the place to its user. */
final class MarkdownFolders {

    /** Enough to tell one folder from the other. */
    private static final int MOST_FILES = 50_000;
    private static final int MOST_DEPTH = 12;
    private static final Set<String> OF_PROGRAMS = Set.of("node_modules", "vendor", "target", "dist", "build", "out", "public", "static",
            "themes", "test", "tests", "components", "layouts", "templates");

    private MarkdownFolders() {}

    /**
     * The first of these folders that has articles, else the folder in the root with most; the root itself where it has none but its own.
     *
     * @param likely below the root
     */
    static Path fullest(Path root, List<String> likely) {
        for (String name : likely) {
            Path folder = root.resolve(name);
            if (Files.isDirectory(folder) && !counts(folder).isEmpty()) {
                return folder;
            }
        }
        TreeMap<String, Integer> counts = counts(root);
        return counts.entrySet().stream().filter(entry -> !entry.getKey().isEmpty())
                .max((a, b) -> a.getValue().equals(b.getValue()) ? b.getKey().compareTo(a.getKey()) : a.getValue() - b.getValue())
                .map(entry -> root.resolve(entry.getKey())).orElse(root);
    }

    /** How many Markdown files lie in the blog, but not in its content folder, by the first folder of each, with "" for the root itself. */
    static TreeMap<String, Integer> outside(Path root, Path content) {
        return counts(root, content);
    }

    private static TreeMap<String, Integer> counts(Path root) {
        return counts(root, null);
    }

    /** The number of Markdown files in each folder of a root, with "" for the root itself. */
    private static TreeMap<String, Integer> counts(Path root, @Nullable Path except) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        try {
            Files.walkFileTree(root, Set.of(), MOST_DEPTH, new SimpleFileVisitor<>() {
                private int files;

                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = String.valueOf(folder.getFileName());
                    return folder.equals(except) || !folder.equals(root) && (name.startsWith(".") || OF_PROGRAMS.contains(name))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                    if (name.matches(".+\\.(?:md|mdx|markdown)") && !name.startsWith("readme.")) {
                        Path path = root.relativize(file);
                        counts.merge(path.getNameCount() > 1 ? path.getName(0).toString() : "", 1, Integer::sum);
                    }
                    return ++files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    // The check that follows names what cannot be read
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException namedByTheCheck) {
            return counts;
        }
        return counts;
    }
}
