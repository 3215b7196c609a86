package recto.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import recto.database.Sql;
import recto.site.SiteConfig;
import recto.web.Pagination;

/**
 * The ids of all listed articles in their order, kept in memory, so that the last page of the list is found as fast as the first one and
 * nothing has to be counted. The ids are read when a list is first asked for after a change of the site; for a hundred thousand articles
 * that takes some 20 ms, from an index alone, and 800 kB.
 *
 * <p>The statement that reads articles by their ids also checks the state of the site. When any node has changed the site since the ids
 * were
 * read, the ids are read again: no page mixes the order of one state with the articles of another.
 */
@ApplicationScoped
public class ArticleOrder {

    /**
     * The state of the site as a number. Each change of articles adds rows to this table in its own transaction, and one importer runs at a
     * time.
     */
    private static final String STATE = "(select coalesce(max(id), 0) from site_change)";

    /** Reads the articles with the ids ?2, or none when the state of the site is no longer ?3. */
    private static final String FROM = "from Article a where a.id in ?2 and cast(sql('" + STATE + "') as Long) = ?3 and "
            + Visibility.LISTED;

    /** The same condition in SQL. */
    private static final String CONDITION = "a.id = any(:ids) and " + STATE + " = :state and " + Visibility.listed("a");

    private static final String IDS = """
            select array_agg(id) as ids, array_agg(id) filter (where pinned) as pinned
              from (select a.id, a.pinned from article a where %s order by a.publish_at desc, a.id desc) newest_first"""
            .formatted(Visibility.listed("a"));

    private static final String TIMES = "select " + STATE
            + """
                     as state,
                    greatest((select max(publish_at) from article where publish_at <= :now), (select max(expire_at) from article where expire_at <= :now)) as changed,
                    (%s) as next_change"""
                    .formatted(Visibility.nextChange());

    /**
     * An order is kept for less than a day: rows of site_change are deleted after a day, and without rows the number of the state says
     * nothing.
     */
    private static final Duration LONGEST = Duration.ofHours(20);

    /**
     * @param state of the site for which this order holds
     * @param until the moment at which the next article appears or expires by itself, or earlier
     * @param ids of the articles, the newest first
     * @param pins the places of the pinned articles in ids
     */
    private record Order(long state, Instant from, Instant until, long[] ids, int[] pins) {

        boolean isOf(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }

        /** Translates a place in the list that begins with the pinned articles into a place in the order by date. */
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
     * Finds one page of the list of all articles: first the pinned articles, then the others, each once and with its number by date.
     *
     * @throws NotFoundException when there is no such page; the first page always exists
     */
    public FrontPage frontPage(int number, Instant when) {
        return read(when, (order, now) -> {
            Pagination pagination = new Pagination("", number, site.pageSize(), order.ids.length);
            int[] places = IntStream.range(pagination.offset(), Math.min(pagination.offset() + pagination.size(), order.ids.length))
                    .map(order::place).toArray();
            List<Long> ids = order.ids(Arrays.stream(places));
            List<ArticleSummary> articles = ids.isEmpty() ? List.of()
                    : ArticleSummary.list(CONDITION, "", now, ids.size(),
                            query -> query.numbers("ids", ids).number("state", order.state)).stream()
                            .sorted(Comparator.comparingInt(article -> ids.indexOf(article.id()))).toList();
            return articles.size() < ids.size() ? null : new FrontPage(IntStream.range(0, articles.size())
                    .mapToObj(i -> articles.get(i).withNumber(order.ids.length - places[i])).toList(), pagination);
        });
    }

    /** @param listed how many articles are listed in all */
    public record Whole(List<Article> articles, int listed) {}

    /** Finds the newest articles with their texts, the newest first. */
    public Whole findNewest(int limit, Instant when) {
        return read(when, (order, now) -> whole(order, 0, limit, ListOrder.NEWEST_FIRST, now));
    }

    /**
     * Lists articles with their texts, the oldest first.
     *
     * @param skipped how many older articles are left out
     * @throws NotFoundException when there are fewer than skipped + count articles
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

    /** Null when the order is out of date. */
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

    /** @param page makes a result of an order, or null when it finds the order out of date */
    private <T> T read(Instant when, BiFunction<Order, Instant, @Nullable T> page) {
        // The database keeps microseconds and would round
        Instant now = when.truncatedTo(ChronoUnit.MICROS);
        Order known = kept;
        // An empty order reads no articles and so would not notice that it is out of date
        if (known.ids.length > 0 && known.isOf(now)) {
            try {
                T found = page.apply(known, now);
                if (found != null) {
                    return found;
                }
                kept = NONE;
            } catch (NotFoundException e) {
                // There may be more articles now than in the kept order
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Order present = Article.getEntityManager().unwrap(Session.class).doReturningWork(connection -> find(connection, now));
            kept = present;
            return Objects.requireNonNull(page.apply(present, now), "The order is that of the only state which the transaction sees");
        });
    }

    /**
     * Finds the order as it is now. The transaction becomes one that sees no later state, so that the articles that are read in it fit the
     * order.
     */
    private Order find(Connection connection, Instant now) throws SQLException {
        Sql sql = new Sql(connection);
        sql.run("set transaction isolation level repeatable read");
        State state = sql.of(TIMES).time("now", now)
                .first(row -> new State(row.number("state"), row.timeOrNull("changed"), row.timeOrNull("next_change"))).orElseThrow();
        Order known = kept;
        return known.state == state.number && known.isOf(now) ? known : find(sql, state, now);
    }

    /**
     * @param changed and nextChange when an article last appeared or expired by itself, and when the next one will; null where none
     *     does
     */
    private record State(long number, @Nullable Instant changed, @Nullable Instant nextChange) {}

    private static Order find(Sql sql, State state, Instant now) throws SQLException {
        return sql.of(IDS).time("now", now).first(row -> {
            long[] ids = row.numbers("ids").stream().mapToLong(Long::longValue).toArray();
            List<Long> pinned = row.numbers("pinned");
            int[] pins = new int[pinned.size()];
            for (int place = 0, pin = 0; pin < pins.length; place++) {
                if (ids[place] == pinned.get(pin)) {
                    pins[pin++] = place;
                }
            }
            Instant from = state.changed == null ? Instant.MIN : state.changed;
            Instant longest = now.plus(LONGEST);
            Instant until = state.nextChange == null || longest.isBefore(state.nextChange) ? longest : state.nextChange;
            return new Order(state.number, from, until, ids, pins);
        }).orElseThrow();
    }
}
