package recto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
    }

    @Test
    void theFirstPageOfAListHasOneAddress() {
        assertEquals("/", Canonical.canonical("/page/1"));
        assertEquals("/tags/feeds", Canonical.canonical("/tags/feeds/page/1"));
        assertNull(Canonical.canonical("/tags/feeds/page/2"));
    }
}
