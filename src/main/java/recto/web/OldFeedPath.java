package recto.web;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that the feeds of a site, its tags and its authors have in other engines, so that those who follow them need not notice a
 * move.
 */
final class OldFeedPath {

    private static final String RSS = "rss.xml";
    private static final String ATOM = "atom.xml";
    private static final String JSON = "feed.json";
    private static final Set<String> PRESENT = Set.of(RSS, ATOM, JSON);

    /** By what follows the page: of Hugo, Jekyll, WordPress, Ghost, Eleventy, Hexo, Zola, Movable Type and Drupal. */
    private static final Map<String, String> FILES = Map.ofEntries(Map.entry("index.xml", RSS), Map.entry("feed.xml", RSS),
            Map.entry("rss2.xml", RSS),
            Map.entry("index.rss", RSS), Map.entry("feed.rss", RSS), Map.entry("index.rdf", RSS), Map.entry("rss", RSS),
            Map.entry("feed", RSS),
            Map.entry("feed/rss", RSS), Map.entry("feed/rss2", RSS), Map.entry("feed/rdf", RSS), Map.entry("feed/feed.xml", RSS),
            Map.entry("feed/index.xml", RSS), Map.entry("feed/rss.xml", RSS), Map.entry("rss/feed.xml", RSS),
            Map.entry("rss/index.xml", RSS),
            Map.entry("atom", ATOM), Map.entry("feed/atom", ATOM), Map.entry("feed/atom.xml", ATOM), Map.entry("feed.atom", ATOM),
            Map.entry("index.atom", ATOM),
            Map.entry("feed/json", JSON), Map.entry("feed/feed.json", JSON), Map.entry("index.jsonfeed", JSON));

    /** Of the site alone: Blogger and Pelican. */
    private static final Map<String, String> SITE = Map.of("/feeds/posts/default", "/" + ATOM, "/feeds/all.atom.xml", "/" + ATOM,
            "/feeds/all.rss.xml", "/" + RSS);

    /** The page of the feed, if it is not that of the site, and the file. Categories of other engines are tags here. */
    private static final Pattern FEED = Pattern.compile("(?:/(tags?|categor(?:y|ies)|authors?)/([^/]+))?/([^/]+(?:/[^/]+)?)");

    private static final Set<String> LAST_PARTS = Stream.of(PRESENT, FILES.keySet(), SITE.keySet()).flatMap(Set::stream)
            .map(path -> path.substring(path.lastIndexOf('/') + 1)).collect(Collectors.toUnmodifiableSet());

    private OldFeedPath() {}

    /** The paths of the site's own feeds elsewhere. */
    static Stream<String> ofTheSite() {
        return Stream.concat(FILES.keySet().stream().map(file -> "/" + file), SITE.keySet().stream());
    }

    /**
     * @param path without a slash at the end
     * @return the path of the feed here; null when no feed has had this path elsewhere
     */
    static @Nullable String present(String path) {
        // Each request comes here, and hardly one asks for such an address
        if (!LAST_PARTS.contains(path.substring(path.lastIndexOf('/') + 1))) {
            return null;
        }
        Matcher feed = FEED.matcher(path);
        if (SITE.containsKey(path) || !feed.matches()) {
            return SITE.get(path);
        }
        String folder = feed.group(1);
        String name = feed.group(3);
        boolean isElsewhere = folder != null && !folder.equals("tags") && !folder.equals("authors");
        String file = isElsewhere && PRESENT.contains(name) ? name : FILES.get(name);
        if (file == null || folder == null) {
            return file == null ? null : "/" + file;
        }
        return (folder.startsWith("author") ? "/authors/" : "/tags/") + feed.group(2) + "/" + file;
    }
}
