package recto.storing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import recto.article.Visibility;
import recto.change.ChangeLog;
import recto.database.Sql;
import recto.indexing.ArticleIndex;
import recto.staging.StagingTable;

/** Marks the articles whose file is gone as removed. Their rows stay, and their addresses answer 410. */
public final class Removals {

    private static final String REMOVE = """
            update article a set removed_at = :now, changed_at = :now where %s and %s returning a.id, a.path, a.is_page, %s as appeared""";

    /** The articles that are in the way, found by indexes: as one plain condition, every batch read all articles. */
    private static final String IN_THE_WAY = """
            a.id in (select s.id from article s where s.source_path = any(:files) union all select r.article_id from redirect r where r.path = any(:paths))
             and (a.source_path = any(:files) or a.path = any(:paths)) and a.id <> all(:kept)""";

    private final Sql sql;
    private final ChangeLog changes;
    private final ArticleIndex index;
    private final ListDates dates;
    private final Instant now;

    public Removals(Sql sql, ChangeLog changes, ArticleIndex index, ListDates dates, Instant now) {
        this.sql = sql;
        this.changes = changes;
        this.index = index;
        this.dates = dates;
        this.now = now;
    }

    /**
     * Marks as removed, in a transaction of its own, every article whose file is gone.
     *
     * @param ofListed whether the pass lists only changed files, so that no other file can be gone
     * @return how many
     */
    public int removeGone(boolean ofListed) throws SQLException {
        return sql.inTransaction(() -> remove(ofListed ? StagingTable.IS_LISTED : "true", query -> query));
    }

    /**
     * Marks as removed the articles whose file is gone and whose path or address other articles take. Their other addresses still answer
     * 410. Runs as part of the transaction that writes those articles.
     *
     * @param files of the articles that are written
     * @param paths the addresses that articles without a file give up
     * @param kept the ids of the articles that are written
     * @return how many
     */
    int removeInTheWay(Collection<String> files, Collection<String> paths, Collection<Long> kept) throws SQLException {
        int removed = remove(IN_THE_WAY, query -> query.texts("files", files).texts("paths", paths).numbers("kept", kept));
        if (!paths.isEmpty()) {
            sql.of("update article set path = null where path = any(:paths)").texts("paths", paths).update();
            sql.of("delete from redirect where path = any(:paths)").texts("paths", paths).update();
        }
        return removed;
    }

    private record Removed(long id, @Nullable String path, boolean isPage, boolean hasAppeared) {}

    /** Marks as removed the articles that match the condition over {@code a} and whose file is gone. @return how many */
    private int remove(String condition, UnaryOperator<Sql.Query> parameters) throws SQLException {
        List<Removed> removed = parameters
                .apply(sql.of(REMOVE.formatted(condition, StagingTable.GONE, Visibility.appearedInLists("a"))).time("now", now))
                .list(row -> new Removed(row.number("id"), row.textOrNull("path"), row.flag("is_page"), row.flag("appeared")));
        if (removed.isEmpty()) {
            return 0;
        }
        List<Long> ids = removed.stream().map(Removed::id).toList();
        index.forget(ids);
        List<Long> appeared = removed.stream().filter(Removed::hasAppeared).map(Removed::id).toList();
        if (!appeared.isEmpty()) {
            dates.touchTags(appeared);
            dates.touchAuthors(appeared);
            dates.touchSite();
        }
        changes.tell(removed.stream()
                .map(article -> new ChangeLog.Changed(article.id, article.path == null ? Set.of() : Set.of(article.path), article.isPage))
                .toList());
        return removed.size();
    }
}
