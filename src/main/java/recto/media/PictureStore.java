package recto.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import recto.database.Sql;
import recto.image.PictureType;

/** Stores pictures in the database and reads them. */
@ApplicationScoped
public class PictureStore {

    /** Feed readers and shared caches still ask for a picture some time after its article shows another one. */
    private static final Duration KEPT_UNUSED = Duration.ofDays(30);

    /** Without a data source in a program that has no database, as {@code check} is. */
    private final Instance<DataSource> database;

    PictureStore(Instance<DataSource> database) {
        this.database = database;
    }

    public Optional<Picture> find(String hash) throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return sql.of("select type, width, height, variants from picture where hash = :hash").text("hash", hash)
                    .first(row -> new Picture(hash, PictureType.valueOf(row.text("type")), row.integer("width"), row.integer("height"),
                            row.texts("variants")));
        }
    }

    /** Stores a picture with its files in one transaction. A picture that is stored already stays as it is. */
    public void add(PictureMaker.Made made) throws SQLException {
        Picture picture = made.picture();
        try (Sql sql = Sql.openForLongWork(database.get())) {
            sql.inTransaction(() -> {
                int added = sql.of("""
                        insert into picture (hash, type, width, height, variants) values (:hash, :type, :width, :height, :variants)
                        on conflict do nothing""").text("hash", picture.hash()).text("type", picture.type().name())
                        .integer("width", picture.width())
                        .integer("height", picture.height()).texts("variants", picture.variants()).update();
                if (added == 0) {
                    return added;
                }
                for (PictureFile file : made.files()) {
                    sql.of("insert into picture_file (hash, variant, type, bytes) values (:hash, :variant, :type, :bytes)")
                            .text("hash", picture.hash())
                            .text("variant", file.variant()).text("type", file.type().mediaType()).bytes("bytes", file.bytes()).update();
                }
                return added;
            });
        }
    }

    /**
     * The bytes of a file, or the part of them that was asked for.
     *
     * @param type the media type
     * @param length of the whole file, in bytes
     * @param start where the part begins, in bytes from the beginning of the file
     */
    record Stretch(String type, long length, long start, byte[] bytes) {}

    /** Reads a part of a file in one statement that transfers no more than the range asks for. */
    Optional<Stretch> read(String hash, String variant, ByteRange range) throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return sql
                    .of("""
                            select type, length, start, substring(bytes from start + 1 for :count) as bytes from (
                                select type, bytes, octet_length(bytes) as length, case when :first < 0 then greatest(0, octet_length(bytes) + :first) else :first end as start
                                  from picture_file where hash = :hash and variant = :variant) f""")
                    .integer("count", range.count()).integer("first", range.first())
                    .text("hash", hash).text("variant", variant).binary()
                    .first(row -> new Stretch(row.text("type"), row.number("length"), row.number("start"), row.bytes("bytes")));
        }
    }

    /** Deletes the pictures that no article, author or tag has shown for a month. It is called after an import that changed something. */
    public void forgetUnused(Instant now) throws SQLException {
        try (Sql sql = Sql.openForLongWork(database.get())) {
            sql.of("""
                    update picture p set unused_since = case when p.unused_since is null then :now::timestamptz end
                     where (p.unused_since is null) <> (exists (select from article_picture a where a.hash = p.hash)
                            or exists (select from profile f where p.hash = any(f.pictures))
                            or exists (select from tag_text t where p.hash = any(t.pictures))
                            or exists (select from remote_picture r where r.hash = p.hash))""").time("now", now).update();
            sql.of("delete from picture where unused_since < :limit").time("limit", now.minus(KEPT_UNUSED)).update();
        }
    }
}
