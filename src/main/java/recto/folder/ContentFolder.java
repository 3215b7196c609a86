package recto.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.language.Sha256;

/** Lists and reads the Markdown files and pictures below one folder. It leaves out hidden files and never follows links. */
public final class ContentFolder {

    private final Path root;
    private final long maxFileSize;
    private final Excluded excluded;
    private final PictureRoots roots;
    private @Nullable UnpublishedFolders unpublished;
    private final ServedFiles served = ServedFiles.bySetting();

    /** @param maxFileSize in bytes */
    public ContentFolder(Path root, long maxFileSize) {
        this(root, maxFileSize, PictureRoots.bySetting(root));
    }

    /** @param roots the folders beside this one that have pictures, too */
    public ContentFolder(Path root, long maxFileSize, PictureRoots roots) {
        this(root, maxFileSize, Excluded.bySetting(), roots);
    }

    /** @param excluded what is left out, as the setting for that has it; null for the setting itself */
    public ContentFolder(Path root, long maxFileSize, PictureRoots roots, @Nullable String excluded) {
        this(root, maxFileSize, excluded == null ? Excluded.bySetting() : new Excluded(excluded), roots);
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
        if (!FileName.isMarkdown(path) && !OtherFormat.isHtml(path) || excluded.has(path)
                || Stream.of(path.split("/")).anyMatch(part -> part.startsWith("."))) {
            return Optional.empty();
        }
        Path file = SpelledFile.find(start, path);
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String found = FolderWalk.relative(start, file);
        UnpublishedFolders unpublished = unpublished();
        boolean isListed = attributes.isRegularFile() && file.toRealPath().equals(file) && LeftOut.folderOf(found).isEmpty()
                && unpublished.findAbove(found).isEmpty() && LeftOut.file(found, file, unpublished).isEmpty()
                && unpublished.findHidden(found, unpublished.given(found)).isEmpty()
                && (FileName.isMarkdown(path) || OtherFormat.isArticle(file));
        return isListed ? Optional.of(FolderWalk.article(found, attributes, unpublished.given(found))) : Optional.empty();
    }

    /** Read once, as every article and every link to one asks for them; a walk reads them again. */
    private synchronized UnpublishedFolders unpublished() throws IOException {
        if (unpublished == null) {
            unpublished = new UnpublishedFolders(root.toRealPath());
        }
        return unpublished;
    }

    private synchronized UnpublishedFolders readAgain() throws IOException {
        unpublished = null;
        return unpublished();
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
    public void walk(FolderVisitor visitor) throws IOException {
        Path start;
        try {
            start = root.toRealPath();
        } catch (IOException e) {
            visitor.unreadable("", FolderWalk.unreadable("", e));
            return;
        }
        FolderWalk walk = new FolderWalk(start, readAgain(), excluded, served, visitor);
        Files.walkFileTree(start, walk);
        roots.walk(walk::visitBeside, visitor);
        walk.end();
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
            throw new ContentException(FolderWalk.unreadable(entry.path(), e), true);
        } catch (OutOfMemoryError e) {
            throw new ContentException(FileGuard.needsMemory(entry.path()), false);
        }
        if (bytes.length > maxFileSize) {
            throw tooLarge(entry.path(), bytes.length);
        }
        return new FileContent(bytes, Sha256.hex(bytes),
                unpublished().given(entry.path()));
    }

    private ContentException tooLarge(String path, long size) {
        return new ContentException(Problem.error(path, 1, 1, "has %.1f MB, more than the %.1f MB that are allowed"
                .formatted(size / 1048576.0, maxFileSize / 1048576.0), "split the article, or raise recto.import.max-file-size"), false);
    }

}
