package recto.storing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.change.ChangeLog;
import recto.content.ParsedTag;
import recto.database.Sql;

/** Writes the texts of tags. */
public final class TagTextWriter implements GroupWriter<ParsedTag> {

    private static final String INSERT = """
            insert into tag_text (source_path, slug, description, source, source_hash, rendered_by, html, pictures, imported_at)
            values (:source_path, :slug, :description, :source, :source_hash, :rendered_by, :html, :pictures, :imported_at)""";

    private final Sql sql;
    private final ChangeLog changes;
    private final String version;
    private final Instant now;

    /** @param version of the program and its settings, as {@link recto.content.ArticleParser#version} says */
    public TagTextWriter(Sql sql, ChangeLog changes, String version, Instant now) {
        this.sql = sql;
        this.changes = changes;
        this.version = version;
        this.now = now;
    }

    @Override
    public Map<String, StoredGroup> list() throws SQLException {
        Map<String, StoredGroup> found = new HashMap<>();
        sql.of("select source_path, slug, source_hash, rendered_by = :version as is_current from tag_text").text("version", version)
                .list(row -> found.put(row.text("source_path"),
                        new StoredGroup(row.text("source_path"), row.text("slug"), row.text("source_hash"), row.flag("is_current"))));
        return found;
    }

    @Override
    public void write(List<ParsedTag> tags, List<StoredGroup> gone) throws SQLException {
        if (tags.isEmpty() && gone.isEmpty()) {
            return;
        }
        sql.inTransaction(() -> {
            Set<String> paths = new HashSet<>();
            Set<String> files = new HashSet<>();
            gone.forEach(tag -> files.add(tag.file()));
            tags.forEach(tag -> files.add(tag.file()));
            gone.forEach(tag -> paths.add("/tags/" + tag.slug()));
            tags.forEach(tag -> paths.add("/tags/" + tag.slug()));
            // By the slug too: the text may have come from a file with another name before
            int deleted = sql.of("delete from tag_text where source_path = any(:files) or slug = any(:slugs)").texts("files", files)
                    .texts("slugs", tags.stream().map(ParsedTag::slug).toList()).update();
            for (ParsedTag tag : tags) {
                sql.of(INSERT).text("source_path", tag.file()).text("slug", tag.slug()).text("description", tag.description())
                        .text("source", tag.source()).text("source_hash", tag.sourceHash()).text("rendered_by", version)
                        .text("html", tag.html()).texts("pictures", tag.pictures()).time("imported_at", now).update();
                PicturesToFetch.note(sql, tag.elsewhere(), now);
            }
            changes.tellGroups(paths, List.of());
            return deleted;
        });
    }
}
