package recto.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.site.SiteConfig;

/**
 * The pages that search engines may list, in parts by the id of the row: a part keeps its pages when others are added at the end.
 *
 * <p>Only the kinds of which a site has many are here; the caller adds pages such as the front page.
 */
public enum IndexablePages {

    /** Articles, and pages of their own such as "about". */
    ARTICLES("a.id", "from Article a where " + Visibility.PUBLISHED + " and " + Visibility.INDEXABLE
            + " and not (a.page and a.path = '" + Home.PATH + "')", "a.path", ""),
    TAGS("x.id", "from Article a join a.tags x where " + Visibility.LISTED, "x.slug", "/tags/"),
    AUTHORS("x.id", "from Article a join a.authors x where " + Visibility.LISTED, "x.slug", "/authors/"),
    SERIES("x.id", "from Article a join a.series x where " + Visibility.LISTED, "x.slug", "/series/");

    /** How many ids a part covers, and so the most pages that it can have. A page takes some 150 bytes in a sitemap. */
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
    @RegisterForReflection
    public record Part(Long number, @Nullable Instant modified) {}

    /**
     * The last change that the author knows of. The time of the file, a new rendering and a moment in the future do not count, and neither
     * does the import of a page without a date.
     */
    private static final String MODIFIED = "max(case when a.updatedAt <= ?1 and (a.updatedAt > a.publishAt or not a.dated) then a.updatedAt"
            + " when a.dated then a.publishAt end)";

    private final String id;
    private final String from;
    private final String name;
    private final String base;

    IndexablePages(String id, String from, String name, String base) {
        this.id = id;
        this.from = from;
        this.name = name;
        this.base = base;
    }

    /** Lists the parts that have at least one page. */
    public List<Part> listParts(SiteConfig site, Instant now) {
        return query("select (%1$s - 1) / %2$d + 1, %3$s %4$s group by 1 order by 1".formatted(id, PART, MODIFIED, from),
                Part.class, site, now).getResultList();
    }

    /** Lists the pages of a part, at most {@link #PART}; empty where there is no such part. */
    public List<Page> listPages(SiteConfig site, Instant now, int part) {
        return query("select concat('%1$s', %2$s), %3$s %4$s and %5$s between %6$d and %7$d group by %5$s, %2$s order by %5$s"
                .formatted(base, name, MODIFIED, from, id, (part - 1L) * PART + 1, (long) part * PART), Page.class, site, now)
                .getResultList();
    }

    /** The moment at which the list of all articles last changed; null without articles. */
    public static @Nullable Instant lastModified(Instant now) {
        return Article.getEntityManager().createQuery("select " + MODIFIED + " from Article a where " + Visibility.LISTED, Instant.class)
                .setParameter(1, now).getSingleResult();
    }

    private <T> TypedQuery<T> query(String hql, Class<T> type, SiteConfig site, Instant now) {
        var query = Article.getEntityManager().createQuery(hql, type).setParameter(1, now);
        return this == ARTICLES ? query.setParameter(2, site.url().toString()) : query;
    }
}
