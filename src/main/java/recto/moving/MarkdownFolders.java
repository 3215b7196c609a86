package recto.moving;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recto.folder.FileName;

/** Where the Markdown files of a folder lie, for an engine that leaves the place to its user. */
final class MarkdownFolders {

    /** Enough to tell one folder from the other. */
    private static final int MOST_FILES = 50_000;
    private static final int MOST_DEPTH = 12;
    private static final Set<String> OF_PROGRAMS = Set.of("node_modules", "vendor", "target", "dist", "build", "out", "public", "static",
            "themes", "test", "tests", "components", "layouts", "templates", "scaffolds", "archetypes");
    private static final Pattern MARKDOWN = Pattern.compile("(?i).+\\.(?:md|mdx|markdown)");
    private static final Pattern DATE = Pattern
            .compile("(?mi)(?:^|[\\s{,\"'])(?:pub|publish|published|post|posted)?[_-]?(?:date|on|at|time)"
                    + "(?:time)?(?:[_-]?published)?[\"']?[ \\t]*[:=]");
    /** In characters of a file: its header is there. */
    private static final int HEAD = 3_000;
    /** So many files tell whether those of a folder are articles. */
    private static final int SAMPLE = 50;

    private MarkdownFolders() {}

    /**
     * The first of these folders that has articles, else the folder in the root with most; the root itself where it has none but its own.
     *
     * @param likely below the root
     */
    static Path fullest(Path root, List<String> likely) {
        for (String name : likely) {
            Path folder = root.resolve(name);
            if (Files.isDirectory(folder) && has(folder)) {
                return folder;
            }
        }
        TreeMap<String, Integer> counts = new TreeMap<>();
        walk(root, file -> counts.merge(file.getNameCount() > 1 ? file.getName(0).toString() : "", 1, Integer::sum));
        return counts.entrySet().stream().filter(entry -> !entry.getKey().isEmpty())
                .max((a, b) -> a.getValue().equals(b.getValue()) ? b.getKey().compareTo(a.getKey()) : a.getValue() - b.getValue())
                .map(entry -> root.resolve(entry.getKey())).orElse(root);
    }

    /** The folders right in this one that have Markdown files, in the order of their names. */
    static List<Path> below(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).filter(one -> !isOfPrograms(one)).filter(MarkdownFolders::has).sorted().toList();
        } catch (IOException namedByTheCheck) {
            return List.of();
        }
    }

    /** Whether most files of a folder have a date, as articles do and documents do not. */
    static boolean isOfArticles(Path folder) {
        int[] counts = new int[2];
        walk(folder, file -> {
            if (counts[0] < SAMPLE) {
                counts[0]++;
                counts[1] += isDated(folder.resolve(file), file.toString()) ? 1 : 0;
            }
        });
        return counts[1] * 2 > counts[0];
    }

    private static boolean isDated(Path file, String path) {
        try {
            String text = Files.readString(file);
            return FileName.date(path.replace('\\', '/')) != null || DATE.matcher(text.substring(0, Math.min(HEAD, text.length()))).find();
        } catch (IOException namedByTheCheck) {
            return false;
        }
    }

    /**
     * How many Markdown files lie in the blog, but in none of its content folders: by the outermost folder that has none of those in it.
     *
     * @param taken the content folders
     */
    static TreeMap<String, Integer> outside(Path root, Collection<Path> taken) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        walk(root, file -> {
            Path whole = root.resolve(file);
            if (taken.stream().noneMatch(whole::startsWith)) {
                counts.merge(root.relativize(outermost(root, whole, taken)).toString().replace('\\', '/'), 1, Integer::sum);
            }
        });
        return counts;
    }

    /** Patterns for what has Markdown files in a folder, but belongs to none of these in it. */
    static List<String> beside(Path root, Collection<Path> taken) {
        Set<String> patterns = new TreeSet<>();
        walk(root, Set.of("node_modules"), file -> {
            Path whole = root.resolve(file);
            if (taken.stream().noneMatch(whole::startsWith)) {
                Path folder = outermost(root, whole, taken);
                boolean isAround = taken.stream().anyMatch(one -> one.startsWith(folder));
                String path = root.relativize(folder).toString().replace('\\', '/');
                patterns.add((path.isEmpty() ? "" : "/" + path) + (isAround ? "/*.{md,mdx,markdown}" : ""));
            }
        });
        return List.copyOf(patterns);
    }

    /** The outermost folder of a file in which none of these lies; the folder of the file where all have one in them. */
    private static Path outermost(Path root, Path file, Collection<Path> taken) {
        Path at = root;
        for (Path part : root.relativize(file)) {
            Path next = at.resolve(part);
            if (next.equals(file)) {
                return at;
            }
            at = next;
            Path folder = at;
            if (taken.stream().noneMatch(one -> one.startsWith(folder))) {
                return at;
            }
        }
        return at;
    }

    static boolean has(Path folder) {
        boolean[] found = new boolean[1];
        walk(folder, file -> found[0] = true);
        return found[0];
    }

    private static boolean isOfPrograms(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.startsWith(".") || OF_PROGRAMS.contains(name);
    }

    private static void walk(Path root, Consumer<Path> files) {
        walk(root, OF_PROGRAMS, files);
    }

    /** @param passedOver names of folders @param files gets each Markdown file, as it counts from the root */
    private static void walk(Path root, Set<String> passedOver, Consumer<Path> files) {
        try {
            Files.walkFileTree(root, Set.of(), MOST_DEPTH, new SimpleFileVisitor<>() {
                private int seen;

                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = String.valueOf(folder.getFileName());
                    return !folder.equals(root) && (name.startsWith(".") || passedOver.contains(name)) ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = String.valueOf(file.getFileName());
                    if (MARKDOWN.matcher(name).matches() && !name.toLowerCase(Locale.ROOT).startsWith("readme.")) {
                        files.accept(root.relativize(file));
                    }
                    return ++seen > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    // The check that follows names what cannot be read
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException namedByTheCheck) {
            return;
        }
    }

    /** Those of the folders that neither lie in the content folder or in another of them, nor have it in them. */
    static List<Path> apart(Path content, Stream<Path> others) {
        List<Path> all = new ArrayList<>();
        others.filter(one -> !one.startsWith(content) && !content.startsWith(one))
                .filter(one -> all.stream().noneMatch(known -> one.startsWith(known) || known.startsWith(one))).forEach(all::add);
        return all;
    }
}
