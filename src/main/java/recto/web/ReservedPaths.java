package recto.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The paths that the site itself serves or redirects: an article at one of them would never be reached. The list is written by hand,
 * because
 * {@code check} runs without a router and a native program knows no annotations; a test compares it with every resource and route.
 */
public final class ReservedPaths {

    /** First segments of the paths of resources and routes; {@code /q} is where Quarkus serves health and metrics in dev mode. */
    static final Set<String> FIRST_SEGMENTS = Set.of("apple-touch-icon.png", "archive", "assets", "atom.xml", "authors",
            "favicon.ico", "favicon.svg", "feed.json", "feeds", "feeds.opml", "hooks", "llms.txt", "media",
            "opensearch.xml", "page", "preview", "q", "robots.txt", "rss.xml", "search", "series", "sitemap.xml", "tags");

    /** Those first segments that are a page by themselves. */
    private static final Set<String> PAGES = FIRST_SEGMENTS.stream()
            .filter(segment -> !Set.of("assets", "hooks", "media", "page", "preview", "q").contains(segment))
            .collect(Collectors.toUnmodifiableSet());

    /** Not one segment for all: the parts of the sitemap are numbered. */
    private static final Pattern SITEMAP_PART = Pattern.compile("sitemap-(lists|(articles|tags|authors|series)-\\d+)\\.xml");

    /** First segments of redirected paths. Articles may be below /articles, which itself leads to the list of all. */
    private static final Set<String> REDIRECTED = Canonical.moved().map(ReservedPaths::firstSegment)
            .filter(segment -> !segment.equals("articles"))
            .collect(Collectors.toUnmodifiableSet());

    private ReservedPaths() {}

    /** @param path of an article, as it is served: with a slash first, not percent-encoded */
    public static boolean isReserved(String path) {
        String first = firstSegment(path);
        return path.equals("/") || FIRST_SEGMENTS.contains(first) || REDIRECTED.contains(first) || SITEMAP_PART.matcher(first).matches()
                || isIndexNowKey(path) || Canonical.canonical(path) != null;
    }

    /** Whether the site has an answer at the path whatever its articles are, so that nothing else is ever looked for there. */
    public static boolean isAlwaysAnswered(String path) {
        String first = firstSegment(path);
        return path.equals("/") || !canonical(path).equals(path) || PAGES.contains(path.substring(1))
                || SITEMAP_PART.matcher(first).matches()
                || isIndexNowKey(path) || Set.of("hooks", "preview", "q").contains(first);
    }

    /** The address at which the site answers for the path: the path itself, unless the site redirects it. */
    public static String canonical(String path) {
        String canonical = Canonical.canonical(path);
        return canonical == null ? path : canonical;
    }

    /**
     * The page of the site that the path means when its capitals are ignored; null where there is none, and where the path has no capitals.
     */
    public static @Nullable String pageInLowerCase(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.equals(path)) {
            return null;
        }
        String canonical = Canonical.canonical(lower);
        return canonical != null ? canonical : PAGES.contains(lower.substring(1)) ? lower : null;
    }

    /** Whether search engines find the key of IndexNow at this path, which a setting decides and not the program. */
    private static boolean isIndexNowKey(String path) {
        // Asked of every article that is read, and to look up a setting takes longer than all else that is asked
        return path.endsWith(".txt") && ConfigProvider.getConfig().getOptionalValue("recto.indexnow.key", String.class)
                .filter(key -> path.equals("/" + key + ".txt")).isPresent();
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }
}
