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

    void stop(@Observes ShutdownEvent stop) {
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

    /** @return the last change that is among them */
    private long changed(Connection connection, long since, OffsetDateTime toldAt, OffsetDateTime now, List<String> addresses) throws SQLException {
        long last = since;
        try (PreparedStatement query = connection.prepareStatement("""
                select max(id), path from (
                    select c.id, c.path from site_change c left join redirect r on r.path = c.path left join article a on a.id = r.article_id
                     where c.id > ? and c.own and (a.id is null or not a.draft and not a.noindex and a.publish_at <= ? and (a.canonical_url is null or a.canonical_url = ? || a.path))
                    union all
                    select 0, path from article where not draft and not noindex and removed_at is null and (canonical_url is null or canonical_url = ? || path)
                       and (publish_at > ? and publish_at <= ? or expire_at > ? and expire_at <= ?)) c
                 where path <> '' group by path order by 1 limit %d""".formatted(MOST))) {
            Object[] values = {since, now, site.url().toString(), site.url().toString(), toldAt, now, toldAt, now};
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    last = Math.max(last, rows.getLong(1));
                    addresses.add(site.absolute(UrlPath.encode(rows.getString(2))));
                }
            }
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
