package recto.storing;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.content.ParsedArticle;
import recto.database.Sql;
import recto.folder.ArticleHead;
import recto.folder.ContentFile;
import recto.header.FrontMatter;
import recto.language.Heading;
import recto.language.Slug;
import recto.markdown.RenderedMarkdown;
import recto.media.ShownPicture;

/** Writes the rows of the table article. */
public final class ArticleTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The columns that every import writes. The id, the guid and the time of the first import are written only once. */
    private static final List<String> WRITTEN = List.of("identity", "source_path", "source", "source_hash", "rendered_by", "file_size",
            "file_modified",
            "is_page", "path", "slug", "title", "subtitle", "description", "hero", "hero_alt", "hero_width", "hero_height", "hero_srcset",
            "hero_webp", "hero_missing",
            "read_time", "cta_html", "html", "body_text", "text_hash", "outline", "words", "minutes", "series_id", "lang",
            "translation_key",
            "canonical_url", "draft", "pinned", "noindex", "unlisted", "extra", "given", "publish_at", "expire_at", "created_at",
            "updated_at",
            "changed_at",
            "dated",
            "removed_at", "file_name");

    private static final Set<String> JSON_COLUMNS = Set.of("extra", "given");
    private static final String UPSERT = "insert into article (id, guid, imported_at, %s) values (:id, :guid, :imported_at, %s) on conflict (id) do update set %s"
            .formatted(String.join(", ", WRITTEN),
                    WRITTEN.stream().map(column -> ":" + column + (JSON_COLUMNS.contains(column) ? "::json" : "")).collect(joining(", ")),
                    WRITTEN.stream().map(column -> column + " = excluded." + column).collect(joining(", ")));

    private final Sql sql;
    private final String version;
    private final Instant now;

    /** @param version of the program and its settings, as {@link recto.content.ArticleParser#version} says */
    public ArticleTable(Sql sql, String version, Instant now) {
        this.sql = sql;
        this.version = version;
        this.now = now;
    }

    /** @param series the id of each series, by slug */
    void write(List<ArticleRow> rows, Map<String, Long> series) throws SQLException {
        sql.of(UPSERT).batch(rows, (query, row) -> bind(query, row, series));
    }

    private void bind(Sql.Query query, ArticleRow row, Map<String, Long> series) {
        query.number("id", row.id()).text("guid", row.guid()).time("imported_at", row.importedAt())
                .time("updated_at", row.updatedAt()).time("changed_at", now).time("removed_at", null).text("text_hash", row.textHash());
        bindFile(query, row.article().head());
        bindHeader(query, row.article().header(), series);
        bindBody(query, row.article());
    }

    private void bindFile(Sql.Query query, ArticleHead head) {
        ContentFile file = head.file();
        query.text("source_path", file.path()).number("file_size", file.size())
                .time("file_modified", file.isSettledAt(now) ? file.modified() : Instant.EPOCH)
                .text("source", head.source()).text("source_hash", head.sourceHash()).text("rendered_by", version + head.given())
                .text("identity", head.identity()).flag("is_page", head.page()).text("path", head.path()).text("slug", head.slug())
                .text("file_name", head.fileName()).time("publish_at", head.publishAt()).flag("dated", head.isDated());
    }

    private static void bindHeader(Sql.Query query, FrontMatter header, Map<String, Long> series) {
        query.text("title", header.title()).text("subtitle", header.subtitle()).text("description", header.description())
                .text("lang", header.lang()).text("translation_key", header.translationKey())
                .text("canonical_url", header.canonicalUrl()).text("hero_alt", header.heroAlt()).text("extra", json(header.extra()))
                .text("given", header.given().isEmpty() ? null : json(header.given()))
                .number("series_id", header.series() == null ? null : series.get(Slug.ofName(header.series())))
                .flag("draft", header.draft()).flag("pinned", header.pinned()).flag("noindex", header.noindex())
                .flag("unlisted", header.unlisted())
                .time("expire_at", header.expireAt()).time("created_at", header.createdAt());
    }

    private static void bindBody(Sql.Query query, ParsedArticle article) {
        RenderedMarkdown body = article.body();
        ReadTime readTime = ReadTime.of(article);
        ShownPicture hero = article.hero() == null ? ShownPicture.of("") : article.hero();
        query.text("html", body.html()).text("body_text", body.text()).text("outline", Heading.write(body.outline()))
                .text("cta_html", article.ctaHtml())
                .integer("words", body.words()).text("read_time", readTime.words()).integer("minutes", readTime.minutes())
                .text("hero", article.hero() == null ? null : hero.src()).integer("hero_width", hero.width())
                .integer("hero_height", hero.height())
                .text("hero_srcset", hero.srcset()).text("hero_webp", hero.webp())
                .flag("hero_missing", article.hero() == null && article.header().hero() != null);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Front matter that cannot be written as JSON", e);
        }
    }
}
