package recto.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.convert.GhostReader.Row;
import recto.frontmatter.Problem;
import recto.markup.HtmlToMarkdown;
import recto.markup.Losses;

/** Converts an export of Ghost: posts and pages of both its editors, tags and authors. */
final class GhostExport {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Stands for the address of the site in whatever Ghost stores. */
    private static final String SITE = "__GHOST_URL__";

    private final ConvertedFolder folder;
    private final String site;
    private final GhostReader export;
    private final GhostRelations relations;
    private final Map<String, Row> metas = new HashMap<>();
    private final Set<Row> usedTags = new LinkedHashSet<>();
    private final Set<Row> usedAuthors = new LinkedHashSet<>();
    private boolean hasHomelessPicture;

    private GhostExport(ConvertedFolder folder, String site, GhostReader export) {
        this.folder = folder;
        this.site = site;
        this.export = export;
        this.relations = new GhostRelations(export);
        export.rows("posts_meta").forEach(row -> metas.put(row.text("post_id"), row));
    }

    /** @param site the address at which the blog is, without a slash at its end; empty where nobody gave it */
    static void convert(Path file, String site, ConvertedFolder folder) throws IOException {
        GhostReader read = GhostReader.read(file, (line, column, reason) -> folder.fail(line, column,
                "the export cannot be read from here on (%s)".formatted(Problem.shown(reason)),
                "export it once more, or mend the JSON; what stands before was converted"));
        GhostExport export = new GhostExport(folder, site, read);
        read.rows("posts").forEach(post -> folder.announce("/" + post.text("slug")));
        for (Row post : read.rows("posts")) {
            export.convert(post);
        }
        export.writeGroups();
        if (export.hasHomelessPicture) {
            folder.warn(1, "the export does not say at which address its pictures are", "convert it again with --url https://your.blog");
        }
    }

    private void convert(Row post) throws IOException {
        Losses losses = (what, hint) -> folder.warn(post.line(), "in '%s' %s".formatted(Problem.shown(post.text("title")), what), hint);
        try {
            String body = body(post, losses);
            write(post, body);
        } catch (RuntimeException | StackOverflowError e) {
            folder.fail(post.line(), 1, "'%s' cannot be converted (%s)".formatted(Problem.shown(post.text("title")), e),
                    "this is a fault of Recto; please report it with the post");
        }
    }

    private void write(Row post, String body) throws IOException {
        boolean isPage = post.text("type").equals("page") || post.text("page").matches("true|1");
        Row meta = metas.getOrDefault(post.text("id"), post);
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("title", post.text("title"));
        String excerpt = post.text("custom_excerpt");
        header.put("description", excerpt.isEmpty() ? meta.text("meta_description") : excerpt);
        List<Row> authors = relations.authors(post);
        usedAuthors.addAll(authors);
        header.put("author", authors.stream().map(author -> author.text("name")).filter(name -> !name.isEmpty()).toList());
        header.put("publish_date", date(post, "published_at") == null ? date(post, "created_at") : date(post, "published_at"));
        header.put("updated_date", date(post, "updated_at"));
        header.put("heroImage", link(post.text("feature_image").isEmpty() ? post.text("image") : post.text("feature_image")));
        header.put("heroAlt", meta.text("feature_image_alt"));
        header.put("hero_caption", WordPressIndex.plain(meta.text("feature_image_caption")));
        List<Row> tags = relations.tags(post);
        List<String> shown = new ArrayList<>();
        List<String> internal = new ArrayList<>();
        for (Row tag : tags) {
            String name = tag.text("name");
            (name.startsWith("#") || tag.text("visibility").equals("internal") ? internal : shown).add(name);
        }
        tags.stream().filter(tag -> shown.contains(tag.text("name"))).forEach(usedTags::add);
        header.put("tags", shown);
        header.put("internal_tags", internal);
        header.put("pinned", post.text("featured").matches("true|1") ? true : null);
        header.put("canonical_url", post.text("canonical_url"));
        header.put("lang", post.text("locale"));
        header.put("uuid", post.text("uuid"));
        header.put("draft", isHidden(post, meta) ? true : null);
        String slug = post.text("slug").isEmpty() ? post.text("title") : post.text("slug");
        String path = post.text("slug").isEmpty() ? null : "/" + post.text("slug");
        folder.write(new ConvertedArticle(isPage, slug, path, List.of(), id(post), header, body, post.line()));
        folder.count(isPage ? "pages" : "articles");
    }

