package recto.linked;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.address.StoredAddresses;
import recto.database.UncheckedSqlException;
import recto.folder.ContentFolder;
import recto.folder.LocatedFile;
import recto.folder.PictureRoots;
import recto.image.PictureException;
import recto.image.PictureType;
import recto.language.PercentEncoding;
import recto.media.Picture;
import recto.media.PictureMaker;
import recto.media.PictureMemory;
import recto.media.PictureStore;

/** Finds and reads the pictures below the content folder for one pass. It leaves out hidden files and never follows links. */
public final class PictureFolder {

    /** How many pictures are remembered, so that a picture that every article shows is read once and not once for each article. */
    private static final int REMEMBERED = 1_000;

    /** @param picture null where there is none to show; the fault says why, or what is strange about one that is shown */
    public record Found(PictureUse use, @Nullable Picture picture, String fault, String hint) {}

    private final Path root;
    private final PictureRoots roots;
    private final PictureMaker maker;
    private final @Nullable PictureStore store;
    private final @Nullable PicturesElsewhere elsewhere;
    private final long maxSize;
    private final ArticleFiles articles;
    private final ArticleNames names;
    private final FileFolder files;
    private final Remembered<Found> found = new Remembered<>(REMEMBERED);

    /**
     * @param store null to check the pictures without storing them
     * @param elsewhere null to leave the pictures of other hosts where they are
     * @param maxSize in bytes
     */
    public PictureFolder(Path root, PictureMaker maker, @Nullable PictureStore store, @Nullable PicturesElsewhere elsewhere,
            long maxSize) {
        this(new ContentFolder(root, maxSize), maker, store, elsewhere, StoredAddresses.NONE,
                new FileFolder(new ContentFolder(root, maxSize), null, Long.MAX_VALUE));
    }

    /**
     * @param folder whose largest file is the largest picture
     * @param stored the addresses of the articles that are stored
     * @param files those that are no pictures
     */
    public PictureFolder(ContentFolder folder, PictureMaker maker, @Nullable PictureStore store, @Nullable PicturesElsewhere elsewhere,
            StoredAddresses stored, FileFolder files) {
        this.files = files;
        this.root = folder.root();
        this.roots = folder.pictureRoots();
        FilesByName byName = new FilesByName(folder);
        this.articles = new ArticleFiles(folder, byName, stored);
        this.maker = maker;
        this.store = store;
        this.elsewhere = elsewhere;
        this.maxSize = folder.maxFileSize();
        this.names = new ArticleNames(root, byName);
    }

    /** The articles of the folder by the names that wiki links have for them. */
    ArticleNames names() {
        return names;
    }

    /** The files of the folder that are no pictures. */
    FileFolder files() {
        return files;
    }

    /** The articles of the folder, which links lead to. */
    public ArticleFiles articles() {
        return articles;
    }

    /** The {@link #candidates}, or the path of what a link out of the folder leads to in one of the folders beside it. */
    List<String> places(String file, String link) {
        List<String> candidates = LinkedPaths.candidates(file, link);
        return candidates.isEmpty() ? outside(file, link).stream().toList() : candidates;
    }

    private Optional<String> outside(String file, String link) {
        return roots.outside(file, PercentEncoding.decoded(link.replaceFirst("[?#].*$", "")));
    }

