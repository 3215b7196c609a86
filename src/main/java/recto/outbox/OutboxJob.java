package recto.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import recto.site.BackgroundTimer;
import recto.site.SiteConfig;

/** Looks after each recipient in a thread of its own, so that none waits for the answer of another, and no reader for any. */
@ApplicationScoped
class OutboxJob {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final List<BackgroundTimer> timers = new ArrayList<>();

    /** @param serves false when a command runs instead of the server */
    void start(@Observes StartupEvent start, Instance<Recipient> recipients, Instance<DataSource> database, SiteConfig site, Clock clock,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        for (Recipient recipient : recipients) {
            if (serves && recipient.isEnabled()) {
                BackgroundTimer timer = new BackgroundTimer("recto-" + recipient.name());
                timer.start(PAUSE, PAUSE, new Outbox(recipient, database, site, clock)::look);
                timers.add(timer);
            }
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        for (BackgroundTimer timer : timers) {
            timer.stop();
        }
    }
}
