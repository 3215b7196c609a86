package recto.article;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    private static final String COLUMNS = ArticleLink.COLUMNS + ", coalesce(a.description, a.subtitle)";

    private static final String QUERY = """
            (select 'OLDER', 0, %1$s from Article a where %2$s and (a.publishAt, a.id) < (?2, ?3) order by a.publishAt desc, a.id desc limit 1)
            union all
            (select 'NEWER', 0, %1$s from Article a where %2$s and (a.publishAt, a.id) > (?2, ?3) order by a.publishAt, a.id limit 1)
            union all
            (select 'RELATED', index(a), %1$s from Article h join h.related a where h.id = ?3 and %2$s order by index(a) limit %3$d)
            """
            .formatted(COLUMNS, Visibility.LISTED, RELATED);

    private static final String PARTS = """
            union all
            (select 'PART', 0, %s from Article a where %s and a.series = ?4 order by a.publishAt, a.id limit %d)
            """.formatted(COLUMNS, Visibility.LISTED, MAX_PARTS + 1);

    private record Row(String kind, int position, ArticleLink link) {
        Row(Object[] row) {
            this((String) row[0], (Integer) row[1],
                    new ArticleLink((Long) row[2], (String) row[3], (String) row[4], (String) row[5], (Instant) row[6],
                            (String) row[7]));
        }
    }

    /** Finds the links by one statement. */
    public static ArticleNavigation find(Article article, Instant now) {
        var query = Article.getEntityManager().createQuery(article.series == null ? QUERY : QUERY + PARTS, Object[].class)
                .setParameter(1, now).setParameter(2, article.publishAt).setParameter(3, article.id);
        if (article.series != null) {
            query.setParameter(4, article.series);
        }
        // The rows of a union come in no order
        List<Row> rows = query.getResultList().stream().map(Row::new)
                .sorted(Comparator.comparingInt(Row::position).thenComparing((Row row) -> row.link.publishAt())
                        .thenComparingLong(row -> row.link.id()))
                .toList();
        List<ArticleLink> parts = links(rows, "PART");
        return new ArticleNavigation(article.presentPath(), first(rows, "OLDER"), first(rows, "NEWER"),
                parts.size() > MAX_PARTS ? List.of() : parts,
                links(rows, "RELATED"),
                rows.stream().map(row -> row.link.id()).collect(Collectors.toSet()));
    }

    private static List<ArticleLink> links(List<Row> rows, String kind) {
        return rows.stream().filter(row -> row.kind.equals(kind)).map(Row::link).toList();
    }

    private static @Nullable ArticleLink first(List<Row> rows, String kind) {
        return links(rows, kind).stream().findFirst().orElse(null);
    }

    /** The number of the article among the parts of its series, from 1; 0 without parts. */
    public int part() {
        return parts.stream().map(ArticleLink::path).toList().indexOf(path) + 1;
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
