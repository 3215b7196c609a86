package recto.look;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import recto.cache.PageCache;
import recto.site.BackgroundTimer;

/** Decides when to look at the folder of the theme. Each node has a folder of its own, and drops its own pages when that changes. */
@ApplicationScoped
class ThemeJob {

    private static final Logger LOG = Logger.getLogger(ThemeJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** The order of the filter: it runs before the page cache answers. */
    private static final int BEFORE_THE_CACHE = 150;

    private final ThemeFolder folder;
    private final ThemeConfig config;
    private final PageCache pages;
    private final Clock clock;
    private final BackgroundTimer timer = new BackgroundTimer("recto-theme");

    ThemeJob(ThemeFolder folder, ThemeConfig config, PageCache pages, Clock clock) {
        this.folder = folder;
        this.config = config;
        this.pages = pages;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        if (!folder.isUsed()) {
            return;
        }
        pages.restyled(folder.theme().modified());
        if (!config.edit()) {
            timer.start(PAUSE, PAUSE, this::refresh);
        }
    }

    void register(@Observes Filters filters) {
        if (folder.isUsed()) {
            filters.register(request -> {
                if (config.edit()) {
                    refresh();
                }
                request.next();
            }, BEFORE_THE_CACHE);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        timer.stop();
    }

    void refresh() {
        try {
            if (folder.refresh()) {
                pages.restyled(clock.instant());
                LOG.infof("The theme has changed; %d of its files are in use", folder.theme().files().size());
            }
        } catch (RuntimeException | Error e) {
            LOG.error("The folder of the theme could not be read; the next look comes in two seconds", e);
        }
    }
}
