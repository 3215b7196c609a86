package recto.connections;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import recto.settings.Setting;

/** How many connections the server has, and how long it waits for whoever is at their other end. */
@ConfigMapping(prefix = "recto.http")
public interface HttpLimits {

    List<Setting> SETTINGS = List.of(
            Setting.number("recto.http.max-connections", 1, 1_000_000),
            time("recto.http.request-timeout"), time("recto.http.send-timeout"), time("recto.http.idle-timeout"));

    private static Setting time(String name) {
        return new Setting(name,
                value -> Setting.time(name, "").accepts().test(value) && DurationConverter.parseDuration(value).toMillis() > 0,
                "a time such as 20s or 1m");
    }

    /** Connections at one time; more are refused. Each takes some kilobytes, up to some dozens while it is not read. */
    @WithDefault("4000")
    int maxConnections();

    /** From the first byte of a request to its last, the body included. */
    @WithDefault("20s")
    Duration requestTimeout();

    /** How long a reader may take nothing of an answer that waits. */
    @WithDefault("60s")
    Duration sendTimeout();

    /**
     * How long a connection stays open for the next request; five seconds at most while half of the connections are in use. It is longer
     * than most proxies keep their connections, so that none of them sends a request to a connection that has just been closed.
     */
    @WithDefault("75s")
    Duration idleTimeout();
}
