package recto.article;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.site.SiteConfig;

/**
 * The pages that search engines may list, in parts by number of the row: a part keeps its pages when others are added at the end.
 *
 * <p>The list knows of these kinds, and leaves to its caller the pages of which there is one each.
 */
public enum Indexed {

    /** Articles, and pages of their own such as "about". */
    ARTICLES("a.id", "from Article a where " + Visibility.PUBLISHED + " and " + Visibility.INDEXABLE, "a.path", ""),
    TAGS("x.id", "from Article a join a.tags x where " + Visibility.LISTED, "x.slug", "/tags/"),
    AUTHORS("x.id", "from Article a join a.authors x where " + Visibility.LISTED, "x.slug", "/authors/"),
    SERIES("x.id", "from Article a join a.series x where " + Visibility.LISTED, "x.slug", "/series/");

    /** Row numbers in a part, and so the most pages that it has; a page takes some 150 bytes in a sitemap. */
    public static final int PART = 10_000;

    /**
     * @param path of this site
     * @param modified when what it shows last changed for a reader
     */
    @RegisterForReflection
    public record Page(String path, Instant modified) {}

    /**
     * @param number from 1
     * @param modified when the last of its pages changed
     */
    @RegisterForReflection
    public record Part(Long number, Instant modified) {}

    /** The last change that its author speaks of; never that of the file, nor of a new rendering, and no moment that is still to come. */
    private static final String MODIFIED = "max(case when a.updatedAt > a.publishAt and a.updatedAt <= ?1 then a.updatedAt else a.publishAt end)";

    private final String id;
    private final String from;
    private final String name;
    private final String base;

    Indexed(String id, String from, String name, String base) {
        this.id = id;
        this.from = from;
        this.name = name;
        this.base = base;
    }

    /** Those with at least one page. */
    public List<Part> listParts(SiteConfig site, Instant now) {
        return query("select (%1$s - 1) / %2$d + 1, %3$s %4$s group by 1 order by 1".formatted(id, PART, MODIFIED, from),
                Part.class, site, now).getResultList();
    }

    /** At most {@link #PART}; empty where there is no such part. */
    public List<Page> listPages(SiteConfig site, Instant now, int part) {
        return query("select concat('%1$s', %2$s), %3$s %4$s and %5$s between %6$d and %7$d group by %5$s, %2$s order by %5$s"
                .formatted(base, name, MODIFIED, from, id, (part - 1L) * PART + 1, (long) part * PART), Page.class, site, now)
                .getResultList();
    }

    /** When the list of all articles last changed; null without articles. */
    public static @Nullable Instant lastModified(Instant now) {
        return Article.getEntityManager().createQuery("select " + MODIFIED + " from Article a where " + Visibility.LISTED, Instant.class)
                .setParameter(1, now).getSingleResult();
    }

    private <T> TypedQuery<T> query(String hql, Class<T> type, SiteConfig site, Instant now) {
        var query = Article.getEntityManager().createQuery(hql, type).setParameter(1, now);
        return this == ARTICLES ? query.setParameter(2, site.url().toString()) : query;
    }
}
