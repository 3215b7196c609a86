package recto.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * RSS 2.0 with the whole text of each article.
 *
 * @see <a href="https://www.rssboard.org/rss-specification">RSS 2.0</a>
 * @see <a href="https://www.rssboard.org/rss-profile">RSS Best Practices Profile</a>
 */
final class RssWriter {

    static final String CONTENT_TYPE = "application/rss+xml;charset=UTF-8";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

    /** RFC 822 with the four-digit year of the RSS specification; Java's own RFC 1123 does not pad the day. */
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;

    private RssWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(Feed feed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new RssWriter(xml).document(feed);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void document(Feed feed) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("atom", ATOM);
        xml.writeNamespace("content", CONTENT);
        xml.writeNamespace("dc", DUBLIN_CORE);
        xml.writeStartElement("channel");
        element("title", feed.title());
        element("link", feed.page());
        element("description", feed.description());
        element("language", feed.language());
        if (feed.updated() != null) {
            element("lastBuildDate", date(feed.updated()));
        }
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        xml.writeAttribute("href", XmlText.clean(feed.self()));
        for (Feed.Item item : feed.items()) {
            item(item);
        }
        xml.writeEndDocument();
    }

    private void item(Feed.Item item) throws XMLStreamException {
        xml.writeStartElement("item");
        element("title", item.title());
        element("link", item.link());
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        text(item.guid());
        xml.writeEndElement();
        element("pubDate", date(item.published()));
        for (String author : item.authors()) {
            element("dc", "creator", DUBLIN_CORE, author);
        }
        for (String category : item.categories()) {
            element("category", category);
        }
        // The summary first: some readers take the last of the two
        if (item.summary() != null) {
            // description is HTML, a summary is plain text
            element("description", item.summary().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        element("content", "encoded", CONTENT, item.html());
        xml.writeEndElement();
    }

    private void element(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        text(value);
        xml.writeEndElement();
    }

    private void element(String prefix, String name, String namespace, String value) throws XMLStreamException {
        xml.writeStartElement(prefix, name, namespace);
        text(value);
        xml.writeEndElement();
    }

    private void text(String value) throws XMLStreamException {
        xml.writeCharacters(XmlText.clean(value));
    }

    private static String date(Instant instant) {
        return RFC_822.format(instant);
    }
}
