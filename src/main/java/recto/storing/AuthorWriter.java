package recto.storing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.article.Profile;
import recto.change.ChangeLog;
import recto.content.ParsedAuthor;
import recto.database.Sql;

/** Writes the profiles of authors. */
public final class AuthorWriter implements GroupWriter<ParsedAuthor> {

    private static final String WRITTEN_BY = "select distinct article_id from article_author where author_id = any(:ids)";

    private static final String UPSERT = """
            insert into profile (author_id, source_path, source, source_hash, rendered_by, html, picture, pictures, links, imported_at)
            values (:author_id, :source_path, :source, :source_hash, :rendered_by, :html, :picture, :pictures, :links, :imported_at)
            on conflict (author_id) do update set source_path = excluded.source_path, source = excluded.source, source_hash = excluded.source_hash,
                rendered_by = excluded.rendered_by, html = excluded.html, picture = excluded.picture, pictures = excluded.pictures,
                links = excluded.links, imported_at = excluded.imported_at""";

    private final Sql sql;
    private final ListDates dates;
    private final ChangeLog changes;
    private final String version;
    private final Instant now;

    /** @param version of the program and its settings, as {@link recto.content.ArticleParser#version} says */
    public AuthorWriter(Sql sql, ListDates dates, ChangeLog changes, String version, Instant now) {
        this.sql = sql;
        this.dates = dates;
        this.changes = changes;
        this.version = version;
        this.now = now;
    }

    @Override
    public Map<String, StoredGroup> list() throws SQLException {
        Map<String, StoredGroup> found = new HashMap<>();
        sql.of("""
                select p.source_path, a.slug, p.source_hash, p.rendered_by = :version as is_current from profile p join author a on a.id = p.author_id""")
                .text("version", version).list(row -> found.put(row.text("source_path"),
                        new StoredGroup(row.text("source_path"), row.text("slug"), row.text("source_hash"), row.flag("is_current"))));
        return found;
    }

    @Override
    public void write(List<ParsedAuthor> authors, List<StoredGroup> gone) throws SQLException {
        if (authors.isEmpty() && gone.isEmpty()) {
            return;
        }
        sql.inTransaction(() -> {
            Set<String> paths = new HashSet<>();
            Set<Long> articles = new HashSet<>();
            Set<Long> ids = new HashSet<>(sql.of("delete from profile where source_path = any(:files) returning author_id")
                    .texts("files", gone.stream().map(StoredGroup::file).toList()).list(row -> row.number("author_id")));
            gone.forEach(author -> paths.add("/authors/" + author.slug()));
            for (ParsedAuthor author : authors) {
                paths.add("/authors/" + author.slug());
                ids.add(write(author));
            }
            // The pages of their articles show the profiles too
            sql.of(WRITTEN_BY).numbers("ids", ids).list(row -> articles.add(row.number("article_id")));
            changes.tellGroups(paths, articles);
            return gone.size();
        });
    }

    private long write(ParsedAuthor author) throws SQLException {
        long id = idOf(author);
        sql.of(UPSERT).number("author_id", id).text("source_path", author.file()).text("source", author.source())
                .text("source_hash", author.sourceHash()).text("rendered_by", version).text("html", author.html())
                .text("picture", author.picture())
                .texts("pictures", author.pictures()).text("links", Profile.write(author.links())).time("imported_at", now).update();
        PicturesToFetch.note(sql, author.elsewhere(), now);
        return id;
    }

    /**
     * Gives the author the name that the file says.
     *
     * @return the author's id
     */
    private long idOf(ParsedAuthor author) throws SQLException {
        List<Long> renamed = sql.of("""
                select x.article_id from author o join article_author x on x.author_id = o.id where o.slug = :slug and o.name <> :name""")
                .text("slug", author.slug()).text("name", author.name()).list(row -> row.number("article_id"));
        if (!renamed.isEmpty()) {
            // The feeds with these articles show the name too
            dates.touchAuthors(renamed);
            dates.touchTags(renamed);
            dates.touchSite();
        }
        return sql.of(
                "insert into author (slug, name) values (:slug, :name) on conflict (slug) do update set name = excluded.name returning id")
                .text("slug", author.slug()).text("name", author.name()).first(row -> row.number("id")).orElseThrow();
    }
}
