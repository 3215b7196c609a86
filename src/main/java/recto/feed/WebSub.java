package recto.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
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
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import recto.article.Visibility;
import recto.site.SiteConfig;
import recto.web.UrlPath;

/**
 * Tells the hub of each feed that changed, once, whether an import changed it or the clock: what it is to be told is in the database, so
 * that it is told after a crash too, and by one node of several.
 *
 * @see <a href="https://www.w3.org/TR/websub/#publishing">WebSub, section 6</a>
 */
@ApplicationScoped
class WebSub {

    private static final Logger LOG = Logger.getLogger(WebSub.class);
    /** Any number that no other program on this database uses. */
    private static final long LOCK = 0x526563746f48L;
    /** An import commits after the moment that its changes carry; none takes longer than this. */
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final int ATTEMPTS = 8;
    private static final int BATCH = 50;

    /** Every feed that changed since ?1 up to the moment ?2, and when: only what can have changed is looked at. */
    private static final String CHANGED = """
            with seen as (select cast(? as timestamptz) as since, cast(? as timestamptz) as now),
                 moved as (select a.id,
                                  greatest(case when a.publish_at <= now then a.publish_at end, case when a.expire_at <= now then a.expire_at end) as moment
                             from article a, seen where %s
                              and (a.publish_at > since and a.publish_at <= now or a.expire_at > since and a.expire_at <= now)),
                 changed as (
                    select '' as path, greatest((select changed_at from site), (select max(moment) from moved)) as stamp
                    union all select '/tags/' || slug, changed_at from tag, seen where changed_at > since
                    union all select '/tags/' || t.slug, m.moment from moved m join article_tag x on x.article_id = m.id join tag t on t.id = x.tag_id
                    union all select '/authors/' || slug, changed_at from author, seen where changed_at > since
                    union all select '/authors/' || t.slug, m.moment from moved m join article_author x on x.article_id = m.id join author t on t.id = x.author_id)
            """.formatted(Visibility.listable("a"));

    private final Instance<DataSource> database;
    private final WebSubConfig config;
    private final SiteConfig site;
    private final Clock clock;
    private final boolean enabled;
    private final BackgroundJob job = new BackgroundJob("recto-websub");

    WebSub(Instance<DataSource> database, WebSubConfig config, SiteConfig site, Clock clock,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.database = database;
        this.config = config;
        this.site = site;
        this.clock = clock;
        this.enabled = serves && config.hub().isPresent();
    }

    void start(@Observes StartupEvent start) {
        if (enabled) {
            job.start(this::look);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        job.stop();
    }

    /** Notes what changed and tells the hub what is due, unless another node is about it. */
    void look() throws SQLException, IOException, InterruptedException {
        try (Connection connection = database.get().getConnection(); Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return;
                }
            }
            try {
                note(connection);
                for (String path : due(connection)) {
                    tell(connection, path);
                }
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private void note(Connection connection) throws SQLException {
        OffsetDateTime since = null;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select max(stamp) from feed_ping")) {
            row.next();
            since = row.getObject(1, OffsetDateTime.class);
        }
        // The first time the hub hears of the site's own feed; of the others when they next change
        boolean first = since == null;
        try (PreparedStatement insert = connection.prepareStatement(CHANGED + """
                insert into feed_ping (path, stamp, done, due_at)
                select path, max(stamp), ? and path <> '', now from changed, seen where stamp is not null group by path, now
                on conflict (path) do update set stamp = excluded.stamp, done = false, attempts = 0, due_at = excluded.due_at
                 where feed_ping.stamp < excluded.stamp""")) {
            insert.setObject(1, first ? Instant.EPOCH.atOffset(ZoneOffset.UTC) : since.minus(OVERLAP));
            insert.setObject(2, now());
            insert.setBoolean(3, first);
            insert.execute();
        }
    }

    private List<String> due(Connection connection) throws SQLException {
        List<String> paths = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select path from feed_ping where not done and due_at <= ? order by due_at limit " + BATCH)) {
            query.setObject(1, now());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    paths.add(rows.getString(1));
                }
            }
        }
        return paths;
    }

    /** In all formats; a format that was told before another failed is told again with it. */
    private void tell(Connection connection, String path) throws SQLException, InterruptedException {
        try {
            for (FeedFormat format : FeedFormat.values()) {
                String topic = site.absolute(UrlPath.encode(path)) + "/" + format.file;
                URI hub = config.hub().orElseThrow();
                job.post(HttpRequest.newBuilder(hub).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(
                        "hub.mode=publish&hub.url=" + URLEncoder.encode(topic, StandardCharsets.UTF_8))));
            }
            update(connection, "update feed_ping set done = true where path = ?", path);
            LOG.infof("The hub was told that the feeds at %s/ changed", site.absolute(UrlPath.encode(path)));
        } catch (IOException e) {
            LOG.warnf("The hub was not told that the feeds at %s/ changed: %s", site.absolute(UrlPath.encode(path)), e.getMessage());
            // A minute, two, four ...: after about four hours the next change has to do
            update(connection, """
                    update feed_ping set attempts = attempts + 1, done = attempts + 1 >= %d, due_at = ? + interval '1 minute' * power(2, attempts)
                     where path = ?""".formatted(ATTEMPTS), now(), path);
        }
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            update.execute();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