    /** Where the file belongs that a path from the root of the site means, and that is nowhere. */
    String placeOf(String path) {
        Optional<Path> beside = roots.placeFor(path);
        if (beside.isPresent()) {
            Path here = Path.of("").toAbsolutePath();
            return (beside.get().startsWith(here) ? here.relativize(beside.get()) : beside.get()).toString();
        }
        return PictureRoots.NAMES.stream().filter(name -> Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS)).findFirst()
                .map(name -> name + "/" + path).orElse(path);
    }

    /** Whether pictures of other hosts are served from here. */
    public boolean hasElsewhere() {
        return elsewhere != null;
    }

    /** The picture at an absolute address. @return null for an address that stays as it is */
    @Nullable
    Found findElsewhere(String url) {
        return elsewhere == null ? null : elsewhere.find(url);
    }

    /** @param path from {@link LinkedPaths#resolve} */
    Found find(String path) {
        return found.get(path, this::look);
    }

    private Found look(String asked) {
        LocatedFile located = LocatedFile.find(root, roots, asked);
        if (!located.fault().isEmpty()) {
            return new Found(new PictureUse(located.path(), null, null, null), null, located.fault(), located.hint());
        }
        PictureUse use = new PictureUse(located.path(), located.size(), located.modified(), null);
        Path file = located.file();
        if (file == null || !PictureType.isNameOfOne(located.path())) {
            // The listing has a file that is served, and a change of it must not look like its arrival
            boolean isListed = file != null && files.serves(use.path());
            return new Found(isListed ? new PictureUse(use.path(), use.size(), use.modified(), files.hash(use.path(), located.size()))
                    : new PictureUse(use.path(), null, null, null), null, "is not a picture that Recto serves",
                    "save it as JPEG, PNG, WebP, AVIF, GIF or SVG, and with such an ending");
        }
        try (PictureMemory.Share room = maker.room(Math.min(located.size(), maxSize))) {
            return read(file, use, located.size());
        } catch (OutOfMemoryError e) {
            return new Found(use, null, "takes more memory than there is (%s)".formatted(e.getMessage()),
                    "make it smaller, or give Recto more memory");
        }
    }

    private Found read(Path file, PictureUse use, long size) {
        byte[] bytes;
        try {
            bytes = bytes(file, size);
        } catch (IOException e) {
            return new Found(use, null, "cannot be read (%s)".formatted(e.getMessage()), "let the user that Recto runs as read it");
        }
        if (bytes == null) {
            return new Found(use, null,
                    "has %.1f MB, more than the %.1f MB that are allowed".formatted(size / 1048576.0, maxSize / 1048576.0),
                    "make it smaller, or raise recto.import.max-picture-size");
        }
        String hash = maker.hash(bytes);
        PictureUse read = new PictureUse(use.path(), use.size(), use.modified(), hash);
        try {
            Picture picture = picture(hash, bytes);
            return maker.remark(bytes).map(remark -> new Found(read, picture, remark.message(), remark.hint()))
                    .orElse(new Found(read, picture, "", ""));
        } catch (PictureException e) {
            return new Found(read, null, String.valueOf(e.getMessage()), e.hint());
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /**
     * Asks the store from one thread at a time. Each question takes a connection from the pool that pages need too, and on a machine with
     * many cores the threads that render articles would take all connections.
     */
    private Picture picture(String hash, byte[] bytes) throws PictureException, SQLException {
        if (store == null) {
            return maker.check(bytes);
        }
        Optional<Picture> stored;
        synchronized (store) {
            stored = store.find(hash);
        }
        if (stored.isPresent()) {
            return stored.get();
        }
        PictureMaker.Made made = maker.make(bytes);
        synchronized (store) {
            store.add(made);
        }
        return made.picture();
    }

    /** The hash of a file as it is now. @return null when the file cannot be read or is too large */
    public @Nullable String hash(String path, long size) {
        if (!PictureType.isNameOfOne(path)) {
            return files.hash(path, size);
        }
        try {
            byte[] bytes = bytes(root.resolve(path), size);
            return bytes == null ? null : maker.hash(bytes);
        } catch (IOException | OutOfMemoryError e) {
            // The articles that show the picture are rendered again, and that says what is wrong
            return null;
        }
    }

    /** Null when the file is too large. */
    private byte @Nullable [] bytes(Path file, long size) throws IOException {
        if (size > maxSize) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) Math.min(maxSize + 1, Integer.MAX_VALUE - 8));
            return bytes.length > maxSize ? null : bytes;
        }
    }
}
