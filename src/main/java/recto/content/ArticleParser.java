package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import recto.site.SiteConfig;
import recto.site.Slug;

/** From the bytes of a file to an article, or to everything that is wrong with it. */
@ApplicationScoped
class ArticleParser {

    private static final Logger LOG = Logger.getLogger(ArticleParser.class);

    /** First parts of paths that the site itself has, or will have: an article there would never be reached. */
    private static final Set<String> RESERVED = Set.of("page", "tags", "authors", "series", "archive", "search", "feeds", "media", "assets", "q",
            "rss.xml", "atom.xml", "feed.json", "sitemap.xml", "robots.txt", "favicon.svg", "favicon.ico", "feed", "rss", "atom", "index.xml",
            "feed.xml", "index.html", "opensearch.xml");

    private static final Pattern LEADING_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[-_ ]?");

    private final SiteConfig site;
    private final MarkdownRenderer renderer;

    ArticleParser(SiteConfig site, MarkdownRenderer renderer) {
        this.site = site;
        this.renderer = renderer;
    }

    /** Everything but the bytes that the result depends on: where it changes, every article is made anew. */
    String version() {
        return "%d %d %s %s %s".formatted(MarkdownRenderer.VERSION, SearchWriter.VERSION, site.timeZone(), site.permalink(), site.language());
    }

    SiteConfig site() {
        return site;
    }

    /**
     * Empty when there is no front matter that could be read.
     *
     * @param stored the article that this file is known as, null for none: a date that is not in the front matter comes from there
     * @param problems everything that is wrong with the file is added
     */
    Optional<ArticleHead> parseHead(ContentFolder.Entry file, ContentFolder.Content content, StoredArticle stored, Instant now,
            List<Problem> problems) {
        return guarded(file, problems, () -> readHead(file, content, stored, now, problems));
    }

    private Optional<ArticleHead> readHead(ContentFolder.Entry file, ContentFolder.Content content, StoredArticle stored, Instant now,
            List<Problem> problems) {
        int before = problems.size();
        Optional<String> text = SourceText.decode(file.path(), content.bytes(), problems);
        FrontMatter header = text.isEmpty() ? null : FrontMatter.parse(file.path(), text.get(), site.timeZone(), problems);
        if (header == null) {
            return Optional.empty();
        }
        boolean page = file.path().startsWith("pages/");
        Instant publishAt = ArticleHead.publishAt(header, stored, now);
        String slug = slug(file.path(), header);
        String path = path(page, slug, header, publishAt);
        checkPath(file.path(), path, problems);
        header.aliases().forEach(alias -> checkPath(file.path(), alias, problems));
        boolean sound = problems.stream().skip(before).noneMatch(Problem::isError);
        String identity = header.id() != null ? "id:" + header.id() : "path:" + file.path();
        return Optional.of(new ArticleHead(file, content.hash(), identity, page, publishAt, slug, path, header, text.get(), sound));
    }

    /** The whole article. Empty when there is an error among the problems. */
    Optional<ParsedArticle> parse(ContentFolder.Entry file, ContentFolder.Content content, StoredArticle stored, Instant now,
            List<Problem> problems) {
        return guarded(file, problems, () -> readHead(file, content, stored, now, problems).filter(ArticleHead::sound).map(head -> render(head, problems)));
    }

    /** Whatever a file does to the parser, it does it to itself: the others are imported. */
    private static <T> Optional<T> guarded(ContentFolder.Entry file, List<Problem> problems, Supplier<Optional<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "%s breaks the parser", file.path());
            problems.add(Problem.error(file.path(), 1, 1, "cannot be rendered (%s)".formatted(e), "this is a fault of Recto; please report it with the file"));
            return Optional.empty();
        }
    }

    private ParsedArticle render(ArticleHead head, List<Problem> problems) {
        FrontMatter header = head.header();
        RenderedMarkdown body = renderer.render(header.body(), ProseWords.of(header.lang(), site.language()));
        for (RenderedMarkdown.Picture picture : body.pictures()) {
            problems.add(Problem.warning(head.file().path(), header.bodyLine() - 1 + Math.max(1, picture.line()), 1,
                    "the picture '%s' will not be shown: pictures beside articles are not served yet".formatted(picture.src()),
                    "give its full address, https://..."));
        }
        if (header.hero() != null && ParsedArticle.shown(header.hero()) == null) {
            problems.add(Problem.warning(head.file().path(), 1, 1,
                    "the heroImage '%s' will not be shown: pictures beside articles are not served yet".formatted(header.hero()),
                    "give its full address, https://..."));
        }
        return new ParsedArticle(head, body, header.cta() == null ? null : renderer.renderInline(header.cta()));
    }

    private String path(boolean page, String slug, FrontMatter header, Instant publishAt) {
        if (header.path() != null) {
            return header.path();
        }
        if (page) {
            return "/" + slug;
        }
        ZonedDateTime date = publishAt.atZone(site.timeZone());
        return site.permalink().replace("{year}", "%04d".formatted(date.getYear())).replace("{month}", "%02d".formatted(date.getMonthValue()))
                .replace("{day}", "%02d".formatted(date.getDayOfMonth())).replace("{slug}", slug);
    }

    private static void checkPath(String file, String path, List<Problem> problems) {
        String first = path.substring(1).split("/", 2)[0];
        if (RESERVED.contains(first) || first.matches("sitemap-.*\\.xml") || path.equals("/articles") || path.equals("/")) {
            problems.add(Problem.error(file, 1, 1, "'%s' is an address of the site itself".formatted(path),
                    "give the article another with slug or path in its front matter"));
        }
    }

    /** The front matter's, else the file's name, else what can be made of the title, else of the path: never empty. */
    static String slug(String file, FrontMatter header) {
        String[] candidates = {header.slug() == null ? "" : header.slug(), fileName(file), header.title() == null ? "" : header.title()};
        for (String candidate : candidates) {
            String slug = Slug.of(candidate);
            if (!slug.isEmpty()) {
                return slug;
            }
        }
        return "article-" + Integer.toHexString(file.hashCode());
    }

    /** Less its extension and a leading date; {@code index.md} takes the name of its folder. */
    static String fileName(String file) {
        String[] parts = file.split("/");
        String name = parts[parts.length - 1].replaceFirst("\\.[^.]*$", "");
        if (name.equalsIgnoreCase("index") && parts.length > 1) {
            name = parts[parts.length - 2];
        }
        Matcher date = LEADING_DATE.matcher(name);
        return date.lookingAt() && date.end() < name.length() ? name.substring(date.end()) : name;
    }
}
