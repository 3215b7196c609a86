package recto.folder;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.header.GivenKeys;
import recto.image.PictureType;
import recto.redirects.RedirectFile;

/** One walk through a content folder, which says of each file what it is. */
final class FolderWalk implements FileVisitor<Path> {

    /** In bytes of UTF-8: a longer path does not fit into an index of the database. */
    private static final int MAX_PATH = 2_000;

    private final Path start;
    private final UnpublishedFolders unpublished;
    private final Excluded excluded;
    private final ServedFiles served;
    private final FolderVisitor visitor;
    private final OtherFormat others = new OtherFormat();

    FolderWalk(Path start, UnpublishedFolders unpublished, Excluded excluded, ServedFiles served, FolderVisitor visitor) {
        this.start = start;
        this.unpublished = unpublished;
        this.excluded = excluded;
        this.served = served;
        this.visitor = visitor;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (!folder.equals(start) && (isHidden(folder) || excluded.has(relative(start, folder)))) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Optional<Problem> leftOut = folder.equals(start) ? Optional.empty()
                : LeftOut.folder(relative(start, folder)).or(() -> unpublished.find(relative(start, folder)));
        if (leftOut.isPresent()) {
            visitor.warning(leftOut.get());
            visitAuthors(folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        visitor.folder(folder, relative(start, folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = relative(start, file);
        if (isHidden(file) || excluded.has(path)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            if (FileName.isMarkdown(path) || Files.isDirectory(file)) {
                visitor.warning(Problem.warning(path, 1, 1, "is a symbolic link, and links are not followed",
                        "put the file itself here"));
            }
        } else if (FileName.isMarkdown(path)
                || attributes.isRegularFile() && OtherFormat.isHtml(path) && OtherFormat.isArticle(file)) {
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
            GivenKeys given = unpublished.given(path);
            ContentFile entry = article(path, attributes, given);
            Optional<Problem> leftOut = LeftOut.file(path, file, unpublished);
            Optional<Problem> hidden = unpublished.findHidden(path, given);
            if (hidden.isPresent()) {
                // What its engine hides is not shown for having been an article before
                visitor.warning(leftOut.orElse(hidden.get()));
            } else if (leftOut.isPresent()) {
                visitor.leftOut(entry, leftOut.get());
            } else {
                visitor.file(entry);
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

    /** A file of a folder beside the content folder. @param path as if it lay in the content folder */
    void visitBeside(Path file, String path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile() && (PictureType.isNameOfOne(path) || served.type(path) != null) && !isGarbled(path)
                && !isTooLong(path) && !excluded.has(path)) {
            visitor.picture(entry(path, attributes));
        }
    }

    /** Tells how many files of other formats there are, and what is wrong with files that give something to articles. */
    void end() throws IOException {
        for (Problem problem : unpublished.problems()) {
            visitor.warning(problem);
        }
        for (Problem problem : others.problems()) {
            visitor.warning(problem);
        }
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

    static Problem unreadable(String path, IOException e) {
        return Problem.error(path, 1, 1, "cannot be read (%s)".formatted(reason(e)),
                "let the user that Recto runs as read it; what was imported from there stays as it is");
    }

    private static @Nullable String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }

    /** @param file the root or below it. Path.relativize took a sixth of a look at a folder of many files */
    static String relative(Path root, Path file) {
        String above = root.toString();
        String path = file.toString().substring(above.length());
        return (path.startsWith(File.separator) ? path.substring(1) : path).replace(File.separatorChar, '/');
    }

    /** A Markdown file, with the mark of what its folder gives to articles. */
    static ContentFile article(String path, BasicFileAttributes attributes, GivenKeys given) {
        return new ContentFile(path, attributes.size(), modified(attributes), given.mark());
    }

    private static ContentFile entry(String path, BasicFileAttributes attributes) {
        return new ContentFile(path, attributes.size(), modified(attributes));
    }

    private static Instant modified(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
