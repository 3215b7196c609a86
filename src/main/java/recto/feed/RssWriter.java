package recto.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/**
 * Writes a feed as RSS 2.0.
 *
 * @see <a href="https://www.rssboard.org/rss-specification">RSS 2.0</a>
 * @see <a href="https://www.rssboard.org/rss-profile">RSS Best Practices Profile</a>
 * @see <a href="https://www.rssboard.org/media-rss">Media RSS</a>
 */
final class RssWriter {

    /** RFC 822 with the four-digit year of the RSS specification. Java's RFC_1123_DATE_TIME does not pad the day. */
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** How long a reader may keep the feed without asking, in minutes. */
    private static final String TIME_TO_LIVE = "60";

    /** As wide as an image may be shown, in pixels. */
    private static final String IMAGE_SIZE = "144";

    private RssWriter() {}

    static byte[] write(Feed feed) {
        return XmlDocument.write(feed.roughSize(), xml -> {
            xml.start("rss").attribute("version", "2.0")
                    .namespace("atom", "http://www.w3.org/2005/Atom")
                    .namespace("content", "http://purl.org/rss/1.0/modules/content/")
                    .namespace("dc", "http://purl.org/dc/elements/1.1/")
                    .namespace("media", "http://search.yahoo.com/mrss/");
            AtomWriter.historyNamespace(xml, feed);
            xml.start("channel").plain("title", feed.title()).element("link", feed.page()).plain("description", feed.description())
                    .element("language", feed.language()).element("lastBuildDate", date(feed.updated())).element("ttl", TIME_TO_LIVE);
            if (feed.marks().icon() != null) {
                // Title and link are those of the channel (RSS 2.0, "image")
                xml.start("image").element("url", feed.marks().icon()).plain("title", feed.title()).element("link", feed.page())
                        .element("width", IMAGE_SIZE).element("height", IMAGE_SIZE).end();
            }
            AtomWriter.links(xml, "atom:link", feed, FeedFormat.RSS);
            for (Feed.Item item : feed.items()) {
                item(xml, item);
            }
        });
    }

    private static void item(XmlDocument xml, Feed.Item item) throws XMLStreamException {
        xml.start("item").plain("title", item.title()).element("link", item.link());
        xml.start("guid").attribute("isPermaLink", "false").text(item.guid()).end();
        xml.element("pubDate", date(item.published()));
        for (Feed.Person author : item.authors()) {
            // The element "author" would have to hold an e-mail address
            xml.plain("dc:creator", author.name());
        }
        for (String category : item.categories()) {
            xml.plain("category", category);
        }
        // The summary comes first, since some readers take the last of the two. It is plain text, while "description" is HTML
        xml.element("description", item.summary() == null ? null : escaped(item.summary()))
                .element("content:encoded", item.html() == null || item.html().isBlank() ? null : item.html());
        Feed.Picture picture = item.picture();
        Feed.Enclosure sound = item.enclosure();
        if (sound != null) {
            xml.empty("enclosure", "url", sound.url(), "length", Long.toString(sound.length()), "type", sound.type());
        } else if (picture != null && picture.type() != null) {
            // 0 says that the length is not known (RSS Best Practices Profile, "enclosure")
            xml.empty("enclosure", "url", picture.url(), "length", "0", "type", picture.type());
        }
        if (picture != null) {
            xml.start("media:content").attribute("url", picture.url()).attribute("medium", "image").attribute("type", picture.type())
                    .attribute("width", picture.width()).attribute("height", picture.height());
            xml.plain("media:description", picture.alt()).end();
        }
        xml.end();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String date(Instant instant) {
        return RFC_822.format(instant);
    }
}
