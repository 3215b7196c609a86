package recto.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.site.SiteConfig;

/** The connection of one pass: it holds the lock that keeps other importers away, over all processes. */
final class ImportStore implements AutoCloseable {

    /** Of the article a; the parameter is the present moment. */
    static final String PUBLISHED = "a.removed_at is null and not a.draft and ? <@ tstzrange(a.publish_at, a.expire_at)";

    /** Any number that no other program on this database uses. */
    private static final long LOCK = 0x526563746fL;

    private final Connection connection;

    private final Announcements announcements;
    private final RelatedArticles related;
    /** Null until they are asked for. */
    private Set<String> searchConfigurations;

    private ImportStore(Connection connection, Clock clock) {
        this.connection = connection;
        this.announcements = new Announcements(connection, clock);
        this.related = new RelatedArticles(this, connection, announcements);
    }

    /** @return null when another program is importing; the connection is then closed */
    static ImportStore open(Connection connection, Clock clock) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            if (row.getBoolean(1)) {
                return new ImportStore(connection, clock);
            }
            connection.close();
            return null;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    FolderTable folder(Instant now) throws SQLException {
        return new FolderTable(this, connection, now);
    }

    PictureTable pictures() {
        return new PictureTable(this, connection);
    }

    ArticleIdentity identity() {
        return new ArticleIdentity(this, connection);
    }

    ArticleWriter writer(String version, SiteConfig site, Instant now) {
        return new ArticleWriter(this, connection, version, site, now);
    }

    AuthorWriter authors(String version, Instant now) {
        return new AuthorWriter(this, connection, version, now);
    }

    Announcements announcements() {
        return announcements;
    }

    RelatedArticles related() {
        return related;
    }

    /** Leaves the connection as it was found: it goes back to a pool. */
    @Override
    public void close() throws SQLException {
        try (connection; Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists pg_temp.import_file, pg_temp.term_count");
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    // ---- what is stored ----

    long countPublished(Instant now) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*) from article a where " + PUBLISHED)) {
            query.setObject(1, time(now));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** @return by file, those that are not removed */
    Map<String, StoredArticle> findByFile(Collection<String> files) throws SQLException {
        Map<String, StoredArticle> found = new HashMap<>();
        for (StoredArticle article : stored("where a.source_path = any(?) and a.removed_at is null order by a.id", texts(files))) {
            found.put(article.sourcePath(), article);
        }
        return found;
    }

    Map<Long, StoredArticle> findById(Collection<Long> ids) throws SQLException {
        Map<Long, StoredArticle> found = new HashMap<>();
        for (StoredArticle article : stored("where a.id = any(?)", numbers(ids))) {
            found.put(article.id(), article);
        }
        return found;
    }

    private List<StoredArticle> stored(String condition, java.sql.Array values) throws SQLException {
        List<StoredArticle> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select " + StoredArticle.COLUMNS + " from article a " + condition)) {
            query.setArray(1, values);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(StoredArticle.read(rows));
                }
            }
        }
        return found;
    }

    /** @return by each of these paths that leads somewhere, where it leads */
    Map<String, StoredArticle> findByPath(Collection<String> paths) throws SQLException {
        Map<String, StoredArticle> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select r.path as asked, " + StoredArticle.COLUMNS
                + " from redirect r join article a on a.id = r.article_id where r.path = any(?)")) {
            query.setArray(1, texts(paths));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("asked"), StoredArticle.read(rows));
                }
            }
        }
        return found;
    }

    /** Those of these that are given already: an article may have lost its id since, and keeps its guid. */
    Set<String> listGuids(Collection<String> guids) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("select guid from article where guid = any(?)")) {
            query.setArray(1, texts(guids));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    List<Long> newIds(int count) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select nextval(pg_get_serial_sequence('article', 'id')) from generate_series(1, ?)")) {
            query.setInt(1, count);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    /** Takes down those of these that have no file. @param condition on the article a @return how many */
    int retire(String condition, Instant now, java.sql.Array... parameters) throws SQLException {
        List<Long> ids = new ArrayList<>();
        List<Long> listed = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        Set<String> pages = new HashSet<>();
        try (PreparedStatement update = connection.prepareStatement("""
                update article a set removed_at = ?, changed_at = ? where %s and %s returning a.id, coalesce(a.path, ''), a.is_page,
                       not a.is_page and not a.draft and a.publish_at <= ?""".formatted(condition, FolderTable.GONE))) {
            int i = 0;
            update.setObject(++i, time(now));
            update.setObject(++i, time(now));
            for (java.sql.Array parameter : parameters) {
                update.setArray(++i, parameter);
            }
            update.setObject(++i, time(now));
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                    paths.add(rows.getString(2));
                    if (rows.getBoolean(3)) {
                        pages.add(rows.getString(2));
                    }
                    if (rows.getBoolean(4)) {
                        listed.add(rows.getLong(1));
                    }
                }
            }
        }
        if (!ids.isEmpty()) {
            Set<String> showing = announcements.showing(ids);
            related.forget(ids);
            hide(ids);
            if (!listed.isEmpty()) {
                touch("tag", numbers(listed), now);
                touch("author", numbers(listed), now);
                touchSite(now);
            }
            announcements.tell(paths, showing, pages);
        }
        return ids.size();
    }

    /** From search. */
    private void hide(Collection<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from article_search where article_id = any(?)")) {
            delete.setArray(1, numbers(ids));
            delete.execute();
        }
    }

    /** Notes that the tags or authors of these articles changed with them; once in a pass, however many articles they have. */
    void touch(String table, java.sql.Array articles, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update %1$s set changed_at = ? where changed_at < ? and id in (select %1$s_id from article_%1$s where article_id = any(?))""".formatted(table))) {
            update.setObject(1, time(now));
            update.setObject(2, time(now));
            update.setArray(3, articles);
            update.execute();
        }
    }

    /** Notes that what the lists of all articles are made of changed. */
    void touchSite(Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update site set changed_at = ?")) {
            update.setObject(1, time(now));
            update.execute();
        }
    }

    /** Nodes that were away for longer start with an empty page cache. */
    void forgetOldChanges(Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from site_change where changed_at < ?")) {
            delete.setObject(1, time(before));
            delete.execute();
        }
    }

    /**
     * Lets indexes alone answer what lists ask, sorts what is new into those that search asks, and tells the planner how many rows there are:
     * until then the order of 100,000 articles takes 150 ms to read and not 14. It is done in some seconds.
     */
    void tidy() throws SQLException {
        execute("vacuum (analyze) article, article_tag, article_author, term, article_search, search_word");
    }

    /** The text search configurations that this server has. */
    Set<String> searchConfigurations() throws SQLException {
        if (searchConfigurations == null) {
            searchConfigurations = new HashSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet names = statement.executeQuery("select cfgname from pg_ts_config where pg_ts_config_is_visible(oid)")) {
                while (names.next()) {
                    searchConfigurations.add(names.getString(1));
                }
            }
        }
        return searchConfigurations;
    }

    // ---- for those who use this connection ----

    interface Work<T> {
        T run() throws SQLException;
    }

    <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    java.sql.Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    java.sql.Array numbers(Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
