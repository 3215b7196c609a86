package recto.staging;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import recto.article.Visibility;
import recto.database.Row;
import recto.folder.Publication;

/**
 * The part of a stored article that the import needs.
 *
 * @param path null when the article was removed and another article took its address
 * @param textHash the hash of title and body as plain text
 * @param file the article's file in this pass as far as it is known, else the file from which it was imported
 * @param hasFile whether the article has a file in this pass, or may have
 * @param hasOtherPictures whether one of its pictures changed since the article was imported; asked for by {@link #COLUMNS_WITH_PICTURES} only
 */
public record StoredArticle(long id, String identity, String sourcePath, String sourceHash, String renderedBy, @Nullable String path,
        String guid,
        boolean draft,
        Instant publishAt, @Nullable Instant updatedAt, Instant importedAt, String textHash, boolean removed, String file, boolean hasFile,
        boolean hasOtherPictures) {

    /** The columns but one for a query over the table article as {@code a}. */
    private static final String MOST_COLUMNS = """
            a.id, a.identity, a.source_path, a.source_hash, a.rendered_by, a.path, a.guid, a.draft, a.publish_at, a.updated_at, a.imported_at,
            a.text_hash, a.removed_at is not null as removed,
            coalesce((select f.source_path from import_file f where f.article_id = a.id limit 1), a.source_path) as file,
            %s as has_file, """
            .formatted(StagingTable.HAS_FILE);

    /** The columns without a look at the pictures, which costs a join. */
    static final String COLUMNS = MOST_COLUMNS + "false as has_other_pictures";

    /** The columns for the inspection of files, the only one that asks about pictures. */
    static final String COLUMNS_WITH_PICTURES = MOST_COLUMNS + StagedPictures.CHANGED + " as has_other_pictures";

    static StoredArticle read(Row row) throws SQLException {
        return new StoredArticle(row.number("id"), row.text("identity"), row.text("source_path"), row.text("source_hash"),
                row.text("rendered_by"),
                row.textOrNull("path"), row.text("guid"), row.flag("draft"), row.time("publish_at"), row.timeOrNull("updated_at"),
                row.time("imported_at"),
                row.text("text_hash"), row.flag("removed"), row.text("file"), row.flag("has_file"), row.flag("has_other_pictures"));
    }

    /** Whether the file of the article is gone, so that another article may take its addresses. */
    public boolean isGone() {
        return removed || !hasFile;
    }

    /** Whether readers could see the article at some time up to then, even if it expired or was removed since. */
    public boolean hasAppeared(Instant now) {
        return Visibility.hasAppeared(draft, publishAt, now);
    }

    Publication publication() {
        return new Publication(publishAt, draft);
    }
}
