package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.qute.TemplateData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import recto.database.Row;
import recto.database.Sql;
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
@TemplateData
public record ArticleSummary(long id, String path, String title, @Nullable String teaser, @Nullable ShownPicture hero, boolean heroMissing,
        @Nullable String heroAlt,
        @Nullable String readTime, int minutes, @Nullable String lang, boolean pinned, Instant publishAt, boolean dated,
        @Nullable Long number,
        List<Author> authors,
        List<Tag> tags) {

    /** The length of a teaser, in characters. */
    private static final int TEASER = 220;
    /** What a cut text does not end with. A pattern for it took a tenth of a search's time, because it tried each blank of the text. */
    private static final String LOOSE = " \t\n\u000B\f\r!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /**
     * A list costs one statement. Hibernate took a third of the time of a page of a list for what this reads. The beginning of the text is enough for a teaser, and most articles have a description, so that their
     * text is not read from the disk.
     */
    private static final String QUERY = """
            select a.id, a.path, a.title, a.subtitle, a.description,
                   case when a.description is null and a.subtitle is null then substring(a.html, 1, 3000) end as beginning,
                   a.hero, a.hero_width, a.hero_height, a.hero_srcset, a.hero_webp, a.hero_missing, a.hero_alt, a.read_time, a.minutes, a.lang,
                   a.pinned, a.publish_at, a.dated, %s
              from article a %s
             where %%s %%s limit :limit"""
            .formatted(GroupsInRow.COLUMNS, GroupsInRow.JOINED);

    private static final String BY_ID = "a.id = any(:ids) and " + Visibility.published("a");

    public ArticleSummary withNumber(long number) {
        return new ArticleSummary(id, path, title, teaser, hero, heroMissing, heroAlt, readTime, minutes, lang, pinned,
                publishAt, dated, number,
                authors, tags);
    }

    static @Nullable String teaser(@Nullable String subtitle, @Nullable String description, @Nullable String beginning) {
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
        int end = kept.length();
        while (end > 0 && LOOSE.indexOf(kept.charAt(end - 1)) >= 0) {
            end--;
        }
        return kept.substring(0, end) + "…";
    }

    /** Lists the articles with these ids that a reader can see, pages of their own among them, in the order of the ids. */
    static List<ArticleSummary> listPublished(Sql sql, List<Long> ids, Instant now) throws SQLException {
        return ids.isEmpty() ? List.of() : inOrder(ids, list(sql, BY_ID, "", now, ids.size(), query -> query.numbers("ids", ids)));
    }

    /** The same, and by the same exchange another statement about {@code :ids}, whose rows the mapper gets. */
    public static List<ArticleSummary> listPublished(Sql sql, List<Long> ids, Instant now, String statement, Sql.Mapper<?> mapper)
            throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<ArticleSummary> articles = new ArrayList<>();
        sql.of(QUERY.formatted(BY_ID, "") + ";" + statement).numbers("ids", ids).time("now", now).integer("limit", ids.size())
                .each(row -> articles.add(read(row)), mapper);
        return inOrder(ids, articles);
    }

    private static List<ArticleSummary> inOrder(List<Long> ids, List<ArticleSummary> articles) {
        return articles.stream().sorted(Comparator.comparingInt(article -> ids.indexOf(article.id))).toList();
    }

    /** As the method below, on the connection of the transaction, where there is one. */
    static List<ArticleSummary> list(String condition, String order, Instant now, int limit, UnaryOperator<Sql.Query> more) {
        return Panache.getSession().doReturningWork(connection -> list(new Sql(connection), condition, order, now, limit, more));
    }

    /**
     * Lists articles by one statement.
     *
     * @param condition SQL over {@code a}, with the present moment as {@code :now}
     * @param order SQL over {@code a}, or empty
     * @param more sets the other parameters of the condition
     */
    static List<ArticleSummary> list(Sql sql, String condition, String order, Instant now, int limit, UnaryOperator<Sql.Query> more)
            throws SQLException {
        return more.apply(sql.of(QUERY.formatted(condition, order))).time("now", now).integer("limit", limit).list(ArticleSummary::read);
    }

    private static ArticleSummary read(Row row) throws SQLException {
        return new ArticleSummary(row.number("id"), row.text("path"), row.text("title"),
                teaser(row.textOrNull("subtitle"), row.textOrNull("description"), row.textOrNull("beginning")),
                ShownPicture.of(row.textOrNull("hero"), row.integerOrNull("hero_width"), row.integerOrNull("hero_height"),
                        row.textOrNull("hero_srcset"), row.textOrNull("hero_webp")),
                row.flag("hero_missing"), row.textOrNull("hero_alt"), row.textOrNull("read_time"), row.integer("minutes"),
                row.textOrNull("lang"), row.flag("pinned"), row.time("publish_at"), row.flag("dated"), null,
                GroupsInRow.authors(row), GroupsInRow.tags(row));
    }
}
