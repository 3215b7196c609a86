package recto.staging;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import recto.article.Visibility;
import recto.database.Sql;
import recto.folder.DayOrder;

/** Finds the stored articles that a pass needs. */
public final class StoredArticles {

    /** How many paths are in memory at a time. */
    private static final int BATCH = 5_000;

    private final Sql sql;

    public StoredArticles(Sql sql) {
        this.sql = sql;
    }

    /** @return the articles that are not removed, by file */
    public Map<String, StoredArticle> findByFile(Collection<String> files) throws SQLException {
        Map<String, StoredArticle> found = new HashMap<>();
        sql.of("select " + StoredArticle.COLUMNS_WITH_PICTURES
                + " from article a where a.source_path = any(:files) and a.removed_at is null order by a.id")
                .texts("files", files).list(StoredArticle::read).forEach(article -> found.put(article.sourcePath(), article));
        return found;
    }

    /** @return the files of articles that are not removed, of which the condition holds */
    public List<String> listFiles(Predicate<String> condition) throws SQLException {
        List<String> found = new ArrayList<>();
        String last = "";
        List<String> files;
        do {
            files = sql.of(
                    "select source_path from article where removed_at is null and source_path > :last order by source_path limit :batch")
                    .text("last", last).integer("batch", BATCH).list(row -> row.text("source_path"));
            files.stream().filter(condition).forEach(found::add);
            last = files.isEmpty() ? last : files.get(files.size() - 1);
        } while (!files.isEmpty());
        return found;
    }

    /**
     * @param leftOut files that this pass did not list
     * @return those of these files from which an article was imported, here or before the file moved to another folder
     */
    public Set<String> listPublished(Collection<String> leftOut) throws SQLException {
        if (leftOut.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.of("""
                select distinct u.file from unnest(:files) u (file) join article a on %s = %s
                 where a.removed_at is null and (a.source_path = u.file or not a.source_path = any(:files) and not %s)"""
                .formatted(StagingTable.NAME.formatted("a.source_path"), StagingTable.NAME.formatted("u.file"), StagingTable.IS_LISTED))
                .texts("files", leftOut).list(row -> row.text("file")));
    }

    Map<Long, StoredArticle> findById(Collection<Long> ids) throws SQLException {
        Map<Long, StoredArticle> found = new HashMap<>();
        sql.of("select " + StoredArticle.COLUMNS + " from article a where a.id = any(:ids)")
                .numbers("ids", ids).list(StoredArticle::read).forEach(article -> found.put(article.id(), article));
        return found;
    }

    /** @return the article to which each of these paths leads, by path */
    public Map<String, StoredArticle> findByPath(Collection<String> paths) throws SQLException {
        Map<String, StoredArticle> found = new HashMap<>();
        sql.of("select r.path as asked, " + StoredArticle.COLUMNS
                + " from redirect r join article a on a.id = r.article_id where r.path = any(:paths)")
                .texts("paths", paths).list(row -> found.put(row.text("asked"), StoredArticle.read(row)));
        return found;
    }

    /** @return those of these guids that articles have already, even articles that have lost their id since */
    public Set<String> listGuids(Collection<String> guids) throws SQLException {
        return new HashSet<>(
                sql.of("select guid from article where guid = any(:guids)").texts("guids", guids).list(row -> row.text("guid")));
    }

    /**
     * Finds the last moment of each day at which an article was published or updated, of the moments that {@link DayOrder} gives away.
     *
     * @param days the beginnings of the days
     * @return the last moment by day; days without such an article are left out
     */
    public Map<Instant, Instant> findLastOfDays(Collection<Instant> days) throws SQLException {
        Map<Instant, Instant> found = new HashMap<>();
        sql.of("""
                select d.day, greatest((select max(a.publish_at) from article a where a.publish_at between d.day and d.day + :last * interval '1 second'),
                                       (select max(a.updated_at) from article a where a.updated_at between d.day and d.day + :last * interval '1 second')) as taken
                  from unnest(:days) d (day)""")
                .array("days", "timestamptz", days).integer("last", (int) DayOrder.LAST.toSeconds())
                .list(row -> {
                    Instant taken = row.timeOrNull("taken");
                    return taken != null && found.put(row.time("day"), taken) == null;
                });
        return found;
    }

    public List<Long> newIds(int count) throws SQLException {
        return sql.of("select nextval(pg_get_serial_sequence('article', 'id')) as id from generate_series(1, :count)")
                .integer("count", count)
                .list(row -> row.number("id"));
    }

    public long countPublished(Instant now) throws SQLException {
        return sql.of("select count(*) as published from article a where " + Visibility.published("a")).time("now", now)
                .first(row -> row.number("published")).orElseThrow();
    }
}
