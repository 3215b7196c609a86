package recto.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import recto.site.SiteConfig;
import recto.web.UrlPath;
import recto.article.Visibility;
import recto.database.Sql;

/**
 * Tells search engines which addresses have something new, or nothing any more.
 *
 * @see <a href="https://www.indexnow.org/documentation">IndexNow</a>
 */
@ApplicationScoped
class IndexNow {

    /** What one message takes. */
    private static final int MOST = 10_000;

    private final Instance<DataSource> database;
    private final IndexNowConfig config;
    private final SiteConfig site;
    private final Clock clock;
    private final boolean enabled;
    private final BackgroundJob job = new BackgroundJob("recto-indexnow");

    IndexNow(Instance<DataSource> database, IndexNowConfig config, SiteConfig site, Clock clock,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.database = database;
        this.config = config;
        this.site = site;
        this.clock = clock;
        this.enabled = serves && config.key().isPresent();
    }

    void start(@Observes StartupEvent start) {
        if (enabled) {
            job.start(this::look);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        job.stop();
    }

    /** In one transaction with the row that says how far they have been told: what fails is told the next time, what succeeds once. */
    void look() throws SQLException, IOException, InterruptedException {
        try (Connection connection = database.get().getConnection()) {
            connection.setAutoCommit(false);
            try {
                tell(connection);
                connection.commit();
            } catch (SQLException | IOException | InterruptedException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private void tell(Connection connection) throws SQLException, IOException, InterruptedException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (PreparedStatement told = connection.prepareStatement("select last_change, told_at from index_now for update skip locked");
                ResultSet row = told.executeQuery()) {
            if (!row.next()) {
                begin(connection, now);
                return;
            }
            List<String> addresses = new ArrayList<>();
            long last = changed(connection, row.getLong(1), row.getObject(2, OffsetDateTime.class), now, addresses);
            if (!addresses.isEmpty()) {
                post(addresses);
                try (PreparedStatement update = connection.prepareStatement("update index_now set last_change = ?, told_at = ?")) {
                    update.setLong(1, last);
                    update.setObject(2, now);
                    update.execute();
                }
            }
        }
    }

    /** They know the site as it is, or find it by themselves: what changes from now on is news. Nothing where another node holds the row. */
    private static void begin(Connection connection, OffsetDateTime now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into index_now (last_change, told_at) select coalesce(max(id), 0), ? from site_change on conflict do nothing""")) {
            insert.setObject(1, now);
            insert.execute();
        }
    }

    /** What is new, or is nothing any more: what an import changed, and what appeared or expired by itself since they were told. */
    private static final String CHANGED = """
            select max(id) as last, path from (
                select c.id, c.path from site_change c left join redirect r on r.path = c.path left join article a on a.id = r.article_id
                 where c.id > :since and c.kind in ('ARTICLE', 'PAGE') and (a.id is null or not a.draft and a.publish_at <= :now and %1$s)
                union all
                select 0, a.path from article a where not a.draft and a.removed_at is null and %1$s
                   and (a.publish_at > :told and a.publish_at <= :now or a.expire_at > :told and a.expire_at <= :now)) c
             where path is not null group by path order by 1 limit %2$d""".formatted(Visibility.indexable("a"), MOST);

    /** @return the last change that is among them */
    private long changed(Connection connection, long since, OffsetDateTime toldAt, OffsetDateTime now, List<String> addresses) throws SQLException {
        long last = since;
        record Changed(long last, String path) {}
        for (Changed changed : new Sql(connection).of(CHANGED).number("since", since).time("told", toldAt.toInstant()).time("now", now.toInstant())
                .text("site", site.url().toString()).list(row -> new Changed(row.number("last"), row.text("path")))) {
            last = Math.max(last, changed.last);
            addresses.add(site.absolute(UrlPath.encode(changed.path)));
        }
        return last;
    }

    private void post(List<String> addresses) throws IOException, InterruptedException {
        String key = config.key().orElseThrow();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("host", site.url().getHost());
        message.put("key", key);
        message.put("keyLocation", site.absolute("/" + key + ".txt"));
        message.put("urlList", addresses);
        job.post(HttpRequest.newBuilder(config.endpoint()).header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(message))));
    }
}
