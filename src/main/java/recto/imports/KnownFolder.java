package recto.imports;

import java.sql.SQLException;
import java.util.Optional;
import recto.database.Sql;
import recto.folder.FolderSnapshot;

/**
 * The folder as the last pass left it, kept in one row of the database. A program that starts over a large folder in which nothing changed
 * finds that out from this row, and does not compare each file with its article.
 */
final class KnownFolder {

    /** What the pass left in the database, so that nobody has changed the database since. The first one also sees articles that somebody deleted by hand. */
    private static final String PRESENT = """
            (select count(*) from article) as articles,
            (select coalesce(pg_sequence_last_value(pg_get_serial_sequence('site_change', 'id')), 0)) as last_change,
            (select max(changed_at) from remote_picture) as last_picture""";

    private static final String NOTE = """
            insert into known_folder as k (folder, listing, made_by, files, articles, last_change, last_picture)
            select :folder, :listing, :version, :files, %s
            on conflict (the_only) do update set folder = excluded.folder, listing = excluded.listing, made_by = excluded.made_by,
                files = excluded.files, articles = excluded.articles, last_change = excluded.last_change, last_picture = excluded.last_picture
             where (k.folder, k.listing, k.made_by, k.files, k.articles, k.last_change, k.last_picture) is distinct from
                (excluded.folder, excluded.listing, excluded.made_by, excluded.files, excluded.articles, excluded.last_change, excluded.last_picture)"""
            .formatted(PRESENT);

    /** @param listing as {@link FolderSnapshot#digest} says @param files how many there are, all of them imported */
    record Known(String listing, int files) {}

    private final Sql sql;
    private final String folder;
    private final String version;

    /** @param version of the program and of all settings that articles, authors, tags and redirects depend on */
    KnownFolder(Sql sql, String folder, String version) {
        this.sql = sql;
        this.folder = folder;
        this.version = version;
    }

    /** The folder as it was; empty where the database or the program is no longer what it was then. */
    Optional<Known> find() throws SQLException {
        return sql.of("""
                select k.listing, k.files from known_folder k, (select %s) p
                 where k.folder = :folder and k.made_by = :version
                   and (k.articles, k.last_change, k.last_picture) is not distinct from (p.articles, p.last_change, p.last_picture)"""
                .formatted(PRESENT)).text("folder", folder).text("version", version)
                .first(row -> new Known(row.text("listing"), row.integer("files")));
    }

    /** Notes, at the end of a pass that left nothing undone, what the folder was when the pass began. Writes nothing where that is known. */
    void note(FolderSnapshot snapshot, int files) throws SQLException {
        Optional<String> listing = snapshot.digest();
        if (listing.isPresent()) {
            sql.of(NOTE).text("folder", folder).text("listing", listing.get()).text("version", version).integer("files", files).update();
        }
    }
}
