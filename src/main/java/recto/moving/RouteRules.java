package recto.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
            "app/blog",
            "src/app/blog");
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
        this.root = root;
        this.isAstro = isAstro;
        this.content = MarkdownFolders.fullest(root, isAstro ? OF_ASTRO : OF_NEXT);
        this.base = ofPages().or(this::route).orElseGet(() -> "/" + Slug.of(String.valueOf(content.getFileName())));
    }

    /** A Markdown file among the routes is one itself. */
    private Optional<String> ofPages() {
        return ROUTES.stream().map(root::resolve).filter(content::startsWith).findFirst()
                .map(pages -> content.equals(pages) ? "" : "/" + pages.relativize(content).toString().replace('\\', '/'));
    }

    private Optional<String> route() {
        return ROUTES.stream().map(root::resolve).filter(Files::isDirectory).flatMap(folder -> routes(folder).stream())
                .filter(path -> !OF_LISTS.matcher(path).find())
                .min(Comparator.comparing((String path) -> !path.contains(String.valueOf(content.getFileName())))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .map(path -> path.isEmpty() ? "" : "/" + path);
    }

    private static List<String> routes(Path folder) {
        try (Stream<Path> files = Files.walk(folder, MOST_DEPTH)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/')).map(ARTICLE::matcher)
                    .filter(route -> route.matches())
                    // Next's groups, and the language that most have before the rest
                    .map(route -> Objects.requireNonNull(route.group(1)).replaceAll("(?:^|/)(?:\\([^/]*\\)|\\[[^/]*])", "")
                            .replaceFirst("^/", ""))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
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
