package recto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTest {

    @Test
    void aSlashAtTheEndIsDropped() {
        assertEquals("/articles/x", Canonical.canonical("/articles/x/"));
        assertNull(Canonical.canonical("/"));
    }

    @Test
    void noRedirectLeadsToAnotherHost() {
        assertEquals("/example.org", Canonical.canonical("//example.org//"));
        assertEquals("/example.org", Canonical.canonical("///example.org/"));
        assertEquals("/", Canonical.canonical("//"));
    }

    @Test
    void commonFeedAddressesLeadToTheFeed() {
        assertEquals("/rss.xml", Canonical.canonical("/feed"));
        assertEquals("/rss.xml", Canonical.canonical("/feed/"));
        assertEquals("/rss.xml", Canonical.canonical("/index.xml"));
        assertEquals("/rss.xml", Canonical.canonical("/feed/rss2/"));
        assertEquals("/atom.xml", Canonical.canonical("/feed/atom/"));
        assertEquals("/atom.xml", Canonical.canonical("/feeds/posts/default"));
        assertEquals("/feed.json", Canonical.canonical("/feed/feed.json"));
    }

    @Test
    void feedsOfTagsAndAuthorsElsewhereLeadToThoseHere() {
        for (String name : List.of("index.xml", "feed/", "feed", "rss/", "feed.xml", "rss2.xml", "feed/rss2/", "feed/feed.xml",
                "index.rss")) {
            for (String folder : List.of("/tags/x/", "/tag/x/", "/category/x/", "/categories/x/")) {
                assertEquals("/tags/x/rss.xml", Canonical.canonical(folder + name), folder + name);
            }
            assertEquals("/authors/%D0%B0/rss.xml", Canonical.canonical("/authors/%D0%B0/" + name), name);
            assertEquals("/authors/x/rss.xml", Canonical.canonical("/author/x/" + name), name);
        }
        assertEquals("/tags/x/atom.xml", Canonical.canonical("/tags/x/feed/atom/"));
        assertEquals("/authors/x/feed.json", Canonical.canonical("/author/x/feed/json"));
        assertEquals("/tags/x/rss.xml", Canonical.canonical("/tag/x/rss.xml"));
        assertEquals("/tags/feed/rss.xml", Canonical.canonical("/tags/feed/feed"));
        for (String path : List.of("/tags/x/rss.xml", "/tags/x/atom.xml", "/authors/x/feed.json", "/rss.xml", "/tags/feed", "/tags/rss",
                "/authors/atom", "/tag/x", "/feeds/1/rss.xml",
                "/articles/feed", "/tags/x/y/feed", "/search/rss.xml")) {
            assertNull(Canonical.canonical(path), path);
        }
    }

    @Test
    void theFirstPageOfAListHasOneAddress() {
        assertEquals("/", Canonical.canonical("/page/1"));
        assertEquals("/tags/feeds", Canonical.canonical("/tags/feeds/page/1"));
        assertNull(Canonical.canonical("/tags/feeds/page/2"));
    }
}
