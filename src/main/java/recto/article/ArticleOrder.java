package recto.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import recto.site.SiteConfig;
import recto.web.Pagination;

/**
 * The ids of all listed articles in their order, in memory: the last page of the list is then found as fast as the first one, and nobody
 * has to count. They are read when a list is first asked for after a change of the site; a hundred thousand take some 20 ms, from an
 * index alone, and 800 kB.
 *
 * <p>The state of the site that they are of is asked for in the very statement that reads articles by them. Where it is another by now,
 * whichever node changed it, they are read anew: no page is made of the order of one state and the articles of another.
 */
@ApplicationScoped
public class ArticleOrder {

    /** A change of articles adds rows there, in the same transaction, and there is one importer at a time. */
    private static final String STATE = "(select coalesce(max(id), 0) from site_change)";

    /** The articles ?2; none where the state of the site is another than ?3. */
    private static final String FROM = "from Article a where a.id in ?2 and cast(sql('" + STATE + "') as Long) = ?3 and "
            + Visibility.LISTED;

    private static final String IDS = "select array_agg(id), array_agg(id) filter (where pinned) from (select a.id, a.pinned from article a where "
            + Visibility.listed("a").replace(":now", "?") + " order by a.publish_at desc, a.id desc) newest_first";

    /** Rows of site_change are kept for a day; when all are gone, the number of a state says nothing. */
    private static final Duration LONGEST = Duration.ofHours(20);

    /**
     * @param state of the site, that this is true in
     * @param until when an article comes or goes by itself, or earlier
     * @param ids the newest first
     * @param pins where the pinned ones are in it
     */
    private record Order(long state, Instant from, Instant until, long[] ids, int[] pins) {

        boolean isOf(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }

        /** By date, of the article that has this place where the pinned ones come first. */
        int place(int front) {
            if (front < pins.length) {
                return pins[front];
            }
            int place = front - pins.length;
            for (int pin : pins) {
                place += pin <= place ? 1 : 0;
            }
            return place;
        }

        List<Long> ids(IntStream places) {
            return places.filter(place -> place < ids.length).mapToObj(place -> ids[place]).toList();
        }
    }

    private static final Order NONE = new Order(0, Instant.MAX, Instant.MIN, new long[0], new int[0]);

    private final SiteConfig site;
    private volatile Order kept = NONE;

    ArticleOrder(SiteConfig site) {
        this.site = site;
    }

    /**
     * One page of the list of all articles: those that are pinned first, then the others, each once, with the number that it has by date.
     * Three statements.
     *
     * @throws NotFoundException when there is no such page; the first one is always there
     */
    FrontPage frontPage(int number, Instant when) {
        return read(when, (order, now) -> {
            Pagination pagination = new Pagination("", number, site.pageSize(), order.ids.length);
            int[] places = IntStream.range(pagination.offset(), Math.min(pagination.offset() + pagination.size(), order.ids.length))
                    .map(order::place).toArray();
            List<Long> ids = order.ids(Arrays.stream(places));
            List<ArticleSummary> articles = ids.isEmpty() ? List.of()
                    : ArticleSummary.list(FROM, "", now, ids.size(), ids, order.state).stream()
                            .sorted(Comparator.comparingInt(article -> ids.indexOf(article.id()))).toList();
            return articles.size() < ids.size() ? null : new FrontPage(IntStream.range(0, articles.size())
                    .mapToObj(i -> articles.get(i).withFolio(order.ids.length - places[i])).toList(), pagination);
        });
    }

    /** @param listed how many there are in all */
    public record Whole(List<Article> articles, int listed) {}

    /** Whole articles, the newest first. */
    public Whole findNewest(int limit, Instant when) {
        return read(when, (order, now) -> whole(order, 0, limit, ListOrder.NEWEST_FIRST, now));
    }

    /**
     * So many articles whole, the oldest first, but for those that were published before them.
     *
     * @throws NotFoundException when there are not so many
     */
    public List<Article> listOldest(int skipped, int count, Instant when) {
        return read(when, (order, now) -> {
            int first = order.ids.length - skipped - count;
            if (first < 0) {
                throw new NotFoundException();
            }
            return whole(order, first, count, ListOrder.OLDEST_FIRST, now);
        }).articles;
    }

    /** Null where the order is true no more. */
    private static @Nullable Whole whole(Order order, int first, int limit, String by, Instant now) {
        List<Long> ids = order.ids(IntStream.range(first, first + limit));
        List<Article> articles = ids.isEmpty() ? List.of() : Article.list(FROM + by, now, ids, order.state);
        for (Article article : articles) {
            // The session may end before a feed is written
            Hibernate.initialize(article.authors);
            Hibernate.initialize(article.tags);
        }
        return articles.size() < ids.size() ? null : new Whole(articles, order.ids.length);
    }

    /** @param page makes something of an order that may be true no more, and null where it sees that it is not */
    private <T> T read(Instant when, BiFunction<Order, Instant, @Nullable T> page) {
        // As the database has it: it would round
        Instant now = when.truncatedTo(ChronoUnit.MICROS);
        Order known = kept;
        // That there is nothing is not found out by reading articles, but below
        if (known.ids.length > 0 && known.isOf(now)) {
            try {
                T found = page.apply(known, now);
                if (found != null) {
                    return found;
                }
                kept = NONE;
            } catch (NotFoundException e) {
                // There may be more articles by now
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Order present = Article.getEntityManager().unwrap(Session.class).doReturningWork(connection -> find(connection, now));
            kept = present;
            return Objects.requireNonNull(page.apply(present, now), "The order is that of the only state which the transaction sees");
        });
    }

    /** The present order, and makes the transaction one that sees no other. */
    private Order find(Connection connection, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
        }
        OffsetDateTime moment = now.atOffset(ZoneOffset.UTC);
        try (PreparedStatement state = connection.prepareStatement("select " + STATE
                + """
                        , greatest((select max(publish_at) from article where publish_at <= ?), (select max(expire_at) from article where expire_at <= ?)),
                        least((select min(publish_at) from article where publish_at > ?), (select min(expire_at) from article where expire_at > ?))""")) {
            for (int i = 1; i <= 4; i++) {
                state.setObject(i, moment);
            }
            try (ResultSet row = state.executeQuery()) {
                row.next();
                Order known = kept;
                return known.state == row.getLong(1) && known.isOf(now) ? known
                        : find(connection, now, row.getLong(1), instant(row, 2, Instant.MIN), instant(row, 3, Instant.MAX));
            }
        }
    }

    private static Order find(Connection connection, Instant now, long state, Instant from, Instant until) throws SQLException {
        try (PreparedStatement listed = connection.prepareStatement(IDS)) {
            listed.setObject(1, now.atOffset(ZoneOffset.UTC));
            listed.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = listed.executeQuery()) {
                row.next();
                long[] ids = numbers(row, 1);
                long[] pinned = numbers(row, 2);
                int[] pins = new int[pinned.length];
                for (int place = 0, pin = 0; pin < pins.length; place++) {
                    if (ids[place] == pinned[pin]) {
                        pins[pin++] = place;
                    }
                }
                Instant longest = now.plus(LONGEST);
                return new Order(state, from, until.isBefore(longest) ? until : longest, ids, pins);
            }
        }
    }

    private static long[] numbers(ResultSet row, int column) throws SQLException {
        return row.getArray(column) == null ? new long[0]
                : Stream.of((Long[]) row.getArray(column).getArray()).mapToLong(Long::longValue).toArray();
    }

    private static Instant instant(ResultSet row, int column, Instant otherwise) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? otherwise : found.toInstant();
    }
}
