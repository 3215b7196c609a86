package recto.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import recto.defaults.OtherEngine;
import recto.frontmatter.Problem;

/**
 * The folders beside the content folder whose files another engine puts at the root of the site, such as static/ of Hugo. Their pictures
 * count as if these folders lay in the content folder: blog/static/img/a.png is static/img/a.png beside blog/content.
 */
public final class PictureRoots {

    public static final String SETTING = "recto.content.picture-roots";

    /**
     * The folders that are looked into for a picture with a path from the root of the site: those of Hugo and Zola, Next and Astro, Jekyll,
     * Hexo, and Pelican and Eleventy.
     */
    public static final List<String> NAMES = List.of("static", "public", "assets", "source", "images", "img");

    /** @param name the first part of the paths of its files */
    private record Root(String name, Path folder) {}

    /**
     * A file, and where it is counted from.
     *
     * @param path as if it lay in the content folder
     */
    public record Located(Path file, String path) {}

    private final Path content;
    private final List<Root> roots = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private PictureRoots(Path content) {
        this.content = content;
    }

    /** Read where it is asked for, so that whoever lists the folder has the same: an import, a check and a look for changes. */
    public static PictureRoots bySetting(Path content) {
        return of(content, ConfigProvider.getConfig().getOptionalValue(SETTING, String.class).orElse(""));
    }

    /** @param setting folders with commas between them; where it is blank, those of the blog that the content folder is plainly a part of */
    public static PictureRoots of(Path content, String setting) {
        Path start;
        try {
            start = content.toRealPath();
        } catch (IOException listedAsMissing) {
            return new PictureRoots(content.toAbsolutePath());
        }
        PictureRoots all = new PictureRoots(start);
        if (setting.isBlank()) {
            all.findEngine();
        }
        for (String folder : setting.split(",")) {
            if (!folder.isBlank() && !all.add(Path.of(folder.strip()))) {
                all.missing.add(folder.strip());
            }
        }
        return all;
    }

    private void findEngine() {
        // What lies in the content folder is listed with that
        OtherEngine.around(content).filter(found -> !found.root().equals(content))
                .ifPresent(found -> found.engine().roots().forEach(name -> add(found.root().resolve(name))));
    }

    /** @return false where the folder is not there */
    private boolean add(Path given) {
        Path folder;
        try {
            folder = given.toRealPath();
        } catch (IOException notThere) {
            return false;
        }
        // A folder in the content folder is listed with that
        if (Files.isDirectory(folder) && !folder.startsWith(content)) {
            String name = String.valueOf(folder.getFileName());
            roots.add(new Root(NAMES.contains(name) ? name : NAMES.get(0), folder));
        }
        return Files.isDirectory(folder);
    }

    /** @param path such as static/img/a.png @throws NoSuchFileException where no root has such a file */
    public Located find(String path) throws IOException {
        for (Root root : roots) {
            if (path.startsWith(root.name + "/")) {
                try {
                    Path file = SpelledFile.find(root.folder, path.substring(root.name.length() + 1));
                    return new Located(file, path(root, file));
                } catch (NoSuchFileException | InvalidPathException notHere) {
                    continue;
                }
            }
        }
        throw new NoSuchFileException(path);
    }

    /** The path of a file that a relative link leads to, out of the content folder; empty where it is in no root. @param file with the link */
    public Optional<String> outside(String file, String link) {
        if (roots.isEmpty() || link.startsWith("/")) {
            return Optional.empty();
        }
        try {
            Path target = content.resolve(file).resolveSibling(link).normalize();
            return roots.stream().filter(root -> target.startsWith(root.folder)).findFirst().map(root -> path(root, target));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Where a missing file with a path from the root of the site belongs; empty where there are no roots. @param path without a slash */
    public Optional<Path> placeFor(String path) {
        return roots.stream().filter(root -> path.startsWith(root.folder.getFileName() + "/")).findFirst()
                .map(root -> root.folder.resolveSibling(path))
                .or(() -> roots.stream().findFirst().map(root -> root.folder.resolve(path)));
    }

    private static String path(Root root, Path file) {
        return root.name + "/" + root.folder.relativize(file).toString().replace('\\', '/');
    }

    /** Is told of each file. */
    interface Visitor {
        void file(Path file, String path, BasicFileAttributes attributes) throws IOException;
    }

    /** Visits every file of the roots once. @param warn is told of what cannot be read */
    void walk(Visitor visitor, FolderVisitor warn) throws IOException {
        for (String folder : missing) {
            warn.warning(Problem.warning("", 1, 1, "the folder '%s' of %s is not there".formatted(folder, SETTING),
                    "create it, or correct the setting"));
        }
        Set<String> seen = new HashSet<>();
        for (Root root : roots) {
            Files.walkFileTree(root.folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean isLeftOut = folder.equals(content) || !folder.equals(root.folder) && (String.valueOf(folder.getFileName())
                            .startsWith(".") || LeftOut.folder(path(root, folder)).isPresent());
                    return isLeftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = path(root, file);
                    if (!String.valueOf(file.getFileName()).startsWith(".")
                            && !Files.exists(content.resolve(path), LinkOption.NOFOLLOW_LINKS) && seen.add(path)) {
                        visitor.file(file, path, attributes);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (!(e instanceof NoSuchFileException)) {
                        warn.unreadable(path(root, file),
                                Problem.error(path(root, file), 1, 1, "cannot be read (%s)".formatted(e.getMessage()),
                                        "let the user that Recto runs as read it"));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return Stream.concat(roots.stream(), missing.stream()).findAny().isEmpty();
    }
}
