package recto.connections;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * Leaves HTTP/2 to connections with TLS, where browsers use it. Without TLS no browser and hardly a proxy does, and what bounds the answers
 * of one connection ({@link RequestGate}) knows HTTP/1.1 only.
 */
@ApplicationScoped
class PlainHttp implements HttpServerOptionsCustomizer {

    private final HttpLimits limits;

    /** Only a mapping that is injected somewhere is there for {@link GuardedTransport} as well. */
    PlainHttp(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setSslHandshakeTimeout(limits.requestTimeout().toMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }
}
