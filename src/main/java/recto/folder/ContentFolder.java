package recto.folder;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.image.PictureType;
import recto.language.Sha256;
import recto.redirects.RedirectFile;

/** Lists and reads the Markdown files and pictures below one folder. It leaves out hidden files and never follows links. */
public final class ContentFolder {

    /** Is told of each file that a walk finds. */
    public interface Visitor {
        public void file(ContentFile entry) throws IOException;

        /** A file that articles may show or link to: its name is that of a picture, or it is one of {@link ServedFiles}. */
        default void picture(ContentFile entry) throws IOException {}

        /** A file that says which addresses lead elsewhere. */
        default void redirects(ContentFile entry) throws IOException {}

        /** @param path of a file or a folder that could not be read; what was imported from there stays */
        void unreadable(String path, Problem problem) throws IOException;

        void warning(Problem problem) throws IOException;

        /** A Markdown file that by its name is no article. */
        default void leftOut(ContentFile entry, Problem problem) throws IOException {
            warning(problem);
        }
    }

    /** In bytes of UTF-8: a longer path does not fit into an index of the database. */
    private static final int MAX_PATH = 2_000;

    private final Path root;
    private final long maxFileSize;
    private final Excluded excluded;
    private final PictureRoots roots;
    private final ServedFiles served = ServedFiles.bySetting();

    /** @param maxFileSize in bytes */
    public ContentFolder(Path root, long maxFileSize) {
        this(root, maxFileSize, PictureRoots.bySetting(root));
    }

    /** @param roots the folders beside this one that have pictures, too */
    public ContentFolder(Path root, long maxFileSize, PictureRoots roots) {
        this(root, maxFileSize, Excluded.bySetting(), roots);
    }

    ContentFolder(Path root, long maxFileSize, Excluded excluded) {
        this(root, maxFileSize, excluded, PictureRoots.of(root, ""));
    }

    private ContentFolder(Path root, long maxFileSize, Excluded excluded, PictureRoots roots) {
        this.roots = roots;
        this.root = root.toAbsolutePath().normalize();
        this.maxFileSize = maxFileSize;
        this.excluded = excluded;
    }

    public Path root() {
        return root;
    }

    /** The same folder with another limit. @param bytes of the largest file that is read */
    public ContentFolder upTo(long bytes) {
        return new ContentFolder(root, bytes, excluded, roots);
    }

    /** In bytes. */
    public long maxFileSize() {
        return maxFileSize;
    }

    /** The folders beside this one that have pictures, too. */
    public PictureRoots pictureRoots() {
        return roots;
    }

    /** The Markdown file at a place; empty where the listing of the folder does not have it. @param path below the folder */
    public Optional<ContentFile> file(String path) throws IOException {
        Path start = root.toRealPath();
        if (!isMarkdown(path) && !OtherFormat.isHtml(path) || excluded.has(path)
                || Stream.of(path.split("/")).anyMatch(part -> part.startsWith("."))) {
            return Optional.empty();
        }
        Path file = SpelledFile.find(start, path);
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String found = relative(start, file);
        boolean isListed = attributes.isRegularFile() && file.toRealPath().equals(file) && LeftOut.folderOf(found).isEmpty()
                && LeftOut.file(found, file).isEmpty() && (isMarkdown(path) || OtherFormat.isArticle(file));
        return isListed ? Optional.of(entry(found, attributes)) : Optional.empty();
    }

    /** The problem when the folder is missing; empty when the folder is there. */
    public Optional<Problem> missing() {
        if (Files.isDirectory(root)) {
            return Optional.empty();
        }
        return Optional
                .of(Problem.error("", 1, 1, "the content folder %s is %s".formatted(root, Files.exists(root) ? "not a folder" : "missing"),
                        "create it, mount it, or set recto.content.dir; what is published stays published"));
    }

