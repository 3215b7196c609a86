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
import recto.media.ShownPicture;

/**
 * An article as lists show it, without the body.
 *
 * @param lang null where it is the site's
 * @param minutes of reading, counted
 * @param folio its number, counted from the first one published, of all articles or in its series; null where the list has none
 * @param authors in the order of the front matter; likewise tags
 */
@RegisterForReflection
@TemplateData
public record ArticleSummary(long id, String path, String title, @Nullable String subtitle, @Nullable String description,
        @Nullable ShownPicture hero, @Nullable String heroAlt,
        @Nullable String readTime, int minutes, @Nullable String lang, boolean pinned, Instant publishAt, @Nullable Long folio,
        List<Author> authors,
        List<Tag> tags) {

    /** In characters. */
    private static final int STANDFIRST = 220;

    private static final String COLUMNS = "a.id, a.path, a.title, a.subtitle, a.description, a.hero, a.heroWidth, a.heroHeight, a.heroSrcset,"
            + " a.heroWebp, a.heroAlt, a.readTime, a.minutes, a.lang, a.pinned, a.publishAt";

    /** Used by the query. */
    public ArticleSummary(Long id, String path, String title, @Nullable String subtitle, @Nullable String description,
            @Nullable String hero, @Nullable Integer heroWidth,
            @Nullable Integer heroHeight,
            @Nullable String heroSrcset, @Nullable String heroWebp, @Nullable String heroAlt, @Nullable String readTime, int minutes,
            @Nullable String lang, boolean pinned,
            Instant publishAt) {
        this(id, path, title, subtitle, description, ShownPicture.of(hero, heroWidth, heroHeight, heroSrcset, heroWebp),
                heroAlt, readTime, minutes, lang, pinned, publishAt, null, List.of(), List.of());
    }

    ArticleSummary withFolio(long folio) {
        return new ArticleSummary(id, path, title, subtitle, description, hero, heroAlt, readTime, minutes, lang, pinned, publishAt, folio,
                authors, tags);
    }

    /** What a list says of an article under its title: some three lines, and the rest left out at a word. */
    public @Nullable String standfirst() {
        String whole = description != null ? description : subtitle;
        return whole == null || whole.codePointCount(0, whole.length()) <= STANDFIRST ? whole : cut(whole);
    }

    /** In the text and not by the style sheet, which would cut at a line: twice the size, the half of it would be gone. */
    private static String cut(String text) {
        String start = text.substring(0, text.offsetByCodePoints(0, STANDFIRST));
        int space = start.lastIndexOf(' ');
        // Where no spaces part the words, each sign says more
        String kept = space > STANDFIRST / 2 ? start.substring(0, space) : start.substring(0, start.offsetByCodePoints(0, STANDFIRST / 2));
        return kept.replaceFirst("[\\s\\p{Punct}]+$", "") + "…";
    }

    /**
     * Three statements, however many articles there are.
     *
     * @param from from-clause and condition over {@code a}, with the present moment as ?1
     * @param more for ?2 and so on
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
        return found.stream().map(a -> new ArticleSummary(a.id, a.path, a.title, a.subtitle, a.description, a.hero, a.heroAlt, a.readTime,
                a.minutes, a.lang, a.pinned, a.publishAt, null, authors.getOrDefault(a.id, List.of()), tags.getOrDefault(a.id, List.of())))
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
