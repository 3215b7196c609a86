package recto.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.markup.HtmlToMarkdown;
import recto.markup.Losses;

/** Converts an export of WordPress (WXR): posts and pages, their authors, and the texts of categories and tags. */
final class WordPressExport implements WordPressReader.Visitor {

    private static final int MAX_NAME = 190;
    private static final Set<String> GONE = Set.of("trash", "auto-draft", "inherit");
    /** What WordPress keeps for itself, of which nobody misses anything. */
    private static final Set<String> INTERNAL = Set.of("attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset",
            "oembed_cache", "user_request", "wp_global_styles", "wp_template", "wp_template_part", "wp_navigation", "wp_block",
            "wp_font_family", "wp_font_face");

    private final ConvertedFolder folder;
    private final WordPressIndex index;
    private final Set<String> authors = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();

    private WordPressExport(ConvertedFolder folder, WordPressIndex index) {
        this.folder = folder;
        this.index = index;
    }

    static void convert(Path file, ConvertedFolder folder) throws IOException {
        WordPressIndex index = new WordPressIndex();
        new WordPressReader(file, new WordPressReader.Visitor() {
            @Override
            public void channel(String name, WordPressItem parts) {
                index.channel(name, parts);
            }

            @Override
            public void item(WordPressItem item) {
                index.item(item);
                if (isArticle(item)) {
                    folder.announce(index.path(item.text("link")));
                }
            }

            @Override
            public void broken(int line, int column, @Nullable String title, String reason) {}
        }).read();
        WordPressExport export = new WordPressExport(folder, index);
        new WordPressReader(file, export).read();
        export.writeGroups();
    }

    private static boolean isArticle(WordPressItem item) {
        String type = item.text("wp:post_type").strip();
        return (type.equals("post") || type.equals("page")) && !GONE.contains(item.text("wp:status").strip());
    }

    @Override
    public void channel(String name, WordPressItem parts) {
        // The index has read them
    }

    @Override
    public void broken(int line, int column, @Nullable String title, String reason) {
        folder.fail(line, column, title == null || title.isBlank() ? "the export cannot be read here (%s)".formatted(Problem.shown(reason))
                : "the item '%s' cannot be read (%s)".formatted(Problem.shown(title), Problem.shown(reason)),
                "export it once more, or mend the XML; everything else was converted");
    }

    @Override
    public void item(WordPressItem item) throws IOException {
        String type = item.text("wp:post_type").strip();
        if (!isArticle(item)) {
            if (!INTERNAL.contains(type)) {
                folder.count(type.equals("post") || type.equals("page") ? "deleted or never saved, left out"
                        : "of the type '%s', not converted".formatted(Problem.shown(type)));
            }
            return;
        }
        try {
            convert(item, type.equals("page"));
        } catch (RuntimeException | StackOverflowError e) {
            folder.fail(item.line, 1, "the item '%s' cannot be converted (%s)".formatted(Problem.shown(item.text("title")), e),
                    "this is a fault of Recto; please report it with the item");
        }
    }

    private void convert(WordPressItem item, boolean isPage) throws IOException {
        String title = WordPressIndex.plain(item.text("title"));
        Losses losses = (what, hint) -> folder.warn(item.line, "in '%s' %s".formatted(Problem.shown(title), what), hint);
        HtmlToMarkdown markdown = new HtmlToMarkdown(index::link, losses);
        String id = item.text("wp:post_id").strip();
        Shortcodes shortcodes = new Shortcodes(ids -> index.gallery(ids, id), losses);
        String body = markdown.convert(new WordPressText(shortcodes, index::block, losses).html(item.text("content:encoded")));

        Map<String, Object> header = new LinkedHashMap<>();
        header.put("title", title);
        String excerpt = markdown.convert(item.text("excerpt:encoded")).isBlank() ? item.meta("_yoast_wpseo_metadesc")
                : item.text("excerpt:encoded");
        header.put("description", excerpt == null ? null : WordPressIndex.plain(excerpt));
        header.put("author", author(item));
        WordPressDates.put(item, header);
        addPicture(item, header);
        header.put("tags", tags(item));
        header.put("pinned", item.text("wp:is_sticky").strip().equals("1") ? true : null);
        header.put("noindex", "1".equals(item.meta("_yoast_wpseo_meta-robots-noindex")) ? true : null);
        header.put("canonical_url", item.meta("_yoast_wpseo_canonical"));
        header.put("draft", isHidden(item) ? true : null);

        String path = index.path(item.text("link"));
        List<String> oldPaths = path == null ? List.of()
                : item.oldSlugs.stream().map(old -> path.replaceFirst("[^/]+/?$", "") + old.replace("/", "")).toList();
        String slug = item.text("wp:post_name").isBlank() ? title : item.text("wp:post_name");
        String guid = item.text("guid");
        folder.write(new ConvertedArticle(isPage, slug, path, oldPaths, guid, header, body, item.line));
        folder.count(isPage ? "pages" : "articles");
        if (item.comments > 0) {
            folder.tally().merge("comments, left out", item.comments, Integer::sum);
        }
    }

    /** Whatever not everybody could read there is a draft here. */
    private boolean isHidden(WordPressItem item) {
        String status = item.text("wp:status").strip();
        boolean hasPassword = !item.text("wp:post_password").isBlank();
        if (status.equals("publish") && !hasPassword) {
            return false;
        }
        folder.count("of them drafts, as they were %s".formatted(status.equals("publish") ? "for readers with a password"
                : status.equals("future") ? "to appear later" : status.isEmpty() ? "of no known state" : Problem.shown(status)));
        return true;
    }

    private @Nullable String author(WordPressItem item) {
        String name = cut(index.author(item.text("dc:creator")));
        if (!name.isEmpty()) {
            authors.add(name);
        }
        return name;
    }

    private void addPicture(WordPressItem item, Map<String, Object> header) {
        String number = item.meta("_thumbnail_id");
        Shortcodes.Picture picture = index.picture(number);
        if (picture != null) {
            header.put("heroImage", picture.address());
            header.put("heroAlt", picture.alt());
        } else if (number != null && !number.isBlank()) {
            folder.warn(item.line, "the picture of '%s' is not in the export".formatted(Problem.shown(item.text("title"))),
                    "export all content, not the posts alone, or name it as heroImage");
        }
    }

    /** Categories first, without the one that stands for none. */
    private Set<String> tags(WordPressItem item) {
        Set<String> found = new LinkedHashSet<>();
        for (String domain : List.of("category", "post_tag")) {
            item.terms.stream().filter(term -> term.domain().equals(domain) && !term.slug().equals("uncategorized"))
                    .map(term -> cut(WordPressIndex.plain(term.name()))).filter(name -> !name.isEmpty()).forEach(found::add);
        }
        tags.addAll(found);
        return found;
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }

    private void writeGroups() throws IOException {
        for (String author : authors) {
            folder.writeGroup("authors", author, Map.of("name", author), "");
        }
        HtmlToMarkdown markdown = new HtmlToMarkdown(index::link, (what, hint) -> {});
        for (Map.Entry<String, String> text : index.descriptions().entrySet()) {
            if (tags.contains(text.getKey())) {
                String body = markdown.convert(WordPressText.paragraphs(text.getValue()));
                folder.writeGroup("tags", text.getKey(), Map.of("description", WordPressIndex.plain(text.getValue())), body);
            }
        }
    }
}
