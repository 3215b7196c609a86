package recto.feed;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.ArticleMarkdown;
import recto.database.Sql;
import recto.database.UncheckedSqlException;
import recto.engine.EngineText;
import recto.frontmatter.Notations;
import recto.frontmatter.RawFrontMatter;
import recto.http.UrlPath;
import recto.image.PictureType;
import recto.linked.LinkedPaths;
import recto.markdown.MarkdownCopy;
import recto.media.FileStore;
import recto.media.Picture;
import recto.site.SiteConfig;
import recto.site.TemplateDates;

/**
 * Writes an article as Markdown. The front matter is a new one, of what the page shows: the author's own may have keys that are nobody's
 * business. The text is the author's, less what the page leaves out, such as comments, and its links are absolute.
 */
@ApplicationScoped
class MarkdownWriter implements ArticleMarkdown {

    private final SiteConfig site;
    private final MarkdownCopy copy;
    private final DataSource database;

    MarkdownWriter(SiteConfig site, MarkdownCopy copy, DataSource database) {
        this.site = site;
        this.copy = copy;
        this.database = database;
    }

    private record Source(String file, String text) {}

    @Override
    public String of(Article article) {
        try (Sql sql = Sql.open(database)) {
            Source source = sql.of("select source_path, source from article where id = :id").number("id", article.id)
                    .first(row -> new Source(row.text("source_path"), row.text("source"))).orElseThrow();
            Map<String, String> pictures = pictures(sql, article.id);
            String address = site.absolute(UrlPath.encode(article.presentPath()));
            return header(article, address) + "\n"
                    + copy.of(plain(source.file, body(source), article), target -> link(source.file, target, address, pictures)).strip();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The text as Markdown that any program reads, without the code of other engines and the remarks in it, which no page shows. */
    private String plain(String file, String body, Article article) {
        Map<String, String> values = Map.of("page.title", article.title, "title", article.title, "site.title", site.title());
        return EngineText.of(file, body, values, name -> null).markdown();
    }

    private static String body(Source source) {
        return Notations.splitIfAny(source.file, source.text, new ArrayList<>()).map(RawFrontMatter::body)
                .orElseThrow(
                        () -> new IllegalStateException("The front matter of %s was read when it was imported".formatted(source.file)));
    }

    /** The addresses of the pictures that the article shows, by the paths of their files, or by the addresses from which they were fetched. */
    private static Map<String, String> pictures(Sql sql, long article) throws SQLException {
        Map<String, String> addresses = new HashMap<>();
        sql.of("""
                select a.path, p.hash, p.type, p.width, p.height, p.variants from article_picture a join picture p on p.hash = a.hash
                 where a.article_id = :id""").number("id", article)
                .list(row -> addresses.put(row.text("path"), new Picture(row.text("hash"), PictureType.valueOf(row.text("type")),
                        row.integer("width"), row.integer("height"), row.texts("variants")).src(row.text("path"))));
        sql.of("select a.path, f.hash from article_picture a join file f on f.hash = a.hash where a.article_id = :id").number("id", article)
                .list(row -> addresses.put(row.text("path"), FileStore.address(row.text("hash"), row.text("path"))));
        return addresses;
    }

    private String link(String file, String target, String address, Map<String, String> pictures) {
        String bare = target.replaceFirst("#.*$", "");
        String picture = pictures.isEmpty() || bare.isEmpty() ? null
                : pictures.getOrDefault(bare,
                        LinkedPaths.candidates(file, bare).stream().map(pictures::get).filter(Objects::nonNull).findFirst()
                                .orElse(null));
        return picture != null ? site.absolute(picture) : FeedAddress.absolute(address, target);
    }

    /** YAML, with the keys that the import reads. A string of JSON is one of YAML as well. */
    private String header(Article article, String address) {
        StringBuilder yaml = new StringBuilder("---\n");
        text(yaml, "title", article.title);
        text(yaml, "subtitle", article.subtitle);
        text(yaml, "description", article.description);
        texts(yaml, "author", article.authors.stream().map(author -> author.name).toList());
        if (article.dated) {
            text(yaml, "publish_date", TemplateDates.isoDate(article.publishAt));
        }
        if (article.updatedAt != null && (!article.dated || article.updatedAt.isAfter(article.publishAt))) {
            text(yaml, "updated_date", TemplateDates.isoDate(article.updatedAt));
        }
        text(yaml, "heroImage", article.hero == null ? null : Article.heroAddress(article.hero, site));
        texts(yaml, "tags", article.tags.stream().map(tag -> tag.name).toList());
        text(yaml, "series", article.series == null ? null : article.series.name);
        text(yaml, "lang", article.lang);
        text(yaml, "canonical_url", article.canonicalUrl != null ? article.canonicalUrl : address);
        return yaml.append("---\n").toString();
    }

    private static void text(StringBuilder yaml, String key, @Nullable String value) {
        if (value != null) {
            yaml.append(key).append(": ").append(quoted(value)).append('\n');
        }
    }

    private static void texts(StringBuilder yaml, String key, List<String> values) {
        if (!values.isEmpty()) {
            yaml.append(key).append(": ").append(values.stream().map(MarkdownWriter::quoted).collect(Collectors.joining(", ", "[", "]")))
                    .append('\n');
        }
    }

    private static String quoted(String value) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + "\"";
    }
}
