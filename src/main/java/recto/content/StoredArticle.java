package recto.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What the import must know of an article that is in the database.
 *
 * @param path null when it was removed and another took its address
 * @param textHash of what a reader reads
 * @param file that it is now, as far as the pass has found out; else the one that it came from
 * @param hasFile whether it has one in this pass, or may have
 * @param hasOtherPictures whether one of its pictures changed since it was imported
 */
record StoredArticle(long id, String identity, String sourcePath, String sourceHash, String renderedBy, String path, String guid, boolean draft,
        Instant publishAt, Instant updatedAt, Instant importedAt, String textHash, boolean removed, String file, boolean hasFile, boolean hasOtherPictures) {

    static final String COLUMNS = """
            a.id, a.identity, a.source_path, a.source_hash, a.rendered_by, a.path, a.guid, a.draft, a.publish_at, a.updated_at, a.imported_at,
            a.text_hash, a.removed_at is not null as removed,
            coalesce((select f.source_path from import_file f where f.article_id = a.id limit 1), a.source_path) as file,
            %s as has_file, %s as has_other_pictures""".formatted(FolderTable.HAS_FILE, PictureTable.CHANGED);

    static StoredArticle read(ResultSet row) throws SQLException {
        return new StoredArticle(row.getLong("id"), row.getString("identity"), row.getString("source_path"), row.getString("source_hash"),
                row.getString("rendered_by"), row.getString("path"), row.getString("guid"), row.getBoolean("draft"), instant(row, "publish_at"),
                instant(row, "updated_at"), instant(row, "imported_at"), row.getString("text_hash"), row.getBoolean("removed"),
                row.getString("file"), row.getBoolean("has_file"), row.getBoolean("has_other_pictures"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Whether its addresses may go to another: its file is gone, in this pass or before it. */
    boolean isGone() {
        return removed || !hasFile;
    }
}
