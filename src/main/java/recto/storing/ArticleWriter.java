package recto.storing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import recto.change.ChangeLog;
import recto.database.Sql;
import recto.indexing.ArticleIndex;
import recto.linked.PictureUse;

/**
 * Writes articles and everything that belongs to them: addresses, authors, tags, series, pictures, indexes, and the change log for every
 * node.
 */
public final class ArticleWriter {

    private final Sql sql;
    private final Instant now;
    private final ArticleTable table;
    private final ArticleGroups groups;
    private final Removals removals;
    private final ListDates dates;
    private final ArticleIndex index;
    private final ChangeLog changes;

    public ArticleWriter(Sql sql, ArticleTable table, Removals removals, ListDates dates, ArticleIndex index, ChangeLog changes,
            Instant now) {
        this.sql = sql;
        this.table = table;
        this.groups = new ArticleGroups(sql, dates);
        this.removals = removals;
        this.dates = dates;
        this.index = index;
        this.changes = changes;
        this.now = now;
    }

    /**
     * Writes these articles in one transaction.
     *
     * @param freed addresses that articles without a file give up for these
     * @return how many articles without a file were removed for that
     */
    public int write(List<ArticleRow> rows, Collection<String> freed) throws SQLException {
        try {
            return sql.inTransaction(() -> writeAll(rows, freed));
        } catch (SQLException | RuntimeException | Error e) {
            index.rolledBack();
            throw e;
        }
    }

    private int writeAll(List<ArticleRow> rows, Collection<String> freed) throws SQLException {
        List<Long> ids = rows.stream().map(ArticleRow::id).toList();
        List<String> files = rows.stream().map(row -> row.article().file()).toList();
        noteIds(files, ids);
        int removed = removals.removeInTheWay(files, freed, ids);
        writeRedirects(rows);
        table.write(rows, groups.writeSeries(rows));
        PathTranslations.link(sql, rows);
        List<Long> listed = rows.stream().filter(row -> row.isListed(now)).map(ArticleRow::id).toList();
        groups.writeAuthorsAndTags(rows, listed);
        if (!listed.isEmpty()) {
            dates.touchSite();
        }
        writePictures(rows, ids);
        ArticleLinks.write(sql, rows);
        index.write(rows.stream().map(ArticleRow::toIndex).toList());
        changes.tell(rows.stream().map(ArticleWriter::changed).toList());
        return removed;
    }

    /** Notes in the staging table which new article each file is. */
    private void noteIds(List<String> files, List<Long> ids) throws SQLException {
        sql.of("update import_file f set article_id = n.id from unnest(:files, :ids) n (file, id) where f.source_path = n.file")
                .texts("files", files).numbers("ids", ids).update();
    }

    private void writeRedirects(List<ArticleRow> rows) throws SQLException {
        List<String> paths = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (ArticleRow row : rows) {
            for (String path : row.article().addresses()) {
                paths.add(path);
                ids.add(row.id());
            }
        }
        sql.of("insert into redirect (path, article_id) select * from unnest(:paths, :ids) on conflict (path) do nothing")
                .texts("paths", paths).numbers("ids", ids).update();
    }

    /** One picture file of one article. */
    private record Use(long article, PictureUse file) {}

    private void writePictures(List<ArticleRow> rows, List<Long> ids) throws SQLException {
        sql.of("delete from article_picture where article_id = any(:ids)").numbers("ids", ids).update();
        List<Use> uses = rows.stream().flatMap(row -> row.article().pictures().stream().map(file -> new Use(row.id(), file))).toList();
        if (uses.isEmpty()) {
            return;
        }
        sql.of("insert into article_picture (article_id, path, file_size, file_modified, hash) select * from unnest(:articles, :paths, :sizes, :times, :hashes)")
                .numbers("articles", uses.stream().map(Use::article).toList())
                .texts("paths", uses.stream().map(use -> use.file.path()).toList())
                .numbers("sizes", uses.stream().map(use -> use.file.size()).toList())
                .array("times", "timestamptz", uses.stream().map(use -> use.file.modifiedAsOf(now)).toList())
                .texts("hashes", uses.stream().map(use -> use.file.hash()).toList()).update();
        PicturesToFetch.note(sql, uses.stream().map(Use::file).filter(PictureUse::isElsewhere).map(PictureUse::path).toList(), now);
    }

    private static ChangeLog.Changed changed(ArticleRow row) {
        Set<String> paths = row.article().addresses();
        if (row.before() != null && row.before().path() != null) {
            paths.add(row.before().path());
        }
        return new ChangeLog.Changed(row.id(), paths, row.article().head().page());
    }
}