    /** Visits every file once, in no order. The folder itself may be a link, because its operator made that link. */
    public void walk(Visitor visitor) throws IOException {
        Path start;
        try {
            start = root.toRealPath();
        } catch (IOException e) {
            visitor.unreadable("", unreadable("", e));
            return;
        }
        OtherFormat others = new OtherFormat();
        Files.walkFileTree(start, new FileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(start) && (isHidden(folder) || excluded.has(relative(start, folder)))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Optional<Problem> leftOut = folder.equals(start) ? Optional.empty() : LeftOut.folder(relative(start, folder));
                if (leftOut.isPresent()) {
                    visitor.warning(leftOut.get());
                    visitAuthors(folder);
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = relative(start, file);
                if (isHidden(file) || excluded.has(path)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isSymbolicLink()) {
                    if (isMarkdown(path) || Files.isDirectory(file)) {
                        visitor.warning(Problem.warning(path, 1, 1, "is a symbolic link, and links are not followed",
                                "put the file itself here"));
                    }
                } else if (isMarkdown(path) || attributes.isRegularFile() && OtherFormat.isHtml(path) && OtherFormat.isArticle(file)) {
                    others.read(path);
                    visitMarkdown(path, file, attributes);
                } else if (attributes.isRegularFile() && AuthorList.isOne(path)) {
                    visitor.file(entry(path, attributes));
                } else if (attributes.isRegularFile() && RedirectFile.isOne(path)) {
                    visitor.redirects(entry(path, attributes));
                } else if (attributes.isRegularFile() && PictureType.isNameOfOne(path) && !isGarbled(path) && !isTooLong(path)) {
                    visitor.picture(entry(path, attributes));
                } else if (attributes.isRegularFile() && !isGarbled(path)) {
                    if (served.type(path) != null && !isTooLong(path)) {
                        visitor.picture(entry(path, attributes));
                    }
                    if (served.type(path) == null || !ServedFiles.isOfTheRoot(path)) {
                        others.notRead(path);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            /** Of a folder of data the files with authors are read. */
            private void visitAuthors(Path folder) throws IOException {
                for (String name : AuthorList.IN_DATA) {
                    Path file = folder.resolve(name);
                    if (AuthorList.isOne(relative(start, file)) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        visitFile(file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
                    }
                }
            }

            private void visitMarkdown(String path, Path file, BasicFileAttributes attributes) throws IOException {
                if (isGarbled(path)) {
                    visitor.unreadable(path,
                            Problem.error(path, 1, 1, "has a name that is not UTF-8, or that cannot be read in this locale",
                                    "rename it, or start Recto with LC_ALL=C.UTF-8"));
                } else if (isTooLong(path)) {
                    visitor.unreadable(path, Problem.error(path.substring(0, 100) + "…", 1, 1,
                            "has a path of more than %d bytes".formatted(MAX_PATH), "move it up or shorten its name"));
                } else if (attributes.isRegularFile()) {
                    Optional<Problem> leftOut = LeftOut.file(path, file);
                    if (leftOut.isPresent()) {
                        visitor.leftOut(entry(path, attributes), leftOut.get());
                    } else {
                        visitor.file(entry(path, attributes));
                    }
                } else if (!attributes.isDirectory()) {
                    visitor.warning(Problem.warning(path, 1, 1, "is not a file but a pipe or a device, and is left out", "take it away"));
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                String path = relative(start, file);
                // A file that went away during the walk is not there; but the folder itself must not go away unnoticed
                if (!(e instanceof NoSuchFileException) || path.isEmpty()) {
                    visitor.unreadable(path, unreadable(path, e));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
            }
        });
        roots.walk((file, path, attributes) -> {
            if (attributes.isRegularFile() && (PictureType.isNameOfOne(path) || served.type(path) != null) && !isGarbled(path)
                    && !isTooLong(path)
                    && !excluded.has(path)) {
                visitor.picture(entry(path, attributes));
            }
        }, visitor);
        for (Problem problem : others.problems()) {
            visitor.warning(problem);
        }
    }

    /**
     * @throws NoSuchFileException when the file went away since it was listed
     * @throws ContentException when the file is too large or cannot be read
     */
    public FileContent read(ContentFile entry) throws IOException, ContentException {
        Path file = root.resolve(entry.path());
        if (entry.size() > maxFileSize) {
            throw tooLarge(entry.path(), entry.size());
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            // One byte more than is allowed tells whether the file grew since it was listed
            bytes = in.readNBytes((int) Math.min(maxFileSize + 1, Integer.MAX_VALUE - 8));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ContentException(unreadable(entry.path(), e), true);
        } catch (OutOfMemoryError e) {
            throw new ContentException(FileGuard.needsMemory(entry.path()), false);
        }
        if (bytes.length > maxFileSize) {
            throw tooLarge(entry.path(), bytes.length);
        }
        return new FileContent(bytes, Sha256.hex(bytes));
    }

    private ContentException tooLarge(String path, long size) {
        return new ContentException(Problem.error(path, 1, 1, "has %.1f MB, more than the %.1f MB that are allowed"
                .formatted(size / 1048576.0, maxFileSize / 1048576.0), "split the article, or raise recto.import.max-file-size"), false);
    }

    private static Problem unreadable(String path, IOException e) {
        return Problem.error(path, 1, 1, "cannot be read (%s)".formatted(reason(e)),
                "let the user that Recto runs as read it; what was imported from there stays as it is");
    }

    private static @Nullable String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    /** Java puts this character where a name is not UTF-8. */
    private static boolean isGarbled(String path) {
        return path.indexOf('\uFFFD') >= 0;
    }

    private static boolean isTooLong(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length > MAX_PATH;
    }

    private static ContentFile entry(String path, BasicFileAttributes attributes) {
        return new ContentFile(path, attributes.size(), attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS));
    }

    private static boolean isMarkdown(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".md") || name.endsWith(".markdown") || name.endsWith(".mdx") || name.endsWith(".mkd")
                || name.endsWith(".mdown");
    }
}
