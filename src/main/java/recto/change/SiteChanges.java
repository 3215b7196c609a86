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
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import recto.article.Visibility;
import recto.cache.PageCache;
import recto.database.DatabaseAway;
import recto.database.DatabaseWatch;
import recto.database.Replica;
import recto.database.Sql;
import recto.pages.Menu;

/**
 * Tells this node's page cache what changed, whichever program changed it. The table site_change holds the changes in order. NOTIFY only
 * says that there is something to read, so the next look makes up for a missed notification.
 */
@ApplicationScoped
public class SiteChanges {

    /** The channel that the importer notifies after each batch. */
    public static final String CHANNEL = "recto_site_change";

    /**
     * The last change of an article, or the last moment at which one appeared or expired by itself; without articles, when the site was
     * made.
     */
    private static final String LAST_MODIFIED = """
            select greatest((select changed_at from site), (select max(changed_at) from article),
                            (select max(publish_at) from article where publish_at <= :now),
                            (select max(expire_at) from article where expire_at <= :now)) as moment""";

    private static final Logger LOG = Logger.getLogger(SiteChanges.class);
    /** How long a node waits for a notification before it reads the table anyway. */
    private static final Duration POLL = Duration.ofSeconds(2);
    /** Rows are kept for a day. A node that was away for nearly as long cannot know what it missed. */
    private static final Duration MEMORY = Duration.ofHours(20);

    private final @Nullable DataSource database;
    private final PageCache pages;
    private final Menu menu;
    private final Clock clock;
    private final DatabaseWatch watch;
    private final Replica replica;
    private final boolean enabled;
    private volatile @Nullable Thread listener;
    /** Whether the listener has a connection on which it can be notified. */
    private volatile boolean isListening;
    /** Whether it was logged that the database is away; used by the listener alone. */
    private boolean isDown;

    /** Guarded by this object, as are the two fields below. */
    private long lastRead = -1;
    private Instant readAt = Instant.EPOCH;
    private Instant nextChange = Instant.MAX;

    SiteChanges(Instance<DataSource> database, PageCache pages, Menu menu, Clock clock, DatabaseWatch watch, Replica replica,
            @ConfigProperty(name = "quarkus.datasource.active", defaultValue = "true") boolean enabled) {
        this.watch = watch;
        this.replica = replica;
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

    /** Ends the wait for a notification, which an interrupt does not end. Other nodes read the table too and find nothing new. */
    private void wake() {
        try (Sql sql = open()) {
            sql.run("notify " + CHANNEL);
        } catch (SQLException e) {
            LOG.debugf("The thread that listens for changes ends only after its wait of %d s: %s", POLL.toSeconds(), e.getMessage());
        }
    }

    /** Reads and applies all committed changes. After that the page cache has no page from before them. */
    public synchronized void read() throws SQLException {
        try (Sql sql = open()) {
            read(sql);
        }
    }

    private Sql open() throws SQLException {
        return Sql.open(Objects.requireNonNull(database, "Changes are asked for only where there is a database"));
    }

    /** @param article null where the change names none */
    private record Change(long id, ChangeKind kind, @Nullable Long article) {

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
        replica.needs(last);
        boolean due = !nextChange.isAfter(now);
        if (first || due || !changes.isEmpty()) {
            Instant lastModified = sql.of(LAST_MODIFIED).time("now", now).first(row -> row.timeOrNull("moment")).orElse(now);
            nextChange = sql.of(Visibility.nextChange()).time("now", now).first(row -> row.timeOrNull("moment")).orElse(Instant.MAX);
            // Every page shows the menu
            boolean everywhere = menu.read(sql, now) | first | changes.stream().anyMatch(Change::isEverywhere);
            if (everywhere) {
                pages.changed(lastModified, nextChange);
            } else {
                pages.changed(changes.stream().map(Change::article).filter(Objects::nonNull).collect(Collectors.toSet()), lastModified,
                        nextChange);
            }
        }
        menu.warnOfMissingPages(now);
        lastRead = last;
        readAt = now;
    }

    /** Without this thread the node would show outdated pages for ever, so nothing but the end of the program ends it. */
    private void listen() {
        while (listener == Thread.currentThread()) {
            try {
                listenUntilItFails();
            } catch (Throwable e) {
                isListening = false;
                survive(e);
            }
        }
    }

    private static void survive(Throwable e) {
        try {
            LOG.error("The changes of other nodes could not be read; it is tried again", e);
            pause();
        } catch (Throwable notEvenTheLog) {
            // There is no memory for a line in the log. The next attempt fails too and may be logged
            Thread.yield();
        }
    }

    private void listenUntilItFails() {
        // A connection of the pool, so that every setting of the data source holds for it too
        try (Sql sql = open()) {
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
            if (listener == Thread.currentThread()) {
                watch.lost(e);
            }
            // That the database is away stands in the log already
            if (!isDown && listener == Thread.currentThread()) {
                Logger.Level level = DatabaseAway.isCauseOf(e) ? Logger.Level.DEBUG : Logger.Level.WARN;
                LOG.logf(level, "The changes of other nodes cannot be seen: %s", e.getMessage());
                isDown = true;
            }
            pause();
        }
    }

    /** The time until the next poll, or until an article appears or expires by itself. */
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
