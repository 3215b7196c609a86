package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.language.Excerpt;
import recto.media.ShownPicture;

/**
 * An article without its body, as lists show it.
 *
 * @param teaser the text below the title in a list: some three lines of the description, or else of the subtitle, or else the beginning of
 *     the text, cut at a word. Null where the article has none of them
 * @param heroMissing whether the author names a picture that is not there, or not there yet
 * @param lang null where it is the site's
 * @param minutes of reading, worked out from the number of words
 * @param dated false for a page whose publishAt is only the moment of its import
 * @param number of the article among all articles, or in its series, from the first one published; null in lists that show none
 * @param authors in the order of the front matter, as are tags
 */
@RegisterForReflection
@TemplateData
public record ArticleSummary(long id, String path, String title, @Nullable String teaser, @Nullable ShownPicture hero, boolean heroMissing,
        @Nullable String heroAlt,
        @Nullable String readTime, int minutes, @Nullable String lang, boolean pinned, Instant publishAt, boolean dated,
        @Nullable Long number,
        List<Author> authors,
        List<Tag> tags) {

    /** The length of a teaser, in characters. */
    private static final int TEASER = 220;

    private static final String COLUMNS = "a.id, a.path, a.title, a.subtitle, a.description,"
            // Enough for the beginning. Most articles have a description, and their text is not read from the disk
            + " case when a.description is null and a.subtitle is null then substring(a.html, 1, 3000) else null end, a.hero, a.heroWidth, a.heroHeight, a.heroSrcset,"
            + " a.heroWebp, a.heroMissing, a.heroAlt, a.readTime, a.minutes, a.lang, a.pinned, a.publishAt, a.dated";

    /** The query calls this constructor. */
    public ArticleSummary(Long id, String path, String title, @Nullable String subtitle, @Nullable String description,
            @Nullable String beginning, @Nullable String hero, @Nullable Integer heroWidth,
            @Nullable Integer heroHeight,
            @Nullable String heroSrcset, @Nullable String heroWebp, boolean heroMissing, @Nullable String heroAlt,
            @Nullable String readTime, int minutes,
            @Nullable String lang, boolean pinned,
            Instant publishAt, boolean dated) {
        this(id, path, title, teaser(subtitle, description, beginning), ShownPicture.of(hero, heroWidth, heroHeight, heroSrcset, heroWebp),
                heroMissing, heroAlt, readTime, minutes, lang, pinned, publishAt, dated, null, List.of(), List.of());
    }

    public ArticleSummary withNumber(long number) {
        return new ArticleSummary(id, path, title, teaser, hero, heroMissing, heroAlt, readTime, minutes, lang, pinned,
                publishAt, dated, number,
                authors, tags);
    }

    private static @Nullable String teaser(@Nullable String subtitle, @Nullable String description, @Nullable String beginning) {
        String whole = description != null ? description : subtitle;
        return whole != null ? teaser(whole) : beginning == null ? null : Excerpt.of(beginning);
    }

    /** As much of the text as stands below a title. */
    static String teaser(String whole) {
        return whole.codePointCount(0, whole.length()) <= TEASER ? whole : cut(whole);
    }

    /** Cuts the text itself. A style sheet would cut at a line, and a reader with letters of twice the size would lose half of the text. */
    private static String cut(String text) {
        String start = text.substring(0, text.offsetByCodePoints(0, TEASER));
        int space = start.lastIndexOf(' ');
        // Scripts that put no spaces between words say more with each character
        String kept = space > TEASER / 2 ? start.substring(0, space) : start.substring(0, start.offsetByCodePoints(0, TEASER / 2));
        return kept.replaceFirst("[\\s\\p{Punct}]+$", "") + "…";
    }

    /**
     * Lists articles by three statements, however many articles there are.
     *
     * @param from from-clause and condition over {@code a}, with the present moment as ?1
     * @param more values for ?2 and so on
     */
    static List<ArticleSummary> list(String from, String order, Instant now, int limit, Object... more) {
        EntityManager em = Panache.getEntityManager();
        var query = em.createQuery("select new recto.article.ArticleSummary(" + COLUMNS + ") " + from + order, ArticleSummary.class)
                .setParameter(1, now).setMaxResults(limit);
        for (int i = 0; i < more.length; i++) {
            query.setParameter(i + 2, more[i]);
        }
        List<ArticleSummary> found = query.getResultList();
        List<Long> ids = found.stream().map(ArticleSummary::id).toList();
        Map<Long, List<Author>> authors = related(em, "authors", ids, Author.class);
        Map<Long, List<Tag>> tags = related(em, "tags", ids, Tag.class);
        return found.stream()
                .map(a -> new ArticleSummary(a.id, a.path, a.title, a.teaser, a.hero, a.heroMissing, a.heroAlt, a.readTime,
                        a.minutes, a.lang, a.pinned, a.publishAt, a.dated, null, authors.getOrDefault(a.id, List.of()),
                        tags.getOrDefault(a.id, List.of())))
                .toList();
    }

    private static <T> Map<Long, List<T>> related(EntityManager em, String name, List<Long> ids, Class<T> type) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery("select a.id, x from Article a join a." + name + " x where a.id in ?1 order by a.id, index(x)", Object[].class)
                .setParameter(1, ids).getResultStream()
                .collect(Collectors.groupingBy(row -> (Long) row[0], Collectors.mapping(row -> type.cast(row[1]), Collectors.toList())));
    }
}
