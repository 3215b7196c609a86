package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.qute.TemplateData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.database.Row;
import recto.database.Sql;

/**
 * The links to other articles on the page of an article. {@code recto.change.ChangeLog} says on whose pages a newly imported article may
 * begin to appear.
 *
 * @param older the article published just before this one; null for the first article
 * @param newer the article published just after this one; null for the newest
 * @param parts of the series in order, this article among them; empty without a series, and for a series of more than {@link #MAX_PARTS}
 * @param related articles, the most alike first
 * @param articles the ids of all articles named here: when one of them changes, these links may change
 */
@TemplateData
public record ArticleNavigation(String path, @Nullable ArticleLink older, @Nullable ArticleLink newer, List<ArticleLink> parts,
        List<ArticleLink> related,
        Set<Long> articles) {

    /** A series with more parts than this is a collection and not a sequence: its articles do not list the parts. */
    public static final int MAX_PARTS = 100;

    private static final int RELATED = 3;

    private static final String COLUMNS = "a.id, a.path, a.title, a.lang, a.publish_at, coalesce(a.description, a.subtitle) as description";

    /**
     * The values come from a row and not as parameters, so that the planner does not know them and PostgreSQL keeps one plan: to plan the
     * statement for each article took ten times as long as to run it.
     */
    private static final String QUERY = """
            with p as materialized (%5$s)
            select found.* from p cross join lateral (
            (select 'OLDER' as kind, 0 as place, %1$s from article a where %2$s and (a.publish_at, a.id) < (p.published, p.id) order by a.publish_at desc, a.id desc limit 1)
            union all
            (select 'NEWER', 0, %1$s from article a where %2$s and (a.publish_at, a.id) > (p.published, p.id) order by a.publish_at, a.id limit 1)
            union all
            (select 'RELATED', r.position, %1$s from related r join article a on a.id = r.related_id where r.article_id = p.id and %2$s order by r.position limit %3$d)
            union all
            (select 'PART', 0, %1$s from article a where %2$s and a.series_id = p.series order by a.publish_at, a.id limit %4$d)) found
            """
            .formatted(COLUMNS, Visibility.listed("a").replace(":now", "p.now"), RELATED, MAX_PARTS + 1, "%s");

    private static final String OF_ARTICLE = QUERY.formatted(
            "select :now::timestamptz as now, :published::timestamptz as published, :id::bigint as id, :series::bigint as series");

    /** The same for the article of a path, which need not be known. */
    static final String OF_PATH = QUERY.formatted("""
            select :now::timestamptz as now, a.publish_at as published, a.id, a.series_id as series
              from redirect r join article a on a.id = r.article_id where r.path = :path""");

    record Found(String kind, int place, ArticleLink link) {}

    /** Finds the links by one statement. */
    public static ArticleNavigation find(Article article, Instant now) {
        return of(article, Panache.getSession().doReturningWork(connection -> new Sql(connection).of(OF_ARTICLE).time("now", now)
                .time("published", article.publishAt).number("id", article.id)
                .number("series", article.series == null ? null : article.series.id).list(ArticleNavigation::read)));
    }

    static ArticleNavigation of(Article article, List<Found> found) {
        List<Found> rows = found.stream()
                // The rows of a union come in no order
                .sorted(Comparator.comparingInt(Found::place).thenComparing((Found row) -> row.link.publishAt())
                        .thenComparingLong(row -> row.link.id()))
                .toList();
        List<ArticleLink> parts = links(rows, "PART");
        return new ArticleNavigation(article.presentPath(), first(rows, "OLDER"), first(rows, "NEWER"),
                parts.size() > MAX_PARTS ? List.of() : parts,
                links(rows, "RELATED"),
                rows.stream().map(row -> row.link.id()).collect(Collectors.toSet()));
    }

    static Found read(Row row) throws SQLException {
        return new Found(row.text("kind"), row.integer("place"), new ArticleLink(row.number("id"), row.text("path"), row.text("title"),
                row.textOrNull("lang"), row.time("publish_at"), row.textOrNull("description")));
    }

    private static List<ArticleLink> links(List<Found> rows, String kind) {
        return rows.stream().filter(row -> row.kind.equals(kind)).map(Found::link).toList();
    }

    private static @Nullable ArticleLink first(List<Found> rows, String kind) {
        return links(rows, kind).stream().findFirst().orElse(null);
    }

    /** The number of the article among the parts of its series, from 1; 0 without parts. */
    public int part() {
        return parts.isEmpty() ? 0 : parts.stream().map(ArticleLink::path).toList().indexOf(path) + 1;
    }

    /** Null for the first part and without parts. */
    public @Nullable ArticleLink previousPart() {
        return part() > 1 ? parts.get(part() - 2) : null;
    }

    /** Null for the last part and without parts. */
    public @Nullable ArticleLink nextPart() {
        return part() > 0 && part() < parts.size() ? parts.get(part()) : null;
    }

    /** The article to read next: the next part, else the older article, else the newer one. Null where this is the only article. */
    public @Nullable ArticleLink next() {
        ArticleLink part = nextPart();
        return part != null ? part : older != null ? older : newer;
    }
}
