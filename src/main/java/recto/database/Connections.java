package recto.database;

import static io.agroal.api.configuration.AgroalDataSourceConfiguration.DataSourceImplementation.AGROAL_POOLLESS;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Other connections like those of a pool, and the end of one that does not answer. */
final class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    private Connections() {}

    /** The same database, with a new connection for each that is asked for. @param properties of the driver, in place of those of the pool */
    static AgroalDataSource withoutPool(AgroalDataSource database, Map<String, String> properties, int most) {
        AgroalConnectionFactoryConfigurationSupplier connections = connectionsLike(database);
        properties.forEach(connections::jdbcProperty);
        return new io.agroal.pool.DataSource(new AgroalDataSourceConfigurationSupplier().dataSourceImplementation(AGROAL_POOLLESS)
                .connectionPoolConfiguration(pool -> pool.maxSize(most).connectionFactoryConfiguration(connections)).get());
    }

    /** A pool with the limits of this one, of connections to another address. It takes no part in transactions. */
    static AgroalDataSource poolLike(AgroalDataSource database, String url) {
        AgroalConnectionPoolConfiguration limits = database.getConfiguration().connectionPoolConfiguration();
        AgroalConnectionFactoryConfigurationSupplier connections = connectionsLike(database).jdbcUrl(url)
                .initialSql(limits.connectionFactoryConfiguration().initialSql());
        return new io.agroal.pool.DataSource(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(
                pool -> pool.maxSize(limits.maxSize()).acquisitionTimeout(limits.acquisitionTimeout()).reapTimeout(limits.reapTimeout())
                        .connectionFactoryConfiguration(connections))
                .get());
    }

    private static AgroalConnectionFactoryConfigurationSupplier connectionsLike(AgroalDataSource database) {
        AgroalConnectionFactoryConfiguration limited = database.getConfiguration().connectionPoolConfiguration()
                .connectionFactoryConfiguration();
        // Not copied as a whole: a copy has the same map of properties, and the pool would lose its limits
        AgroalConnectionFactoryConfigurationSupplier connections = new AgroalConnectionFactoryConfigurationSupplier()
                .jdbcUrl(limited.jdbcUrl())
                .connectionProviderClass(limited.connectionProviderClass()).principal(limited.principal());
        limited.credentials().forEach(connections::credential);
        limited.jdbcProperties().forEach((name, value) -> connections.jdbcProperty(name.toString(), value.toString()));
        return connections;
    }

    /** The pool drops a connection when it is closed after a call on it has failed; it does not count a missing sign of life as a failure. */
    static void discard(Connection connection) {
        try (connection) {
            ((Connection) connection.unwrap(PGConnection.class)).abort(Runnable::run);
            connection.createStatement();
        } catch (SQLException e) {
            LOG.debugf("A connection that does not answer was closed: %s", e.getMessage());
        }
    }
}
