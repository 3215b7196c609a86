package recto.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recto.database.UncheckedSqlException;
import recto.media.Picture;
import recto.media.PictureException;
import recto.media.PictureMaker;
import recto.media.PictureMemory;
import recto.media.PictureStore;
import recto.media.PictureType;

/** The pictures below the content folder, for one pass: nothing outside it, no hidden file, no link followed. */
public final class PictureFolder {

    /** A picture that every article shows is read once, and not once for each of them. */
    private static final int REMEMBERED = 1_000;

    /** @param picture null where there is none to show: the fault then says why, as it says what is strange about one that is shown */
    record Found(PictureUse use, Picture picture, String fault, String hint) {}

    private final Path root;
    private final PictureMaker maker;
    private final PictureStore store;
    private final long maxSize;
    private final Map<String, Found> found = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * @param store null where nothing is to be stored: the pictures are then only looked at
     * @param maxSize in bytes
     */
    public PictureFolder(Path root, PictureMaker maker, PictureStore store, long maxSize) {
        this.root = root;
        this.maker = maker;
        this.store = store;
        this.maxSize = maxSize;
    }

    /**
     * The path below the folder that a link leads to; empty when it leads out of it.
     *
     * @param file in which the link stands; one that begins with a slash counts from the folder itself
     */
    static Optional<String> resolve(String file, String link) {
        String path = link.replaceFirst("[?#].*$", "");
        try {
            path = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            // Then it is meant as it stands
        }
        Deque<String> parts = new ArrayDeque<>();
        String base = path.startsWith("/") || !file.contains("/") ? "" : file.substring(0, file.lastIndexOf('/'));
        for (String part : (base + "/" + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    /** @param path from {@link #resolve} */
    Found find(String path) {
        Found known = found.get(path);
        if (known == null) {
            known = look(path);
            found.put(path, known);
        }
        return known;
    }

    private Found look(String path) {
        Path file;
        BasicFileAttributes attributes;
        try {
            if (Stream.of(path.split("/")).anyMatch(part -> part.startsWith("."))) {
                return missing(path, "is hidden, because a part of its path begins with a dot", "rename it");
            }
            Path start = root.toRealPath();
            file = start.resolve(path);
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink() || !file.toRealPath().equals(file)) {
                return missing(path, "is a symbolic link, or lies behind one, and links are not followed", "put the file itself there");
            }
        } catch (IOException | InvalidPathException e) {
            return missing(path, "is not there", hint(path));
        }
        PictureUse use = new PictureUse(path, attributes.size(), attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS), null);
        if (!attributes.isRegularFile() || !PictureType.isNameOfOne(path)) {
            return missing(path, "is not a picture that Recto serves", "save it as JPEG, PNG, WebP, AVIF, GIF or SVG, and with such an ending");
        }
        try (PictureMemory.Share room = maker.room(Math.min(use.size(), maxSize))) {
            return read(file, use);
        } catch (OutOfMemoryError e) {
            return new Found(use, null, "takes more memory than there is (%s)".formatted(e.getMessage()), "make it smaller, or give Recto more memory");
        }
    }

    private Found read(Path file, PictureUse use) {
        byte[] bytes;
        try {
            bytes = bytes(file, use.size());
        } catch (IOException e) {
            return new Found(use, null, "cannot be read (%s)".formatted(e.getMessage()), "let the user that Recto runs as read it");
        }
        if (bytes == null) {
            return new Found(use, null, "has %.1f MB, more than the %.1f MB that are allowed".formatted(use.size() / 1048576.0, maxSize / 1048576.0),
                    "make it smaller, or raise recto.import.max-picture-size");
        }
        String hash = maker.hash(bytes);
        PictureUse read = new PictureUse(use.path(), use.size(), use.modified(), hash);
        try {
            Picture picture = picture(hash, bytes);
            return maker.remark(bytes).map(remark -> new Found(read, picture, remark.message(), remark.hint())).orElse(new Found(read, picture, null, null));
        } catch (PictureException e) {
            return new Found(read, null, e.getMessage(), e.hint());
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /**
     * One thread at a time asks the store: each takes a connection from the pool that pages need too, and on a machine with many cores all
     * the threads that render articles would take them all.
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

    /** Of a file as it is now. @return null where it cannot be told, as for one that is too large */
    public String hash(String path, long size) {
        try {
            byte[] bytes = bytes(root.resolve(path), size);
            return bytes == null ? null : maker.hash(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    /** Null when there are too many. */
    private byte[] bytes(Path file, long size) throws IOException {
        if (size > maxSize) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) Math.min(maxSize + 1, Integer.MAX_VALUE - 8));
            return bytes.length > maxSize ? null : bytes;
        }
    }

    private static Found missing(String path, String fault, String hint) {
        return new Found(new PictureUse(path, null, null, null), null, fault, hint);
    }

    /** The commonest mistake on a machine that does not mind. */
    private String hint(String path) {
        Path folder = root.resolve(path).getParent();
        if (folder == null) {
            return "put it there, or correct the path";
        }
        try (Stream<Path> files = Files.list(folder)) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            List<String> alike = files.map(file -> file.getFileName().toString()).filter(other -> other.equalsIgnoreCase(name)).limit(1).toList();
            return alike.stream().map("write it as the file is spelt: %s"::formatted).collect(Collectors.collectingAndThen(Collectors.joining(),
                    spelt -> spelt.isEmpty() ? "put it there, or correct the path" : spelt));
        } catch (IOException | InvalidPathException noSuchFolder) {
            return "put it there, or correct the path";
        }
    }
}
