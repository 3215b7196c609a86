package recto.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.language.Slug;

/**
 * The addresses of Astro and Next, whose articles are served where a file such as pages/blog/[slug].astro or app/posts/[slug]/page.tsx
 * lies.
 */
final class RouteRules implements EngineRules {

    private static final List<String> OF_ASTRO = List.of("src/content/blog", "src/content/posts", "src/content/post",
            "src/content/articles",
            "src/data/blog", "src/data/posts", "src/content", "src/pages/blog", "src/pages/posts", "src/pages", "content");
    private static final List<String> OF_NEXT = List.of("_posts", "posts", "content/posts", "content/blog", "data/blog", "src/posts",
            "src/_posts",
            "src/content/posts", "src/content/blog", "src/content", "content", "blog", "articles", "data", "pages/blog", "pages/posts",
            "app/blog", "src/app/blog", "app/posts", "src/app/posts", "app/articles", "src/app/articles");
    private static final List<String> MORE_OF_NEXT = List.of("notes", "essays", "snippets", "til", "writing", "projects", "news");
    private static final List<String> ROUTES = List.of("src/pages", "pages", "src/app", "app");
    /** A route for one article. Those of tags, authors and pages of a list have such names, too. */
    private static final Pattern ARTICLE = Pattern
            .compile("(.*?)/?\\[+(?:\\.\\.\\.)?(?:slug|id|post|article|name|path)]+(?:/(?:page|index))?\\.\\w+");
    private static final Pattern OF_LISTS = Pattern.compile("(?:^|/)(?:tags?|categor\\w+|authors?|pages?|api|series|og)(?:/|$)");
    private static final int MOST_DEPTH = 8;

    private final Path root;
    private final Path content;
    private final boolean isAstro;
    private final String base;

    RouteRules(Path root, boolean isAstro) {
        this(root, isAstro, MarkdownFolders.fullest(root, isAstro ? OF_ASTRO : OF_NEXT));
    }

    private RouteRules(Path root, boolean isAstro, Path content) {
        this.root = root;
        this.isAstro = isAstro;
        this.content = content;
        this.base = ofPages().or(() -> ownRoute(content)).or(this::anyRoute)
                .orElseGet(() -> "/" + Slug.of(String.valueOf(content.getFileName())));
    }

    @Override
    public EngineRules in(Path folder) {
        return new RouteRules(root, isAstro, folder);
    }

    /** A folder without a route of its own is data for other pages; one without dates has documents. */
    @Override
    public List<Path> others() {
        Path around = content.getParent();
        Stream<Path> likely = Stream.concat((isAstro ? OF_ASTRO : OF_NEXT).stream(), MORE_OF_NEXT.stream()).map(root::resolve);
        Stream<Path> beside = around == null || around.equals(root) ? Stream.empty() : MarkdownFolders.below(around).stream();
        Stream<Path> routes = ROUTES.stream().map(root::resolve).flatMap(folder -> MarkdownFolders.below(folder).stream());
        List<Path> others = new ArrayList<>(MarkdownFolders.apart(content, Stream.of(beside, likely.filter(Files::isDirectory), routes)
                .flatMap(folders -> folders).filter(folder -> isRoute(folder) || ownRoute(folder).isPresent())
                .filter(folder -> !folder.getFileName().toString().startsWith("[")).filter(MarkdownFolders::isOfArticles)));
        Path authors = content.resolveSibling("authors");
        if (!isRoute(content) && Files.isDirectory(authors) && MarkdownFolders.has(authors) && !MarkdownFolders.isOfArticles(authors)) {
            others.add(authors);
        }
        Path pages = root.resolve("src/pages");
        // Recto's folder of pages has the same name, where the content folder is the one around both
        if (isAstro && content.startsWith(root.resolve("src")) && !content.startsWith(pages) && MarkdownFolders.below(pages).isEmpty()
                && MarkdownFolders.has(pages)) {
            others.add(pages);
        }
        return others;
    }

    private boolean isRoute(Path folder) {
        return ROUTES.stream().anyMatch(pages -> folder.startsWith(root.resolve(pages)));
    }

    /** A Markdown file among the routes is one itself. */
    private Optional<String> ofPages() {
        return ROUTES.stream().map(root::resolve).filter(content::startsWith).findFirst()
                .map(pages -> content.equals(pages) ? "" : "/" + pages.relativize(content).toString().replace('\\', '/'));
    }

    /** The route whose path has the name of the folder, or whose file asks for the collection of that name. */
    private Optional<String> ownRoute(Path folder) {
        String name = String.valueOf(folder.getFileName());
        Pattern asked = Pattern.compile("get(?:Collection|Entry)\\(\\s*[\"']" + Pattern.quote(name) + "[\"']");
        return shortest(routes().filter(route -> List.of(route.path.split("/")).contains(name) || asked.matcher(route.text()).find()));
    }

    private Optional<String> anyRoute() {
        return shortest(routes());
    }

    private static Optional<String> shortest(Stream<Route> routes) {
        return routes.map(Route::path).min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .map(path -> path.isEmpty() ? "" : "/" + path);
    }

    /** @param path before that of the article */
    private record Route(String path, Path file) {

        String text() {
            try {
                return Files.readString(file);
            } catch (IOException unreadable) {
                return "";
            }
        }
    }

    private Stream<Route> routes() {
        return ROUTES.stream().map(root::resolve).filter(Files::isDirectory).flatMap(folder -> routes(folder).stream())
                .filter(route -> !OF_LISTS.matcher(route.path).find());
    }

    private static List<Route> routes(Path folder) {
        List<Route> routes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, MOST_DEPTH)) {
            files.forEach(file -> {
                Matcher route = ARTICLE.matcher(folder.relativize(file).toString().replace('\\', '/'));
                if (route.matches()) {
                    // Without Next's groups, and the language that most have before the rest
                    routes.add(new Route(Objects.requireNonNull(route.group(1))
                            .replaceAll("(?:^|/)(?:\\([^/]*\\)|\\[[^/]*])", "").replaceFirst("^/", ""), file));
                }
            });
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
        return routes;
    }

    @Override
    public Path content() {
        return content;
    }

    @Override
    public List<Path> pictureRoots() {
        return Stream.of("public", "src/assets", "src/images", "assets").map(root::resolve).filter(Files::isDirectory)
                .filter(folder -> !folder.startsWith(content)).toList();
    }

    @Override
    public List<String> permalinks() {
        return List.of(base + "/{folder}/{slug}", base + "/{folder}/{name}", base + "/{slug}", base + "/{title}");
    }

    @Override
    public @Nullable String address(OldArticle article) {
        String language = article.language().isEmpty() ? "" : article.language() + "/";
        String path = article.fill(base + "/" + language + "{folder}/" + (article.slug() == null ? "{stem}" : "{slug}"));
        return path == null ? null : isAstro && article.slug() == null ? path.toLowerCase(Locale.ROOT).replaceAll("[ ]", "-") : path;
    }
}
