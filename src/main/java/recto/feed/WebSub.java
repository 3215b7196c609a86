package recto.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import recto.article.Visibility;
import recto.database.Sql;
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
    /** An import commits after the moment that its changes carry; none takes longer than this. */
    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final int ATTEMPTS = 8;
    private static final int BATCH = 50;

    /** Every feed that changed since a moment up to now, and when: only what can have changed is looked at. */
    private static final String CHANGED = """
            with seen as (select cast(:since as timestamptz) as since, cast(:now as timestamptz) as now),
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

    /** Notes what changed and tells the hub what is due. No connection is held while the hub answers, and no feed is told by two nodes. */
    void look() throws SQLException, InterruptedException {
        List<Due> due;
        try (Sql sql = Sql.open(database.get())) {
            note(sql);
            due = claim(sql);
        }
        for (Due feed : due) {
            if (tell(feed.path)) {
                try (Sql sql = Sql.open(database.get())) {
                    // Not of a change that came meanwhile
                    sql.of("update feed_ping set done = true where path = :path and stamp = :stamp").text("path", feed.path).time("stamp", feed.stamp).update();
                }
            }
        }
    }

    private void note(Sql sql) throws SQLException {
        Optional<Instant> since = sql.of("select max(stamp) as stamp from feed_ping").first(row -> row.time("stamp"));
        // The first time the hub hears of the site's own feed; of the others when they next change
        sql.of(CHANGED + """
                insert into feed_ping (path, stamp, done, due_at)
                select path, max(stamp), :first and path <> '', now from changed, seen where stamp is not null group by path, now order by path
                on conflict (path) do update set stamp = excluded.stamp, done = false, attempts = 0, due_at = excluded.due_at
                 where feed_ping.stamp < excluded.stamp""")
                .time("since", since.map(last -> last.minus(OVERLAP)).orElse(Instant.EPOCH)).time("now", clock.instant()).flag("first", since.isEmpty()).update();
    }

    /** A feed that the hub is to be told of. @param stamp when the feed changed */
    private record Due(String path, Instant stamp) {}

    /**
     * Takes the feeds that are due, so that no other node does. Each is due again after a minute, two, four ..., in case that this attempt fails
     * or this node ends before it succeeds; after about four hours the next change has to do.
     */
    private List<Due> claim(Sql sql) throws SQLException {
        return sql.of("""
                update feed_ping set attempts = attempts + 1, done = attempts + 1 >= :most, due_at = :now + interval '1 minute' * power(2, attempts)
                 where path in (select path from feed_ping where not done and due_at <= :now order by due_at limit :batch for update skip locked)
                returning path, stamp""").integer("most", ATTEMPTS).integer("batch", BATCH).time("now", clock.instant())
                .list(row -> new Due(row.text("path"), row.time("stamp")));
    }

    /** Tells the hub of all formats of a feed; a format that was told before another failed is told again with it. @return whether the hub has heard */
    private boolean tell(String path) throws InterruptedException {
        String feed = site.absolute(UrlPath.encode(path)) + "/";
        try {
            for (FeedFormat format : FeedFormat.values()) {
                job.post(HttpRequest.newBuilder(config.hub().orElseThrow()).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("hub.mode=publish&hub.url=" + URLEncoder.encode(feed + format.file, StandardCharsets.UTF_8))));
            }
            LOG.infof("The hub was told that the feeds at %s changed", feed);
            return true;
        } catch (IOException e) {
            LOG.warnf("The hub was not told that the feeds at %s changed: %s", feed, e.getMessage());
            return false;
        }
    }
}
