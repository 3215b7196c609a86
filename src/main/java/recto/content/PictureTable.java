package recto.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The pictures of a pass, which lie in the table of its files: which of them are others than those that articles were made with. As with
 * articles, size and time tell which are to be looked at, and their bytes whether they changed.
 */
final class PictureTable {

    /** Of the article a: one of its pictures came, went or has other bytes. */
    static final String CHANGED = """
            exists (select from article_picture p left join import_file k on k.source_path = p.path and k.state in ('PICTURE', 'SEEN_PICTURE')
                     where p.article_id = a.id and ((p.file_size is null) <> (k.source_path is null)
                        or k.state = 'SEEN_PICTURE' and p.hash is distinct from k.source_hash))""";

    /** A picture that may have changed, as the folder lists it. */
    record Doubtful(String path, long size) {}

    private final ImportStore store;
    private final Connection connection;

    PictureTable(ImportStore store, Connection connection) {
        this.store = store;
        this.connection = connection;
    }

    /** What cannot be read counts as it was. @param paths of files and folders, "" for all */
    void addUnread(Collection<String> paths) throws SQLException {
        if (paths.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into import_file (source_path, file_size, file_modified, state)
                select distinct on (p.path) p.path, p.file_size, p.file_modified, 'PICTURE' from article_picture p, unnest(?) u
                 where p.file_size is not null and (u = '' or p.path = u or starts_with(p.path, u || '/'))
                on conflict (source_path) do nothing""")) {
            insert.setArray(1, store.texts(paths));
            insert.execute();
        }
    }

    /** Those that articles show, in the order of their paths. @param all those too whose size and time are as they were */
    List<Doubtful> listDoubtful(boolean all, String after, int limit) throws SQLException {
        List<Doubtful> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select distinct k.source_path, k.file_size from article_picture p join article a on a.id = p.article_id
                  join import_file k on k.source_path = p.path and k.state = 'PICTURE'
                 where a.removed_at is null and p.file_size is not null and k.settled is not null and k.source_path > ?
                   and (? or (p.file_size, p.file_modified) is distinct from (k.file_size, k.file_modified))
                 order by k.source_path limit ?""")) {
            query.setString(1, after);
            query.setBoolean(2, all);
            query.setInt(3, limit);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Doubtful(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return found;
    }

    /** @param hashes of the files, in their order; null where a file was not read */
    void note(List<Doubtful> files, List<String> hashes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update import_file f set state = 'SEEN_PICTURE', source_hash = n.hash from unnest(?, ?) n (file, hash) where f.source_path = n.file""")) {
            update.setArray(1, store.texts(files.stream().map(Doubtful::path).toList()));
            update.setArray(2, store.texts(hashes));
            update.execute();
        }
    }

    /** See {@link FolderTable#rememberTimes}. */
    void rememberTimes() throws SQLException {
        store.execute("""
                update article_picture p set file_size = k.file_size, file_modified = k.file_modified from import_file k
                 where k.source_path = p.path and k.state = 'SEEN_PICTURE' and k.settled and p.hash is not distinct from k.source_hash
                   and p.file_size is not null and (p.file_size, p.file_modified) is distinct from (k.file_size, k.file_modified)""");
    }
}