    /** What Ghost's feeds had: the id since version 1, whose ids are no numbers, and the uuid before. */
    private static String id(Row post) {
        String id = post.text("comment_id").isEmpty() ? post.text("id") : post.text("comment_id");
        return id.isEmpty() || id.matches("\\d{1,10}") ? post.text("uuid") : id;
    }

    /** Whatever not everybody could read on the site is a draft here. */
    private boolean isHidden(Row post, Row meta) {
        String status = post.text("status");
        String visibility = post.text("visibility");
        String why = !status.equals("published") ? status.isEmpty() ? "of no known state" : status
                : !visibility.isEmpty() && !visibility.equals("public") ? "for " + visibility
                        : meta.text("email_only").matches("true|1") ? "sent by e-mail alone" : null;
        if (why == null) {
            return false;
        }
        folder.count("of them drafts, as they were %s".formatted(Problem.shown(why)));
        return true;
    }

    private String body(Row post, Losses losses) {
        GhostCards cards = new GhostCards(losses);
        JsonNode lexical = document(post, "lexical", losses);
        JsonNode mobiledoc = lexical == null ? document(post, "mobiledoc", losses) : null;
        String html = lexical != null ? new Lexical(cards).html(lexical)
                : mobiledoc != null ? new Mobiledoc(cards).html(mobiledoc) : post.values().path("html").asText("");
        String markdown = lexical == null && mobiledoc == null && html.isBlank() ? post.text("markdown")
                : new HtmlToMarkdown(this::link, losses).convert(html.equals("null") ? "" : html);
        // In a card of Markdown, too
        return markdown.replace(SITE + "/content/", site + "/content/").replace(SITE, "");
    }

    /** Null where there is none, or none that can be read. */
    private static @Nullable JsonNode document(Row post, String column, Losses losses) {
        String text = post.values().path(column).asText("");
        try {
            JsonNode document = text.isBlank() || text.equals("null") ? null : JSON.readTree(text);
            return document != null && document.isObject() ? document : null;
        } catch (JsonProcessingException e) {
            losses.add("the text of the editor (%s) is damaged, so it was made of the HTML".formatted(column),
                    "compare it with the old page");
            return null;
        }
    }

    /** Links within the site begin with a slash; its pictures stay at its address, if that is known. */
    private String link(String address) {
        if (!address.startsWith(SITE) && (site.isEmpty() || !address.startsWith(site + "/"))) {
            return address;
        }
        String path = address.substring(address.startsWith(SITE) ? SITE.length() : site.length());
        if (path.startsWith("/content/")) {
            hasHomelessPicture |= site.isEmpty();
            return site + path;
        }
        return path.isEmpty() ? "/" : path.length() > 1 ? path.replaceFirst("/(?=#|\\?|$)", "") : path;
    }

    private static @Nullable String date(Row row, String column) {
        String text = row.text(column);
        try {
            if (text.matches("\\d{9,14}")) {
                return Instant.ofEpochMilli(Long.parseLong(text)).toString();
            }
            return text.matches("[1-9]\\d{3}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z?")
                    ? Instant.parse(text.replace(' ', 'T').replaceFirst("Z?$", "Z")).toString()
                    : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private void writeGroups() throws IOException {
        HtmlToMarkdown markdown = new HtmlToMarkdown(this::link, (what, hint) -> {});
        for (Row author : usedAuthors) {
            if (!author.text("name").isEmpty()) {
                Map<String, Object> header = new LinkedHashMap<>();
                header.put("name", author.text("name"));
                header.put("picture", link(author.text("profile_image")));
                header.put("links", author.text("website").matches("https?://\\S+") ? List.of(author.text("website")) : List.of());
                folder.writeGroup("authors", author.text("name"), header, markdown.convert(Shortcodes.escaped(author.text("bio"))));
            }
        }
        for (Row tag : usedTags) {
            if (!tag.text("description").isEmpty()) {
                folder.writeGroup("tags", tag.text("name"), Map.of("description", WordPressIndex.plain(tag.text("description"))),
                        markdown.convert(WordPressText.paragraphs(Shortcodes.escaped(tag.text("description")))));
            }
        }
    }
}
