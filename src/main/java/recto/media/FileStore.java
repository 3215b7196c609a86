package recto.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import recto.database.Sql;
import recto.http.UrlPath;
import recto.language.PercentEncoding;

/** Stores the files that lie beside articles and are no pictures, in pieces, so that none is ever in memory as a whole. */
@ApplicationScoped
public class FileStore {

    /** Where such a file is served, before its hash and its name. */
    public static final String ADDRESS = UrlPath.MEDIA + "file/";
    /** The bytes of a piece; the last one has less. */
    static final int PIECE = 64 * 1024;
    /** As many digits of the hash as those of pictures have. */
    private static final int DIGITS = 32;
    /** As with pictures. */
    private static final Duration KEPT_UNUSED = Duration.ofDays(30);

    /** Without a data source in a program that has no database, as {@code check} is. */
    private final Instance<DataSource> database;

    FileStore(Instance<DataSource> database) {
        this.database = database;
    }

    /** @param length in bytes */
    public record Facts(String type, long length) {}

    /** A name for the bytes of a file and its type, which is a part of its address: other bytes have another one. */
    public static String hash(Path file, String type) throws IOException {
        try (DigestInputStream in = digesting(file, type)) {
            in.transferTo(OutputStream.nullOutputStream());
            return hash(in);
        }
    }

    private static DigestInputStream digesting(Path file, String type) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((type + "\n").getBytes(StandardCharsets.UTF_8));
            return new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String hash(DigestInputStream in) {
        return HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, DIGITS);
    }

    /** @param file the path of the author's file, whose name ends the address */
    public static String address(String hash, String file) {
        return ADDRESS + hash + UrlPath.encode("/" + PercentEncoding.decoded(file.substring(file.lastIndexOf('/') + 1)));
    }

    /**
     * Stores a file in one transaction, unless it is stored already.
     *
     * @throws IOException where it cannot be read, or is no longer what the hash was made of
     */
    public void add(String hash, String type, Path file) throws SQLException, IOException {
        try (Sql sql = Sql.openForLongWork(database.get())) {
            sql.inTransaction(() -> {
                int added = sql.of("insert into file (hash, type, length) values (:hash, :type, 0) on conflict do nothing")
                        .text("hash", hash).text("type", type).update();
                return added == 0 ? 0L : write(sql, hash, type, file);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long write(Sql sql, String hash, String type, Path file) throws SQLException {
        long length = 0;
        try (DigestInputStream in = digesting(file, type)) {
            int position = 0;
            for (byte[] piece = next(in); piece.length > 0; piece = next(in)) {
                sql.of("insert into file_piece (hash, position, bytes) values (:hash, :position, :bytes)").text("hash", hash)
                        .integer("position", position++).bytes("bytes", piece).update();
                length += piece.length;
            }
            if (!hash(in).equals(hash)) {
                throw new IOException("it changed while it was read");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sql.of("update file set length = :length where hash = :hash").number("length", length).text("hash", hash).update();
        return length;
    }

    private static byte[] next(InputStream in) throws IOException {
        return in.readNBytes(PIECE);
    }

    Optional<Facts> find(String hash) throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return sql.of("select type, length from file where hash = :hash").text("hash", hash)
                    .first(row -> new Facts(row.text("type"), row.number("length")));
        }
    }

    /** What is known of these files, by hash; one that is not stored is not among them. */
    public Map<String, Facts> findAll(Collection<String> hashes) throws SQLException {
        Map<String, Facts> found = new HashMap<>();
        try (Sql sql = Sql.open(database.get())) {
            sql.of("select hash, type, length from file where hash = any(:hashes)").texts("hashes", hashes)
                    .list(row -> found.put(row.text("hash"), new Facts(row.text("type"), row.number("length"))));
        }
        return found;
    }

    /** @param position from 0 @return empty where the file has no such piece */
    Optional<byte[]> piece(String hash, int position) throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return piece(sql, hash, position);
        }
    }

    private static Optional<byte[]> piece(Sql sql, String hash, int position) throws SQLException {
        return sql.of("select bytes from file_piece where hash = :hash and position = :position").text("hash", hash)
                .integer("position", position).binary().first(row -> row.bytes("bytes"));
    }

    public static boolean isStored(Sql sql, String hash) throws SQLException {
        return sql.of("select from file where hash = :hash").text("hash", hash).first(row -> true).isPresent();
    }

    /** Writes a stored file piece by piece. */
    public static void write(Sql sql, String hash, OutputStream out) throws SQLException, IOException {
        int position = 0;
        for (Optional<byte[]> piece = piece(sql, hash, 0); piece.isPresent(); piece = piece(sql, hash, ++position)) {
            out.write(piece.get());
        }
    }

    /** Deletes the files that no article, author or tag has linked to for a month. It is called after an import that changed something. */
    public void forgetUnused(Instant now) throws SQLException {
        try (Sql sql = Sql.openForLongWork(database.get())) {
            sql.of("""
                    update file f set unused_since = case when f.unused_since is null then :now::timestamptz end
                     where (f.unused_since is null) <> (exists (select from article_picture a where a.hash = f.hash)
                            or exists (select from profile p where f.hash = any(p.pictures))
                            or exists (select from tag_text t where f.hash = any(t.pictures)))""").time("now", now).update();
            sql.of("delete from file where unused_since < :limit").time("limit", now.minus(KEPT_UNUSED)).update();
        }
    }
}
