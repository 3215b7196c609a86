package recto.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** The pictures in the database. */
@ApplicationScoped
public class PictureStore {

    /** Feed readers and shared caches name a picture for some time after its article has another. */
    private static final Duration KEPT_UNUSED = Duration.ofDays(30);

    private final Instance<DataSource> database;

    PictureStore(Instance<DataSource> database) {
        this.database = database;
    }

    public Optional<Picture> find(String hash) throws SQLException {
        try (Connection connection = database.get().getConnection();
                PreparedStatement query = connection.prepareStatement("select type, width, height, variants from picture where hash = ?")) {
            query.setString(1, hash);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Picture(hash, PictureType.valueOf(row.getString(1)), row.getInt(2), row.getInt(3),
                        List.of((String[]) row.getArray(4).getArray()))) : Optional.empty();
            }
        }
    }

    /** In one transaction; one that is there already stays as it is. */
    public void add(PictureMaker.Made made) throws SQLException {
        Picture picture = made.picture();
        try (Connection connection = database.get().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into picture (hash, type, width, height, variants) values (?, ?, ?, ?, ?) on conflict do nothing");
                PreparedStatement file = connection.prepareStatement("insert into picture_file (hash, variant, type, bytes) values (?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            try {
                insert.setString(1, picture.hash());
                insert.setString(2, picture.type().name());
                insert.setInt(3, picture.width());
                insert.setInt(4, picture.height());
                insert.setArray(5, connection.createArrayOf("text", picture.variants().toArray()));
                if (insert.executeUpdate() > 0) {
                    for (PictureFile part : made.files()) {
                        file.setString(1, picture.hash());
                        file.setString(2, part.variant());
                        file.setString(3, part.type().mediaType());
                        file.setBytes(4, part.bytes());
                        file.executeUpdate();
                    }
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * A file of a picture, or a part of it.
     *
     * @param length of the whole, in bytes
     * @param start of the part
     */
    record Served(String type, long length, long start, byte[] bytes) {}

    /** One statement, which reads no more than is wanted. */
    Optional<Served> read(String hash, String variant, ByteRange range) throws SQLException {
        try (Connection connection = database.get().getConnection(); PreparedStatement query = connection.prepareStatement("""
                select type, length, start, substring(bytes from start + 1 for ?) from (
                    select type, bytes, octet_length(bytes) as length, case when ? < 0 then greatest(0, octet_length(bytes) + ?) else ? end as start
                      from picture_file where hash = ? and variant = ?) f""")) {
            // As bytes and not as digits, from the first time on
            query.unwrap(PGStatement.class).setPrepareThreshold(-1);
            query.setInt(1, range.count());
            query.setInt(2, range.first());
            query.setInt(3, range.first());
            query.setInt(4, range.first());
            query.setString(5, hash);
            query.setString(6, variant);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Served(row.getString(1), row.getLong(2), row.getLong(3), row.getBytes(4))) : Optional.empty();
            }
        }
    }

    /** After a pass that changed something: forgets the pictures that no article and no author has shown for a month. */
    public void forgetUnused(Instant now) throws SQLException {
        try (Connection connection = database.get().getConnection();
                PreparedStatement mark = connection.prepareStatement("""
                        update picture p set unused_since = case when p.unused_since is null then ?::timestamptz end
                         where (p.unused_since is null) <> (exists (select from article_picture a where a.hash = p.hash)
                                or exists (select from profile f where p.hash = any(f.pictures)))""");
                PreparedStatement delete = connection.prepareStatement("delete from picture where unused_since < ?")) {
            mark.setObject(1, now.atOffset(ZoneOffset.UTC));
            mark.executeUpdate();
            delete.setObject(1, now.minus(KEPT_UNUSED).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
