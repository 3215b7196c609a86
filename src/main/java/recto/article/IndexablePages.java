package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import recto.database.Sql;
import recto.site.SiteConfig;

/**
 * The pages that search engines may list, in parts by the id of the row: a part keeps its pages when others are added at the end.
 *
 * <p>Only the kinds of which a site has many are here; the caller adds pages such as the front page.
 */
public enum IndexablePages {

    /** Articles, and pages of their own such as "about". */
    ARTICLES("article", "a.id",
            "from Article a where " + Visibility.PUBLISHED + " and " + Visibility.INDEXABLE + " and not (a.page and a.path = '"
                    + Home.PATH + "')",
            "a.path", "", "s.number = p.number - 1 and " + Visibility.published("a") + " and " + Visibility.indexable("a")
                    + " and not (a.is_page and a.path = '" + Home.PATH + "')"),
    TAGS("tag", "x.id", "from Article a join a.tags x where " + Visibility.LISTED, "x.slug", "/tags/", linked("tag")),
    AUTHORS("author", "x.id", "from Article a join a.authors x where " + Visibility.LISTED, "x.slug", "/authors/", linked("author")),
    SERIES("series", "x.id", "from Article a join a.series x where " + Visibility.LISTED, "x.slug", "/series/",
            "(a.series_id - 1) / 10000 = p.number - 1 and " + Visibility.listed("a"));

    /** How many ids a part covers, as the index article_modified has it too, and so the most pages that it can have. A page takes some 150 bytes in a sitemap. */
    public static final int PART = 10_000;

    /**
     * @param path of this site
     * @param modified when the page last changed for a reader; null for a page without a date
     */
    @RegisterForReflection
    public record Page(String path, @Nullable Instant modified) {}

    /**
     * @param number from 1
     * @param modified when a page of this part last changed; null where no page of it has a date
     */
    public record Part(Long number, @Nullable Instant modified) {}

    /**
     * The last change that the author knows of. The time of the file, a new rendering and a moment in the future do not count, and neither
     * does the import of a page without a date.
     */
    private static final String MODIFIED = "max(case when a.updatedAt <= ?1 and (a.updatedAt > a.publishAt or not a.dated) then a.updatedAt"
            + " when a.dated then a.publishAt end)";

    /** The same whatever the time, as the index article_modified has it. It is {@link #MODIFIED} for all that it does not put in the future. */
    private static final String LAST = "case when a.updated_at > a.publish_at or not a.dated then a.updated_at else a.publish_at end";

    /**
     * The parts with a page and the last change of each, read from the index article_modified: one article of each part, however many it has.
     * The parameters are the table of the pages and a condition over the article {@code a}, its part {@code s} and the part {@code p} of the
     * pages.
     */
    private static final String NEWEST = """
            select p.number, max(newest.modified) as modified
              from generate_series(1, (select (max(id) - 1) / 10000 + 1 from %1$s)) p (number)
             cross join generate_series(0, (select (max(id) - 1) / 10000 from article)) s (number)
             cross join lateral (
                (select %2$s as modified from article a where (a.id - 1) / 10000 = s.number and %2$s <= :now and %3$s order by 1 desc limit 1)
                union all
                (select max(a.publish_at) filter (where a.dated) from article a where (a.id - 1) / 10000 = s.number and %2$s > :now and %3$s having count(*) > 0)
                union all
                (select null from article a where (a.id - 1) / 10000 = s.number and %2$s is null and %3$s limit 1)) newest
             group by p.number order by p.number""";

    private final String table;
    private final String id;
    private final String from;
    private final String name;
    private final String base;
    private final String condition;

    IndexablePages(String table, String id, String from, String name, String base, String condition) {
        this.table = table;
        this.condition = condition;
        this.id = id;
        this.from = from;
        this.name = name;
        this.base = base;
    }

    private static String linked(String table) {
        return "exists (select from article_%1$s l where l.article_id = a.id and (l.%1$s_id - 1) / 10000 = p.number - 1) and "
                .formatted(table)
                + Visibility.listed("a");
    }

    /** Lists the parts that have at least one page. */
    public List<Part> listParts(SiteConfig site, Instant now) {
        return newest(table, condition, now, query -> this == ARTICLES ? query.text("site", site.url().toString()) : query);
    }

    private static List<Part> newest(String table, String condition, Instant now, UnaryOperator<Sql.Query> more) {
        return Panache.getSession().doReturningWork(connection -> more
                .apply(new Sql(connection).of(NEWEST.formatted(table, LAST, condition)).time("now", now))
                .list(row -> new Part(row.number("number"), row.timeOrNull("modified"))));
    }

    /** Lists the pages of a part, at most {@link #PART}; empty where there is no such part. */
    public List<Page> listPages(SiteConfig site, Instant now, int part) {
        return query("select concat('%1$s', %2$s), %3$s %4$s and %5$s between %6$d and %7$d group by %5$s, %2$s order by %5$s"
                .formatted(base, name, MODIFIED, from, id, (part - 1L) * PART + 1, (long) part * PART), Page.class, site, now)
                .getResultList();
    }

    /** The moment at which the list of all articles last changed; null without articles. */
    public static @Nullable Instant lastModified(Instant now) {
        return newest("article", "s.number = p.number - 1 and " + Visibility.listed("a"), now, query -> query).stream().map(Part::modified)
                .filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    private <T> TypedQuery<T> query(String hql, Class<T> type, SiteConfig site, Instant now) {
        var query = Article.getEntityManager().createQuery(hql, type).setParameter(1, now);
        return this == ARTICLES ? query.setParameter(2, site.url().toString()) : query;
    }
}
