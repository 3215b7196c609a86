package recto.connections;

import io.netty.bootstrap.ServerBootstrap;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts {@link Connections} between the listening socket and Vert.x. Vert.x finds this class as a service. Its own hooks are too late: the
 * earliest that an application has is called with a complete request, and some connections never send one. The transport is always that of
 * the JDK, so the setting quarkus.vertx.prefer-native-transport has no effect.
 */
public class GuardedTransport extends JDKTransport implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(this);
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        HttpLimits limits = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(HttpLimits.class);
        bootstrap.handler(new Connections(limits));
    }
}
