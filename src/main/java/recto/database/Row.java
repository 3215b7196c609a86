package recto.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a result. It is given to a {@link Sql.Mapper} and is valid until the mapper returns. */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** Of a column that is never null. */
    public String text(String column) throws SQLException {
        return rows.getString(column);
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    /** 0 where the column is null. */
    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    public @Nullable Long numberOrNull(String column) throws SQLException {
        return rows.getObject(column, Long.class);
    }

    /** 0 where the column is null. */
    public int integer(String column) throws SQLException {
        return rows.getInt(column);
    }

    public @Nullable Integer integerOrNull(String column) throws SQLException {
        return rows.getObject(column, Integer.class);
    }

    /** 0 where the column is null. */
    public double real(String column) throws SQLException {
        return rows.getDouble(column);
    }

    /** False where the column is null. */
    public boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    /** The value of a timestamptz that is never null. */
    public Instant time(String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The value of a timestamptz. */
    public @Nullable Instant timeOrNull(String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The values of an array of bigint; empty where the column is null. */
    public List<Long> numbers(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }

    /** The value of a bytea that is never null. */
    public byte[] bytes(String column) throws SQLException {
        return rows.getBytes(column);
    }

    /** The values of an array of text; empty where the column is null. */
    public List<String> texts(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
