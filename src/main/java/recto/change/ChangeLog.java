package recto.change;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import recto.article.Visibility;
import recto.database.Sql;

/**
 * Tells every node which pages are not any more what they were: those of the articles that changed, and those of the articles that show
 * them. What an article shows of others is in {@link recto.article.ArticleNavigation}; asked before a change and after it, this finds both
 * those that showed the old state and those that show the new one.
 */
public final class ChangeLog {

    /** Two each way: the nearer may expire while this is being written. */
    private static final String NEIGHBOURS = """
            select a.path from article a where %s and (a.publish_at, a.id) %s (c.publish_at, c.id) order by a.publish_at %3$s, a.id %3$s limit 2""";

    /** Of the parts so many as can be in a series whose parts are shown, and as many again that are to come. */
    private static final String SHOWING = """
            with changed as (select id, publish_at, series_id from article where id = any(:ids) and not is_page)
            select n.path from changed c cross join lateral ((%s) union all (%s)) n
            union
            select p.path from (select distinct series_id from changed where series_id is not null) s cross join lateral (
                select a.path from article a where %s and a.series_id = s.series_id order by a.publish_at, a.id limit 300) p
            union
            select a.path from related r join article a on a.id = r.article_id where r.related_id = any(:ids) and a.removed_at is null
            union
            select o.path from article a join article o on o.translation_key = a.translation_key and o.id <> a.id
             where a.id = any(:ids) and o.path is not null and o.removed_at is null"""
            .formatted(NEIGHBOURS.formatted(Visibility.listedSometime("a"), "<", "desc"), NEIGHBOURS.formatted(Visibility.listedSometime("a"), ">", "asc"),
                    Visibility.listedSometime("a"));

    /**
     * With more changed articles than this at once all pages are announced: to find those that show them would take the database longer than
     * to render them again where they are asked for.
     */
    private static final int MANY = 100;

    /** What stands for all pages: nodes read it as a change of the menu. */
    private static final String EVERYWHERE = "";

    private final Sql sql;
    private final Clock clock;

    public ChangeLog(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The paths of the articles whose pages show one of these, as they are stored at this moment; or all pages. */
    public Set<String> showing(Collection<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return new HashSet<>();
        }
        if (ids.size() > MANY) {
            return new HashSet<>(Set.of(EVERYWHERE));
        }
        return new HashSet<>(sql.of(SHOWING).numbers("ids", ids).time("now", clock.instant()).list(row -> row.text("path")));
    }

    /**
     * Part of the transaction that changes them.
     *
     * @param changed the paths of what changed
     * @param showing those of what shows it
     * @param pages those of these that stand in the menu
     */
    public void tell(Set<String> changed, Collection<String> showing, Set<String> pages) throws SQLException {
        List<String> all = Stream.concat(changed.stream(), showing.stream()).distinct().toList();
        sql.of("insert into site_change (changed_at, path, is_page, own) select :now, * from unnest(:paths, :pages, :own)")
                .time("now", clock.instant()).texts("paths", all)
                .array("pages", "boolean", all.stream().map(path -> path.equals(EVERYWHERE) || pages.contains(path)).toList())
                .array("own", "boolean", all.stream().map(changed::contains).toList()).update();
        sql.run("notify " + SiteChanges.CHANNEL);
    }

    /** The same of pages that only show something else. */
    public void tell(Collection<String> showing) throws SQLException {
        tell(Set.of(), showing.size() > MANY ? Set.of(EVERYWHERE) : showing, Set.of());
    }

    /** A number that grows with everything that is told, by whatever program. */
    public long last() throws SQLException {
        // Of the sequence, because old rows are deleted
        return sql.of("select coalesce(pg_sequence_last_value(pg_get_serial_sequence('site_change', 'id')), 0) as last")
                .first(row -> row.number("last")).orElseThrow();
    }

    /** Deletes what was told before that moment: a node that was away for longer starts with an empty page cache. */
    public void forget(Instant before) throws SQLException {
        sql.of("delete from site_change where changed_at < :before").time("before", before).update();
    }
}
