package recto.cache;

import java.util.Locale;
import java.util.Map;

/** The kinds of pages that requests are counted by, as their path shows them. There are few, so that no reader can make up more of them. */
public enum PageKind {

    LIST, ARTICLE, TAG, AUTHOR, SERIES, ARCHIVE, SEARCH, FEED, SITEMAP, MEDIA, ASSET, OTHER;

    private static final Map<String, PageKind> BY_FIRST_SEGMENT = Map.ofEntries(
            Map.entry("", LIST), Map.entry("page", LIST), Map.entry("tags", TAG), Map.entry("authors", AUTHOR), Map.entry("series", SERIES),
            Map.entry("archive", ARCHIVE), Map.entry("search", SEARCH), Map.entry("opensearch.xml", SEARCH), Map.entry("feeds", FEED),
            Map.entry("feeds.opml", FEED), Map.entry("robots.txt", SITEMAP), Map.entry("media", MEDIA), Map.entry("assets", ASSET),
            Map.entry("favicon.svg", ASSET), Map.entry("q", OTHER));

    /**
     * @param path with a slash first; an article may be at any path that the site itself does not use, and so may a page that is not found
     */
    public static PageKind of(String path) {
        if (!path.startsWith("/")) {
            return OTHER;
        }
        if (path.endsWith("/rss.xml") || path.endsWith("/atom.xml") || path.endsWith("/feed.json")) {
            return FEED;
        }
        int end = path.indexOf('/', 1);
        String first = path.substring(1, end < 0 ? path.length() : end);
        return first.startsWith("sitemap") && first.endsWith(".xml") ? SITEMAP : BY_FIRST_SEGMENT.getOrDefault(first, ARTICLE);
    }

    /** As it stands in a metric. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
