package recto.change;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.article.Visibility;
import recto.database.Sql;

/**
 * Tells every node what changed. A page in the cache knows which articles it shows, so a change need only name the articles. But a page
 * cannot know that an article will begin to appear on it: the database is asked here for such pages, once the change is written.
 */
public final class ChangeLog {

    /** Two neighbours on each side, because the nearer one may expire while this is being written. */
    private static final String NEIGHBOURS = """
            select a.id from article a where %s and (a.publish_at, a.id) %s (c.publish_at, c.id) order by a.publish_at %3$s, a.id %3$s limit 2""";

    /**
     * The articles whose pages may begin to show a changed article: its neighbours in time, the parts of its series, the articles related
     * to it and its translations. The limit of parts is well above the longest series whose parts a page shows, because scheduled parts
     * count too.
     */
    private static final String MAY_SHOW = """
            with changed as (select id, publish_at, series_id from article where id = any(:ids) and not is_page)
            select n.id from changed c cross join lateral ((%s) union all (%s)) n
            union
            select p.id from (select distinct series_id from changed where series_id is not null) s cross join lateral (
                select a.id from article a where %s and a.series_id = s.series_id order by a.publish_at, a.id limit 300) p
            union
            select r.article_id from related r where r.related_id = any(:ids)
            union
            select o.id from article a join article o on o.translation_key = a.translation_key and o.id <> a.id where a.id = any(:ids)"""
            .formatted(NEIGHBOURS.formatted(Visibility.listedSometime("a"), "<", "desc"),
                    NEIGHBOURS.formatted(Visibility.listedSometime("a"), ">", "asc"),
                    Visibility.listedSometime("a"));

    /**
     * When more articles than this change at once, everything counts as changed: finding the affected pages would take the database longer
     * than rendering the pages that readers ask for again.
     */
    private static final int MANY = 100;

    private final Sql sql;
    private final Clock clock;

    public ChangeLog(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * An article that came, changed or was removed.
     *
     * @param paths that lead to the article, or did until now
     * @param isPage whether it is a page of its own, such as "about"
     */
    public record Changed(long article, Set<String> paths, boolean isPage) {}

    private record Row(ChangeKind kind, @Nullable Long article, @Nullable String path) {}

    /** Tells of these articles and of the pages that may show them now. Runs as the last step of the transaction that changed them. */
    public void tell(List<Changed> changed) throws SQLException {
        List<Row> rows = new ArrayList<>();
        List<Long> ids = changed.stream().map(Changed::article).toList();
        for (Changed article : changed) {
            ChangeKind kind = article.isPage ? ChangeKind.PAGE : ChangeKind.ARTICLE;
            if (article.paths.isEmpty()) {
                rows.add(new Row(kind, article.article, null));
            }
            article.paths.forEach(path -> rows.add(new Row(kind, article.article, path)));
        }
        if (ids.size() > MANY) {
            rows.add(new Row(ChangeKind.EVERYTHING, null, null));
        } else {
            sql.of(MAY_SHOW).numbers("ids", ids).time("now", clock.instant()).list(row -> row.number("id"))
                    .forEach(article -> rows.add(new Row(ChangeKind.SHOWS, article, null)));
        }
        add(rows);
    }

    /** Tells of articles that did not change but whose pages show other things now. Runs as part of the transaction that changed those. */
    public void tellShows(Collection<Long> articles) throws SQLException {
        add(articles.size() > MANY ? List.of(new Row(ChangeKind.EVERYTHING, null, null))
                : articles.stream().map(article -> new Row(ChangeKind.SHOWS, article, null)).toList());
    }

    /** Tells that any page may be another. Runs as part of the transaction that made it so. */
    public void tellEverything() throws SQLException {
        add(List.of(new Row(ChangeKind.EVERYTHING, null, null)));
    }

    /** Tells of changed texts of authors or tags. @param paths of their pages @param articles of these authors */
    public void tellGroups(Collection<String> paths, Collection<Long> articles) throws SQLException {
        add(paths.stream().map(path -> new Row(ChangeKind.AUTHOR, null, path)).toList());
        if (!articles.isEmpty()) {
            tellShows(articles);
        }
    }

    private void add(List<Row> rows) throws SQLException {
        sql.of("insert into site_change (changed_at, kind, article_id, path) select :now, * from unnest(:kinds, :articles, :paths)")
                .time("now", clock.instant()).texts("kinds", rows.stream().map(row -> row.kind.name()).toList())
                .numbers("articles", rows.stream().map(Row::article).toList()).texts("paths", rows.stream().map(Row::path).toList())
                .update();
        sql.run("notify " + SiteChanges.CHANNEL);
    }

    /** The number of the last change, which grows with every change that any program tells. */
    public long last() throws SQLException {
        // From the sequence, because old rows are deleted
        return sql.of("select coalesce(pg_sequence_last_value(pg_get_serial_sequence('site_change', 'id')), 0) as last")
                .first(row -> row.number("last")).orElseThrow();
    }

    /**
     * Deletes the changes before that moment, but for the last of all, by which a node knows that a replica is not behind. A node that was away
     * for longer starts with an empty page cache.
     */
    public void forget(Instant before) throws SQLException {
        sql.of("delete from site_change where changed_at < :before and id < (select max(id) from site_change)").time("before", before)
                .update();
    }
}
