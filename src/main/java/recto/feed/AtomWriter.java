package recto.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;

/**
 * Writes a feed as Atom 1.0.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5005">RFC 5005</a>, for the archives
 */
final class AtomWriter {

    private AtomWriter() {}

    static byte[] write(Feed feed) {
        return XmlDocument.write(feed.roughSize(), xml -> {
            xml.start("feed").defaultNamespace("http://www.w3.org/2005/Atom").namespace("media", "http://search.yahoo.com/mrss/");
            historyNamespace(xml, feed);
            xml.attribute("xml:lang", feed.language()).element("id", feed.id()).element("title", feed.title())
                    .element("subtitle", feed.description())
                    .element("updated", Feed.rfc3339(feed.updated())).element("icon", feed.marks().icon())
                    .element("logo", feed.marks().logo());
            xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.page());
            links(xml, "link", feed, FeedFormat.ATOM);
            // The author of every entry that names none (section 4.1.1)
            xml.start("author").element("name", feed.publisher()).end();
            for (Feed.Item item : feed.items()) {
                entry(xml, item);
            }
        });
    }

    static void historyNamespace(XmlDocument xml, Feed feed) throws XMLStreamException {
        if (feed.isComplete() || feed.current() != null) {
            xml.namespace("fh", "http://purl.org/syndication/history/1.0");
        }
    }

    /**
     * Writes the links to the feed itself, its hub and its archives, and whether it is an archive: in RSS the same as in Atom, with a
     * prefix.
     */
    static void links(XmlDocument xml, String name, Feed feed, FeedFormat format) throws XMLStreamException {
        xml.empty(name, "rel", "self", "type", format.mediaType, "href", feed.address(format));
        if (feed.hub() != null) {
            xml.empty(name, "rel", "hub", "href", feed.hub());
        }
        if (feed.older() != null) {
            xml.empty(name, "rel", "prev-archive", "type", format.mediaType, "href", format.at(feed.older()));
        }
        if (feed.current() != null) {
            xml.empty(name, "rel", "current", "type", format.mediaType, "href", format.at(feed.current())).empty("fh:archive");
        } else if (feed.isComplete()) {
            xml.empty("fh:complete");
        }
    }

    /**
     * When an entry was last updated, to the second. Entries of one second, such as those of one day without a time, differ in the
     * milliseconds, since programs sort by this time, and the W3C validator warns of two entries with the same one. The milliseconds come
     * from the id alone, so that a newer article leaves the time of an older one as it was.
     */
    private static Instant updated(Feed.Item item) {
        return item.updated().truncatedTo(ChronoUnit.SECONDS).plusMillis(item.id() % 1000);
    }

    private static void entry(XmlDocument xml, Feed.Item item) throws XMLStreamException {
        xml.start("entry").attribute("xml:lang", item.language()).element("id", id(item.guid())).element("title", item.title())
                .element("updated", updated(item).toString()).element("published", Feed.rfc3339(item.published()));
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", item.link());
        Feed.Enclosure sound = item.enclosure();
        if (sound != null) {
            xml.empty("link", "rel", "enclosure", "type", sound.type(), "length", Long.toString(sound.length()), "href", sound.url());
        }
        for (Feed.Person author : item.authors()) {
            xml.start("author").element("name", author.name()).element("uri", author.page()).end();
        }
        for (String category : item.categories()) {
            xml.empty("category", "term", category);
        }
        xml.element("summary", item.summary());
        if (item.html() != null) {
            xml.start("content").attribute("type", "html").text(item.html()).end();
        }
        if (item.picture() != null) {
            Feed.Picture picture = item.picture();
            xml.empty("media:content", "url", picture.url(), "medium", "image", "type", picture.type(), "width", picture.width(), "height",
                    picture.height());
        }
        xml.end();
    }

    /** An id must be an IRI (section 4.2.6). A guid that is none, because an author made it up, always becomes the same IRI. */
    static String id(String guid) {
        try {
            if (new URI(guid).isAbsolute()) {
                return guid;
            }
        } catch (URISyntaxException notAnIri) {
            // A UUID takes its place
        }
        return "urn:uuid:" + UUID.nameUUIDFromBytes(guid.getBytes(StandardCharsets.UTF_8));
    }
}
