package recto.linked;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.database.UncheckedSqlException;
import recto.folder.ContentFolder;
import recto.folder.LocatedFile;
import recto.folder.PictureRoots;
import recto.folder.ServedFiles;
import recto.image.PictureType;
import recto.media.FileStore;

/** Finds and stores the files below the content folder that articles link to and that are no pictures, for one pass. */
public final class FileFolder {

    /** How many files are remembered, so that one that every article links to is read once. */
    private static final int REMEMBERED = 1_000;
    /** With an ending, but not that of an article. */
    private static final Pattern OTHER = Pattern.compile("(?i).*[^/.]\\.(?!(?:html?|md|markdown|mdx|mkd|mdown)$)[a-z0-9]{1,8}");
    /** The largest file that one request can ask for in parts, in bytes. */
    private static final long MOST = Integer.MAX_VALUE - 1L;

    /** @param address null where readers cannot have the file; the fault says why */
    record Found(PictureUse use, @Nullable String address, String fault, String hint) {}

    private final Path root;
    private final PictureRoots roots;
    private final @Nullable FileStore store;
    private final long maxSize;
    private final ServedFiles served = ServedFiles.bySetting();
    private final Remembered<Found> found = new Remembered<>(REMEMBERED);

    /** @param store null to check the files without storing them @param maxSize in bytes */
    public FileFolder(ContentFolder folder, @Nullable FileStore store, long maxSize) {
        this.root = folder.root();
        this.roots = folder.pictureRoots();
        this.store = store;
        this.maxSize = Math.min(maxSize, MOST);
    }

    /** Whether files with this name are served. */
    boolean serves(String path) {
        return served.type(path) != null;
    }

    /** Whether a file is there that is not served, and is neither an article nor a picture. */
    boolean hasUnserved(String path) {
        return OTHER.matcher(path).matches() && !PictureType.isNameOfOne(path) && LocatedFile.find(root, roots, path).file() != null;
    }

    /** @param path below the folder, of a file that is served */
    Found find(String path) {
        return found.get(path, this::look);
    }

    private Found look(String asked) {
        LocatedFile located = LocatedFile.find(root, roots, asked);
        String type = served.type(located.path());
        if (!located.fault().isEmpty()) {
            return new Found(new PictureUse(located.path(), null, null, null), null, located.fault(), located.hint());
        }
        PictureUse use = new PictureUse(located.path(), located.size(), located.modified(), null);
        Path file = located.file();
        if (file == null || type == null) {
            return new Found(use, null, "is not a file that Recto serves", "correct the path");
        }
        if (located.size() > maxSize) {
            return new Found(use, null, "has %.1f MB, more than the %.1f MB that are allowed".formatted(located.size() / 1048576.0,
                    maxSize / 1048576.0), "make it smaller, raise recto.import.max-linked-file-size, or link to where else it is");
        }
        try {
            String hash = FileStore.hash(file, type);
            if (store != null) {
                // One at a time, as each takes a connection from the pool that pages need too
                synchronized (store) {
                    store.add(hash, type, file);
                }
            }
            return new Found(new PictureUse(use.path(), use.size(), use.modified(), hash), FileStore.address(hash, use.path()), "", "");
        } catch (IOException e) {
            return new Found(use, null, "cannot be read (%s)".formatted(e.getMessage()), "let the user that Recto runs as read it");
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The hash of a file as it is now. @return null where it cannot be read or is too large */
    @Nullable
    String hash(String path, long size) {
        try {
            Path file = LocatedFile.find(root, roots, path).file();
            return size > maxSize || file == null ? null : FileStore.hash(file, Objects.requireNonNull(served.type(path)));
        } catch (IOException e) {
            // The articles that link to the file are rendered again, and that says what is wrong
            return null;
        }
    }
}
