package recto.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.article.Profile;

/** Writes what the files of authors say. */
final class AuthorWriter {

    private final ImportStore store;
    private final Connection connection;
    private final String version;
    private final Instant now;

    AuthorWriter(ImportStore store, Connection connection, String version, Instant now) {
        this.store = store;
        this.connection = connection;
        this.version = version;
        this.now = now;
    }

    /** @param isCurrent whether it was rendered by this version */
    record Stored(long authorId, String slug, String sourceHash, boolean isCurrent) {
        boolean isOf(String hash) {
            return isCurrent && sourceHash.equals(hash);
        }
    }

    /** By file. */
    Map<String, Stored> list() throws SQLException {
        Map<String, Stored> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select p.source_path, p.author_id, a.slug, p.source_hash, p.rendered_by = ? from profile p join author a on a.id = p.author_id""")) {
            query.setString(1, version);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Stored(rows.getLong(2), rows.getString(3), rows.getString(4), rows.getBoolean(5)));
                }
            }
        }
        return found;
    }

    /** In one transaction, and tells every node. */
    void write(List<ParsedAuthor> authors, List<Stored> gone) throws SQLException {
        if (authors.isEmpty() && gone.isEmpty()) {
            return;
        }
        store.inTransaction(() -> {
            Set<String> paths = new HashSet<>();
            try (PreparedStatement delete = connection.prepareStatement("delete from profile where author_id = any(?)")) {
                delete.setArray(1, store.numbers(gone.stream().map(Stored::authorId).toList()));
                delete.execute();
            }
            gone.forEach(author -> paths.add("/authors/" + author.slug()));
            for (ParsedAuthor author : authors) {
                paths.add("/authors/" + author.slug());
                write(author, paths);
            }
            store.announcements().tell(paths);
            return null;
        });
    }

    private void write(ParsedAuthor author, Set<String> paths) throws SQLException {
        long id = idOf(author, paths);
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into profile (author_id, source_path, source, source_hash, rendered_by, html, picture, pictures, links, imported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (author_id) do update set source_path = excluded.source_path, source = excluded.source, source_hash = excluded.source_hash,
                    rendered_by = excluded.rendered_by, html = excluded.html, picture = excluded.picture, pictures = excluded.pictures, links = excluded.links, imported_at = excluded.imported_at""")) {
            Object[] values = {id, author.file(), author.source(), author.sourceHash(), version, author.html(), author.picture(), store.texts(author.pictures()), Profile.write(author.links()),
                    ImportStore.time(now)};
            for (int i = 0; i < values.length; i++) {
                upsert.setObject(i + 1, values[i]);
            }
            upsert.execute();
        }
    }

    /** Of the author, whose name is now the file's; the articles that name the author by another show it. */
    private long idOf(ParsedAuthor author, Set<String> paths) throws SQLException {
        List<Long> articles = new ArrayList<>();
        try (PreparedStatement shown = connection.prepareStatement("""
                select a.path, a.id from author o join article_author x on x.author_id = o.id join article a on a.id = x.article_id
                 where o.slug = ? and o.name <> ? and a.path is not null""")) {
            shown.setString(1, author.slug());
            shown.setString(2, author.name());
            try (ResultSet rows = shown.executeQuery()) {
                while (rows.next()) {
                    paths.add(rows.getString(1));
                    articles.add(rows.getLong(2));
                }
            }
        }
        if (!articles.isEmpty()) {
            // Their feeds say the name too
            store.touch("author", store.numbers(articles), now);
            store.touch("tag", store.numbers(articles), now);
            store.touchSite(now);
        }
        try (PreparedStatement upsert = connection.prepareStatement(
                "insert into author (slug, name) values (?, ?) on conflict (slug) do update set name = excluded.name returning id")) {
            upsert.setString(1, author.slug());
            upsert.setString(2, author.name());
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
