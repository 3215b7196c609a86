package recto.article;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import recto.web.PageCache;

/**
 * Tells this node's page cache what changed, whoever changed it. The table site_change is what happened, in order; NOTIFY only says
 * that there is something to read, so a notification that was missed is made good by the next look.
 */
@ApplicationScoped
public class SiteChanges {

    /** What the importer notifies after each batch. */
    public static final String CHANNEL = "recto_site_change";

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
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("notify " + CHANNEL);
        } catch (SQLException e) {
            LOG.debugf("The thread that listens for changes ends only after its wait of %d s: %s", POLL.toSeconds(), e.getMessage());
        }
    }

    /** Reads and applies what has been committed up to now; what this returns from has been seen. */
    public synchronized void read() throws SQLException {
        try (Connection connection = database.getConnection()) {
            read(connection);
        }
    }

    private synchronized void read(Connection connection) throws SQLException {
        Instant now = clock.instant();
        boolean first = lastRead < 0 || readAt.isBefore(now.minus(MEMORY));
        Set<String> paths = new HashSet<>();
        long last = lastRead;
        boolean everywhere = first;
        if (first) {
            last = number(connection, "select coalesce(max(id), 0) from site_change");
        } else {
            try (PreparedStatement changes = connection.prepareStatement("select id, path, is_page from site_change where id > ? order by id")) {
                changes.setLong(1, lastRead);
                try (ResultSet rows = changes.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getLong(1);
                        paths.add(rows.getString(2));
                        everywhere |= rows.getBoolean(3);
                    }
                }
            }
        }
        boolean due = !nextChange.isAfter(now);
        if (first || due || !paths.isEmpty()) {
            Instant lastModified = lastModified(connection, now);
            nextChange = nextChange(connection, now);
            // The menu stands on every page
            everywhere |= menu.read(connection, now);
            if (everywhere) {
                pages.changed(lastModified, nextChange);
            } else {
                pages.changed(paths, lastModified, nextChange);
            }
        }
        lastRead = last;
        readAt = now;
    }

    private void listen() {
        boolean isDown = false;
        while (listener == Thread.currentThread()) {
            // One of the pool's connections, kept: that way every setting of the data source holds for it as well
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                isListening = true;
                while (listener == Thread.currentThread()) {
                    read(connection);
                    if (isDown) {
                        LOG.info("The database answers again");
                        isDown = false;
                    }
                    connection.unwrap(PGConnection.class).getNotifications((int) untilNextLook().toMillis());
                }
                statement.execute("unlisten *");
            } catch (SQLException e) {
                isListening = false;
                if (!isDown && listener == Thread.currentThread()) {
                    LOG.warnf("Changes of other nodes are not seen while the database does not answer: %s", e.getMessage());
                    isDown = true;
                }
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

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The last change of an article, or the last moment at which one appeared or expired by itself. */
    private static Instant lastModified(Connection connection, Instant now) throws SQLException {
        Instant found = moment(connection, """
                select greatest((select max(changed_at) from article),
                                (select max(publish_at) from article where publish_at <= ?),
                                (select max(expire_at) from article where expire_at <= ?))""", now);
        return found == null ? Instant.EPOCH : found;
    }

    private static Instant nextChange(Connection connection, Instant now) throws SQLException {
        Instant found = moment(connection, """
                select least((select min(publish_at) from article where publish_at > ? and removed_at is null and not draft),
                             (select min(expire_at) from article where expire_at > ? and removed_at is null and not draft))""", now);
        return found == null ? Instant.MAX : found;
    }

    private static Instant moment(Connection connection, String sql, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            OffsetDateTime moment = now.atOffset(ZoneOffset.UTC);
            statement.setObject(1, moment);
            statement.setObject(2, moment);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                OffsetDateTime found = row.getObject(1, OffsetDateTime.class);
                return found == null ? null : found.toInstant();
            }
        }
    }
}
