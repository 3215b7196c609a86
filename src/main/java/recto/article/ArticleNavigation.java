package recto.article;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an article's page shows of other articles. Which articles may come to stand here when another is imported is said in
 * {@code recto.change.ChangeLog}.
 *
 * @param older the one published before it, of all articles; null for the first one
 * @param newer the one published after it; null for the newest
 * @param parts of its series, itself among them, in order; empty where it is in none, or in one with more than {@link #MAX_PARTS}
 * @param related the most alike first
 * @param articles the ids of all that were looked at for this: when one of them changes, this may change
 */
@TemplateData
public record ArticleNavigation(String path, @Nullable ArticleLink older, @Nullable ArticleLink newer, List<ArticleLink> parts,
        List<ArticleLink> related,
        Set<Long> articles) {

    /** With more parts than this a series is a shelf, not a sequence: its parts are not told on the page of each. */
    public static final int MAX_PARTS = 100;

    private static final int RELATED = 3;

    private static final String QUERY = """
            (select 'OLDER', 0, %1$s from Article a where %2$s and (a.publishAt, a.id) < (?2, ?3) order by a.publishAt desc, a.id desc limit 1)
            union all
            (select 'NEWER', 0, %1$s from Article a where %2$s and (a.publishAt, a.id) > (?2, ?3) order by a.publishAt, a.id limit 1)
            union all
            (select 'RELATED', index(a), %1$s from Article h join h.related a where h.id = ?3 and %2$s order by index(a) limit %3$d)
            """
            .formatted(ArticleLink.COLUMNS, Visibility.LISTED, RELATED);

    private static final String PARTS = """
            union all
            (select 'PART', 0, %s from Article a where %s and a.series = ?4 order by a.publishAt, a.id limit %d)
            """.formatted(ArticleLink.COLUMNS, Visibility.LISTED, MAX_PARTS + 1);

    private record Row(String kind, int position, ArticleLink link) {
        Row(Object[] row) {
            this((String) row[0], (Integer) row[1],
                    new ArticleLink((Long) row[2], (String) row[3], (String) row[4], (String) row[5], (Instant) row[6]));
        }
    }

    /** One statement. */
    static ArticleNavigation find(Article article, Instant now) {
        var query = Article.getEntityManager().createQuery(article.series == null ? QUERY : QUERY + PARTS, Object[].class)
                .setParameter(1, now).setParameter(2, article.publishAt).setParameter(3, article.id);
        if (article.series != null) {
            query.setParameter(4, article.series);
        }
        // A union has no order of its own
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

    /** Which part of its series the article is, from 1. */
    public int part() {
        return parts.stream().map(ArticleLink::path).toList().indexOf(path) + 1;
    }

    /** Null for the first part, and where there are none. */
    public @Nullable ArticleLink previousPart() {
        return part() > 1 ? parts.get(part() - 2) : null;
    }

    /** Null for the last part, and where there are none. */
    public @Nullable ArticleLink nextPart() {
        return part() > 0 && part() < parts.size() ? parts.get(part()) : null;
    }
}
