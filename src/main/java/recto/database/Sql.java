package recto.database;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** SQL statements over one JDBC connection. Their parameters have names: {@code sql.of("… where path = :path").text("path", path).list(…)}. */
public final class Sql implements AutoCloseable {

    private final Connection connection;
    /** Null while the limits of a page hold. */
    private @Nullable StatementLimits lifted;

    public Sql(Connection connection) {
        this.connection = connection;
    }

    /** Takes a connection from the pool; {@link #close} gives the connection back. */
    public static Sql open(DataSource database) throws SQLException {
        return new Sql(database.getConnection());
    }

    /** Takes a connection on which a statement may take longer than a page has time for, as those of an import do. */
    public static Sql openForLongWork(DataSource database) throws SQLException {
        Sql sql = open(database);
        try {
            sql.lifted = StatementLimits.lift(sql);
            return sql;
        } catch (SQLException e) {
            Connections.discard(sql.connection);
            if (database instanceof AgroalDataSource pool) {
                pool.flush(AgroalDataSource.FlushMode.IDLE);
            }
            throw e;
        }
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        if (lifted != null && !connection.isClosed()) {
            try {
                lifted.restore(this);
            } catch (SQLException e) {
                // With its limits lifted it would keep readers waiting
                Connections.discard(connection);
                return;
            }
        }
        connection.close();
    }

    /** Runs statements without parameters, one or several with a semicolon between them. */
    public void run(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** Work that may fail because the database does. */
    public interface Work<T> {
        T run() throws SQLException;
    }

    /** Runs the work in a transaction of its own, which is rolled back when the work throws. */
    public <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback();
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** @param text one statement, with parameters such as {@code :path} */
    public Query of(String text) {
        return new Query(text);
    }

    /** Makes an object from one row of a result. */
    public interface Mapper<T> {
        @Nullable
        T map(Row row) throws SQLException;
    }

    private interface Value {
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    /** Sets the parameters of one row of a batch. */
    public interface Binder<T> {
        void bind(Query query, T item) throws SQLException;
    }

    /** A statement and the values of its parameters. A value may be null: the setter determines its type. */
    public final class Query {
        private final NamedSql statement;
        private final Map<String, Value> values = new HashMap<>();
        private boolean isBinary;

        private Query(String named) {
            statement = NamedSql.of(named);
        }

        private Query set(String name, Value value) {
            values.put(name, value);
            return this;
        }

        public Query text(String name, @Nullable String value) {
            return set(name, (statement, index) -> statement.setString(index, value));
        }

        public Query number(String name, @Nullable Long value) {
            return set(name, (statement, index) -> statement.setObject(index, value, Types.BIGINT));
        }

        public Query integer(String name, @Nullable Integer value) {
            return set(name, (statement, index) -> statement.setObject(index, value, Types.INTEGER));
        }

        public Query flag(String name, boolean value) {
            return set(name, (statement, index) -> statement.setBoolean(index, value));
        }

        /** Sets a timestamptz; {@link Instant#MIN} and {@link Instant#MAX} are too far away for it. */
        public Query time(String name, @Nullable Instant value) {
            return set(name, (statement, index) -> statement.setObject(index, value == null ? null : value.atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE));
        }

        public Query bytes(String name, byte[] value) {
            return set(name, (statement, index) -> statement.setBytes(index, value));
        }

        public Query texts(String name, Collection<String> values) {
            return array(name, "text", values);
        }

        public Query numbers(String name, Collection<Long> values) {
            return array(name, "bigint", values);
        }

        /** @param type the type of an element as PostgreSQL names it; of these two the driver sends bytes, of others a text with each in quotes */
        public Query array(String name, String type, Collection<?> values) {
            return set(name, (statement, index) -> statement.setArray(index, connection.createArrayOf(type, values.stream()
                    .map(value -> value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value)
                    .toArray(type.equals("text") ? String[]::new : type.equals("bigint") ? Long[]::new : Object[]::new))));
        }

        /** Asks the driver for results in binary form from the first execution on: the text form of a bytea has twice its length. */
        public Query binary() {
            isBinary = true;
            return this;
        }

        private PreparedStatement prepare() throws SQLException {
            PreparedStatement prepared = bind(connection.prepareStatement(statement.text()));
            if (isBinary) {
                prepared.unwrap(PGStatement.class).setPrepareThreshold(-1);
            }
            return prepared;
        }

        private PreparedStatement bind(PreparedStatement prepared) throws SQLException {
            int index = 0;
            for (String name : statement.names()) {
                Value value = values.get(name);
                if (value == null) {
                    throw new IllegalStateException("The parameter :%s has no value in: %s".formatted(name, statement.text()));
                }
                value.bind(prepared, ++index);
            }
            return prepared;
        }

        /** @return how many rows were written; 0 for a statement that writes none */
        public int update() throws SQLException {
            try (PreparedStatement prepared = prepare()) {
                return prepared.execute() ? 0 : Math.max(0, prepared.getUpdateCount());
            }
        }

        /** Runs the statement once for each item, in one exchange with the database. */
        public <T> void batch(Collection<T> items, Binder<T> binder) throws SQLException {
            try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
                for (T item : items) {
                    binder.bind(this, item);
                    bind(prepared).addBatch();
                }
                prepared.executeBatch();
            }
        }

        public <T> List<T> list(Mapper<T> mapper) throws SQLException {
            List<T> found = new ArrayList<>();
            each(row -> found.add(mapper.map(row)));
            return found;
        }

        /** Runs statements with semicolons between them by one exchange, and gives the rows of each to a mapper of its own. */
        public void each(Mapper<?>... mappers) throws SQLException {
            try (PreparedStatement prepared = prepare()) {
                prepared.execute();
                for (Mapper<?> mapper : mappers) {
                    ResultSet rows = prepared.getResultSet();
                    for (Row row = new Row(rows); rows.next();) {
                        mapper.map(row);
                    }
                    prepared.getMoreResults();
                }
            }
        }

        /** @return what the mapper makes from the first row; empty without a row, and where the mapper returns null */
        public <T> Optional<T> first(Mapper<T> mapper) throws SQLException {
            try (PreparedStatement prepared = prepare(); ResultSet rows = prepared.executeQuery()) {
                return rows.next() ? Optional.ofNullable(mapper.map(new Row(rows))) : Optional.empty();
            }
        }
    }
}
