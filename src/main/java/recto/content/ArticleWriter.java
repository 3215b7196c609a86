package recto.content;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import recto.article.Heading;
import recto.article.ShownPicture;
import recto.site.SiteConfig;
import recto.site.Slug;

/** Writes articles, their authors and tags, and the addresses that lead to them. */
final class ArticleWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> WRITTEN = List.of("identity", "source_path", "source", "source_hash", "rendered_by", "file_size",
            "file_modified", "is_page", "path", "slug", "title", "subtitle", "description", "hero", "hero_alt", "hero_width", "hero_height",
            "hero_srcset", "hero_webp", "read_time", "cta_html", "html",
            "body_text", "text_hash", "outline", "words", "minutes", "series_id", "lang", "translation_key", "canonical_url", "draft", "pinned",
            "noindex", "extra", "publish_at", "expire_at", "created_at", "updated_at", "changed_at", "removed_at");

    /** What goes to the database as text and is something else there: a null has no type of its own. */
    private static final Map<String, String> CASTS = Map.of("extra", "::json", "hero_width", "::integer", "hero_height", "::integer");

    /** What is written once, id, guid and the time of the first import, is not among what a later import overwrites. */
    private static final String UPSERT = "insert into article (id, guid, imported_at, %s) values (?, ?, ?, %s) on conflict (id) do update set %s"
            .formatted(String.join(", ", WRITTEN),
                    WRITTEN.stream().map(column -> "?" + CASTS.getOrDefault(column, "")).collect(joining(", ")),
                    WRITTEN.stream().map(column -> column + " = excluded." + column).collect(joining(", ")));

    private final ImportStore store;
    private final Connection connection;
    private final String version;
    private final Instant now;
    private final Lexemes lexemes;
    private final SearchWriter search;

    /** @param version see {@link ArticleParser#version} */
    ArticleWriter(ImportStore store, Connection connection, String version, SiteConfig site, Instant now) {
        this.store = store;
        this.connection = connection;
        this.version = version;
        this.now = now;
        this.lexemes = new Lexemes(store, connection, site.language());
        this.search = new SearchWriter(store, connection, lexemes, site.timeZone(), now);
    }

    /**
     * In one transaction, and tells every node.
     *
     * @param freed addresses that articles without a file give up for these
     * @return how many articles without a file went with this
     */
    int write(List<ArticleRow> rows, Collection<String> freed) throws SQLException {
        return store.inTransaction(() -> {
            noteIds(rows);
            Set<String> shown = store.announcements().showing(rows.stream().filter(row -> row.before() != null).map(ArticleRow::id).toList());
            int removed = retire(rows, freed);
            writeRedirects(rows);
            Map<String, Long> series = writeSeries(rows);
            try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
                for (ArticleRow row : rows) {
                    bind(upsert, row, series);
                    upsert.addBatch();
                }
                upsert.executeBatch();
            }
            writeNames(rows, "author", FrontMatter::authors);
            writeNames(rows, "tag", FrontMatter::tags);
            if (rows.stream().anyMatch(row -> row.isListed(now))) {
                store.touchSite(now);
            }
            writePictures(rows);
            lexemes.learn(rows);
            search.write(rows);
            store.related().note(rows, lexemes);
            shown.addAll(store.announcements().showing(rows.stream().map(ArticleRow::id).toList()));
            tellNodes(rows, shown);
            return removed;
        });
    }

    /** From here on a new article has its file, as the others have. */
    private void noteIds(List<ArticleRow> rows) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update import_file f set article_id = n.id from unnest(?, ?) n (file, id) where f.source_path = n.file""")) {
            update.setArray(1, store.texts(rows.stream().map(row -> row.article().file()).toList()));
            update.setArray(2, store.numbers(rows.stream().map(ArticleRow::id).toList()));
            update.execute();
        }
    }

    private void bind(PreparedStatement upsert, ArticleRow row, Map<String, Long> series) throws SQLException {
        ParsedArticle article = row.article();
        ArticleHead head = article.head();
        FrontMatter header = head.header();
        RenderedMarkdown body = article.body();
        ContentFolder.Entry file = head.file();
        ShownPicture hero = article.hero() == null ? ShownPicture.of(null) : article.hero();
        String outline = Heading.write(body.outline().stream().map(h -> new Heading(h.level(), h.id(), h.text())).toList());
        Object[] values = {row.id(), row.guid(), row.importedAt(), head.identity(), file.path(), head.source(), head.sourceHash(), version,
                file.size(), file.isSettledAt(now) ? file.modified() : Instant.EPOCH, head.page(), head.path(), head.slug(), header.title(),
                header.subtitle(), header.description(), hero.src(), header.heroAlt(), text(hero.width()),
                text(hero.height()), hero.srcset(), hero.webp(), header.readTime(), article.ctaHtml(), body.html(),
                body.text(), row.textHash(), outline, body.words(), body.minutes(),
                header.series() == null ? null : series.get(slug(header.series())), header.lang(), header.translationKey(),
                header.canonicalUrl(), header.draft(), header.pinned(), header.noindex(), json(header.extra()), head.publishAt(),
                header.expireAt(), header.createdAt(), row.updatedAt(), now, null};
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Instant instant) {
                upsert.setObject(i + 1, ImportStore.time(instant), Types.TIMESTAMP_WITH_TIMEZONE);
            } else if (values[i] == null) {
                // The type matters: where it varies from row to row the driver prepares the statement anew for each
                upsert.setNull(i + 1, i >= TIMES ? Types.TIMESTAMP_WITH_TIMEZONE : i == SERIES ? Types.BIGINT : Types.VARCHAR);
            } else {
                upsert.setObject(i + 1, values[i]);
            }
        }
    }

    /** From here on the columns of the statement are times. */
    private static final int TIMES = 3 + WRITTEN.indexOf("publish_at");
    private static final int SERIES = 3 + WRITTEN.indexOf("series_id");

    /** Those without a file whose address, or whose very place, is another article's now; their other addresses answer 410 still. */
    private int retire(List<ArticleRow> rows, Collection<String> freed) throws SQLException {
        java.sql.Array files = store.texts(rows.stream().map(row -> row.article().file()).toList());
        java.sql.Array paths = store.texts(freed);
        // By indexes: asked in one condition, every batch read all articles
        int removed = store.retire("""
                a.id in (select s.id from article s where s.source_path = any(?) union all select r.article_id from redirect r where r.path = any(?))
                 and (a.source_path = any(?) or a.path = any(?)) and a.id <> all(?)""", now,
                files, paths, files, paths, store.numbers(rows.stream().map(ArticleRow::id).toList()));
        if (!freed.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement("update article set path = null where path = any(?)");
                    PreparedStatement delete = connection.prepareStatement("delete from redirect where path = any(?)")) {
                for (PreparedStatement statement : List.of(update, delete)) {
                    statement.setArray(1, store.texts(freed));
                    statement.execute();
                }
            }
        }
        return removed;
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
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into redirect (path, article_id) select * from unnest(?, ?) on conflict (path) do nothing")) {
            insert.setArray(1, store.texts(paths));
            insert.setArray(2, store.numbers(ids));
            insert.execute();
        }
    }

    /** Those that are new. @return by slug, the id of each that one of these is part of */
    private Map<String, Long> writeSeries(List<ArticleRow> rows) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        for (ArticleRow row : rows) {
            String name = row.article().header().series();
            if (name != null) {
                names.putIfAbsent(slug(name), name);
            }
        }
        Map<String, Long> ids = new HashMap<>();
        if (names.isEmpty()) {
            return ids;
        }
        writeNew("series", names);
        try (PreparedStatement query = connection.prepareStatement("select slug, id from series where slug = any(?)")) {
            query.setArray(1, store.texts(names.keySet()));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    ids.put(found.getString(1), found.getLong(2));
                }
            }
        }
        return ids;
    }

    /** @param names by slug; one that is there keeps its name */
    private void writeNew(String table, Map<String, String> names) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into %1$s (slug, name) select * from unnest(?, ?) n (slug, name) where not exists (select from %1$s x where x.slug = n.slug)".formatted(table))) {
            insert.setArray(1, store.texts(names.keySet()));
            insert.setArray(2, store.texts(names.values()));
            insert.execute();
        }
    }

    /** Authors or tags: those that are new, then who belongs to whom. */
    private void writeNames(List<ArticleRow> rows, String table, Function<FrontMatter, List<String>> names) throws SQLException {
        Map<String, String> all = new LinkedHashMap<>();
        List<Long> ids = new ArrayList<>();
        List<String> slugs = new ArrayList<>();
        for (ArticleRow row : rows) {
            Set<String> ofRow = new LinkedHashSet<>();
            for (String name : names.apply(row.article().header())) {
                all.putIfAbsent(slug(name), name);
                ofRow.add(slug(name));
            }
            ofRow.forEach(slug -> {
                ids.add(row.id());
                slugs.add(slug);
            });
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from article_%s where article_id = any(?)".formatted(table));
                PreparedStatement insert = connection.prepareStatement("""
                        insert into article_%1$s (article_id, position, %1$s_id)
                        select n.article_id, row_number() over (partition by n.article_id order by n.place) - 1, x.id
                          from unnest(?, ?) with ordinality n (article_id, slug, place) join %1$s x on x.slug = n.slug""".formatted(table))) {
            java.sql.Array listed = store.numbers(rows.stream().filter(row -> row.isListed(now)).map(ArticleRow::id).toList());
            // Those that an article leaves have changed as much as those that it comes to
            store.touch(table, listed, now);
            delete.setArray(1, store.numbers(rows.stream().map(ArticleRow::id).toList()));
            delete.execute();
            writeNew(table, all);
            insert.setArray(1, store.numbers(ids));
            insert.setArray(2, store.texts(slugs));
            insert.execute();
            store.touch(table, listed, now);
        }
    }

    private void writePictures(List<ArticleRow> rows) throws SQLException {
        List<Long> ids = new ArrayList<>();
        List<PictureUse> uses = new ArrayList<>();
        for (ArticleRow row : rows) {
            for (PictureUse use : row.article().pictures()) {
                ids.add(row.id());
                uses.add(use);
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from article_picture where article_id = any(?)");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into article_picture (article_id, path, file_size, file_modified, hash)
                        select n.id, n.path, n.size, n.modified::timestamptz, n.hash from unnest(?, ?, ?, ?, ?) n (id, path, size, modified, hash)""")) {
            delete.setArray(1, store.numbers(rows.stream().map(ArticleRow::id).toList()));
            delete.execute();
            if (uses.isEmpty()) {
                return;
            }
            insert.setArray(1, store.numbers(ids));
            insert.setArray(2, store.texts(uses.stream().map(PictureUse::path).toList()));
            insert.setArray(3, store.numbers(uses.stream().map(PictureUse::size).toList()));
            insert.setArray(4, store.texts(uses.stream().map(use -> text(use.modifiedAsOf(now))).toList()));
            insert.setArray(5, store.texts(uses.stream().map(PictureUse::hash).toList()));
            insert.execute();
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Never empty: a name of signs alone is known by their code points. */
    static String slug(String name) {
        String slug = Slug.of(name);
        return slug.isEmpty() ? name.codePoints().limit(10).mapToObj(Integer::toHexString).collect(joining("-", "u", "")) : slug;
    }

    /** @param shown the paths of the articles that show these */
    private void tellNodes(List<ArticleRow> rows, Set<String> shown) throws SQLException {
        Set<String> paths = new HashSet<>();
        Set<String> pages = new HashSet<>();
        for (ArticleRow row : rows) {
            Set<String> ofRow = row.article().addresses();
            if (row.before() != null && row.before().path() != null) {
                ofRow.add(row.before().path());
            }
            paths.addAll(ofRow);
            if (row.article().head().page()) {
                pages.addAll(ofRow);
            }
        }
        store.announcements().tell(paths, shown, pages);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Front matter that cannot be written as JSON", e);
        }
    }
}
