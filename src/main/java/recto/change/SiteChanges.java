package recto.change;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import recto.article.Menu;
import recto.article.Visibility;
import recto.database.DatabaseAway;
import recto.database.Sql;
import recto.web.PageCache;

/**
 * Tells this node's page cache what changed, whoever changed it. The table site_change is what happened, in order; NOTIFY only says
 * that there is something to read, so a notification that was missed is made good by the next look.
 */
@ApplicationScoped
public class SiteChanges {

    /** What the importer notifies after each batch. */
    public static final String CHANNEL = "recto_site_change";

    /** The last change of an article, or the last moment at which one appeared or expired by itself. */
    private static final String LAST_MODIFIED = """
            select greatest((select max(changed_at) from article),
                            (select max(publish_at) from article where publish_at <= :now),
                            (select max(expire_at) from article where expire_at <= :now)) as moment""";

    private static final Logger LOG = Logger.getLogger(SiteChanges.class);
    /** How long a node waits for a notification before it looks by itself. */
    private static final Duration POLL = Duration.ofSeconds(2);
    /** Rows are kept for a day; who was away for nearly as long cannot know what it missed. */
    private static final Duration MEMORY = Duration.ofHours(20);

    private final DataSource database;
    private final PageCache pages;
    private final Menu menu;
    private final Clock clock;
    private final boolean enabled;
    private volatile Thread listener;
    /** Whether the listener has a connection on which it can be notified. */
    private volatile boolean isListening;

    /** Guarded by this, as are the two below. */
    private long lastRead = -1;
    private Instant readAt = Instant.EPOCH;
    private Instant nextChange = Instant.MAX;

    SiteChanges(Instance<DataSource> database, PageCache pages, Menu menu, Clock clock,
            @ConfigProperty(name = "quarkus.datasource.active", defaultValue = "true") boolean enabled) {
        this.enabled = enabled;
        this.database = enabled ? database.get() : null;
        this.pages = pages;
        this.menu = menu;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        if (enabled) {
            listener = new Thread(this::listen, "recto-site-changes");
            listener.setDaemon(true);
            listener.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        Thread thread = listener;
        if (thread != null) {
            listener = null;
            thread.interrupt();
            if (isListening) {
                wake();
            }
            thread.join(5_000);
        }
    }

    /** Ends the wait for a notification, which an interrupt does not. Other nodes look too, and find nothing new. */
    private void wake() {
        try (Sql sql = Sql.open(database)) {
            sql.run("notify " + CHANNEL);
        } catch (SQLException e) {
            LOG.debugf("The thread that listens for changes ends only after its wait of %d s: %s", POLL.toSeconds(), e.getMessage());
        }
    }

    /** Reads and applies what has been committed up to now: the page cache then has nothing of before. */
    public synchronized void read() throws SQLException {
        try (Sql sql = Sql.open(database)) {
            read(sql);
        }
    }

    /** @param article null where none is named */
    private record Change(long id, ChangeKind kind, Long article) {

        boolean isEverywhere() {
            return kind == ChangeKind.PAGE || kind == ChangeKind.EVERYTHING;
        }
    }

    private synchronized void read(Sql sql) throws SQLException {
        Instant now = clock.instant();
        boolean first = lastRead < 0 || readAt.isBefore(now.minus(MEMORY));
        List<Change> changes = List.of();
        long last = lastRead;
        if (first) {
            last = sql.of("select coalesce(max(id), 0) as last from site_change").first(row -> row.number("last")).orElseThrow();
        } else {
            changes = sql.of("select id, kind, article_id from site_change where id > :last order by id").number("last", lastRead)
                    .list(row -> new Change(row.number("id"), ChangeKind.valueOf(row.text("kind")), row.numberOrNull("article_id")));
            last = changes.isEmpty() ? last : changes.get(changes.size() - 1).id;
        }
        boolean due = !nextChange.isAfter(now);
        if (first || due || !changes.isEmpty()) {
            Instant lastModified = sql.of(LAST_MODIFIED).time("now", now).first(row -> row.time("moment")).orElse(Instant.EPOCH);
            nextChange = sql.of(Visibility.nextChange()).time("now", now).first(row -> row.time("moment")).orElse(Instant.MAX);
            // The menu stands on every page
            boolean everywhere = menu.read(sql, now) | first | changes.stream().anyMatch(Change::isEverywhere);
            if (everywhere) {
                pages.changed(lastModified, nextChange);
            } else {
                pages.changed(changes.stream().map(Change::article).filter(Objects::nonNull).collect(Collectors.toSet()), lastModified, nextChange);
            }
        }
        lastRead = last;
        readAt = now;
    }

    private void listen() {
        boolean isDown = false;
        while (listener == Thread.currentThread()) {
            // One of the pool's connections, kept: that way every setting of the data source holds for it as well
            try (Sql sql = Sql.open(database)) {
                sql.run("listen " + CHANNEL);
                isListening = true;
                while (listener == Thread.currentThread()) {
                    read(sql);
                    if (isDown) {
                        LOG.debug("The changes of other nodes are seen again");
                        isDown = false;
                    }
                    sql.connection().unwrap(PGConnection.class).getNotifications((int) untilNextLook().toMillis());
                }
                sql.run("unlisten *");
            } catch (SQLException e) {
                isListening = false;
                // That the database is away stands in the log already
                if (!isDown && listener == Thread.currentThread()) {
                    Logger.Level level = DatabaseAway.isCauseOf(e) ? Logger.Level.DEBUG : Logger.Level.WARN;
                    LOG.logf(level, "The changes of other nodes cannot be seen: %s", e.getMessage());
                    isDown = true;
                }
                pause();
            } catch (RuntimeException | Error e) {
                isListening = false;
                // Without this thread the node would show old pages for ever
                LOG.error("The changes of other nodes could not be read; it is tried again", e);
                pause();
            }
        }
    }

    /** Until the poll, or until an article appears or expires by itself. */
    private synchronized Duration untilNextLook() {
        Duration change = nextChange.equals(Instant.MAX) ? POLL : Duration.between(clock.instant(), nextChange).plusMillis(1);
        Duration wait = change.compareTo(POLL) < 0 ? change : POLL;
        return wait.compareTo(Duration.ZERO) > 0 ? wait : Duration.ofMillis(1);
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
