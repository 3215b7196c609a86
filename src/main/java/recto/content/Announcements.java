package recto.content;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import recto.article.SiteChanges;

/**
 * Tells every node which pages are not any more what they were: those of the articles that changed, and those of the articles that show
 * them. What an article shows of others is in {@link recto.article.Surroundings}; asked before a change and after it, this finds both
 * those that showed the old state and those that show the new one.
 */
final class Announcements {

    /** Of an article a: it is in the lists now, or will be. */
    private static final String MAY_BE_LISTED = "a.removed_at is null and not a.draft and not a.is_page and (a.expire_at is null or a.expire_at > ?)";

    /** Two each way: the nearer may expire while this is being written. */
    private static final String NEIGHBOURS = """
            select a.path from article a where %s and (a.publish_at, a.id) %s (c.publish_at, c.id) order by a.publish_at %3$s, a.id %3$s limit 2""";

    /** Of the parts so many as can be in a series whose parts are shown, and as many again that are to come. */
    private static final String SHOWING = """
            with changed as (select id, publish_at, series_id from article where id = any(?) and not is_page)
            select n.path from changed c cross join lateral ((%s) union all (%s)) n
            union
            select p.path from (select distinct series_id from changed where series_id is not null) s cross join lateral (
                select a.path from article a where %s and a.series_id = s.series_id order by a.publish_at, a.id limit 300) p
            union
            select a.path from related r join article a on a.id = r.article_id where r.related_id = any(?) and a.removed_at is null
            union
            select o.path from article a join article o on o.translation_key = a.translation_key and o.id <> a.id
             where a.id = any(?) and o.path is not null and o.removed_at is null"""
            .formatted(NEIGHBOURS.formatted(MAY_BE_LISTED, "<", "desc"), NEIGHBOURS.formatted(MAY_BE_LISTED, ">", "asc"), MAY_BE_LISTED);

    /**
     * With more changed articles than this at once all pages are announced: to find those that show them would take the database longer than
     * to render them again where they are asked for.
     */
    private static final int MANY = 100;

    /** What stands for all pages: nodes read it as a change of the menu. */
    private static final String EVERYWHERE = "";

    private final Connection connection;
    private final Clock clock;

    Announcements(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** The paths of the articles whose pages show one of these, as they are stored at this moment; or all pages. */
    Set<String> showing(Collection<Long> ids) throws SQLException {
        Set<String> paths = new HashSet<>();
        if (ids.isEmpty()) {
            return paths;
        }
        if (ids.size() > MANY) {
            paths.add(EVERYWHERE);
            return paths;
        }
        try (PreparedStatement query = connection.prepareStatement(SHOWING)) {
            Array numbers = connection.createArrayOf("bigint", ids.toArray());
            query.setArray(1, numbers);
            for (int i = 2; i <= 4; i++) {
                query.setObject(i, ImportStore.time(clock.instant()));
            }
            query.setArray(5, numbers);
            query.setArray(6, numbers);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    paths.add(rows.getString(1));
                }
            }
        }
        return paths;
    }

    /**
     * Part of the transaction that changes them.
     *
     * @param changed the paths of what changed
     * @param showing those of what shows it
     * @param pages those of these that stand in the menu
     */
    void tell(Set<String> changed, Collection<String> showing, Set<String> pages) throws SQLException {
        List<String> all = Stream.concat(changed.stream(), showing.stream()).distinct().toList();
        try (PreparedStatement insert = connection.prepareStatement("insert into site_change (changed_at, path, is_page, own) select ?, * from unnest(?, ?, ?)")) {
            insert.setObject(1, ImportStore.time(clock.instant()));
            insert.setArray(2, connection.createArrayOf("text", all.toArray()));
            insert.setArray(3, connection.createArrayOf("boolean", all.stream().map(path -> path.equals(EVERYWHERE) || pages.contains(path)).toArray()));
            insert.setArray(4, connection.createArrayOf("boolean", all.stream().map(changed::contains).toArray()));
            insert.execute();
        }
        try (PreparedStatement notify = connection.prepareStatement("notify " + SiteChanges.CHANNEL)) {
            notify.execute();
        }
    }

    /** A number that grows with everything that is told, by whatever program. */
    long last() throws SQLException {
        // Of the sequence, because old rows are deleted
        try (PreparedStatement query = connection.prepareStatement("select coalesce(pg_sequence_last_value(pg_get_serial_sequence('site_change', 'id')), 0)");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The same of pages that only show something else. */
    void tell(Collection<String> showing) throws SQLException {
        tell(Set.of(), showing.size() > MANY ? Set.of(EVERYWHERE) : showing, Set.of());
    }
}
