package recto.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import recto.language.XmlText;

/**
 * Writes a sitemap, or an index of sitemaps.
 *
 * @see <a href="https://www.sitemaps.org/protocol.html">The protocol</a>
 */
final class SitemapWriter {

    static final String CONTENT_TYPE = "application/xml;charset=UTF-8";

    /** In characters. The protocol allows no longer address, so such an address is left out. */
    private static final int LONGEST_ADDRESS = 2047;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    private final XMLStreamWriter xml;
    private final String item;

    private SitemapWriter(String root, String item) {
        this.item = item;
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    static SitemapWriter ofPages() {
        return new SitemapWriter("urlset", "url");
    }

    static SitemapWriter ofSitemaps() {
        return new SitemapWriter("sitemapindex", "sitemap");
    }

    /**
     * @param address absolute
     * @param modified null when it is not known
     */
    SitemapWriter add(String address, @Nullable Instant modified) {
        if (address.length() > LONGEST_ADDRESS) {
            return this;
        }
        try {
            xml.writeStartElement(item);
            element("loc", address);
            if (modified != null) {
                element("lastmod", modified.truncatedTo(ChronoUnit.SECONDS).toString());
            }
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    byte[] end() {
        try {
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(XmlText.clean(text));
        xml.writeEndElement();
    }

    private static IllegalStateException inMemory(XMLStreamException e) {
        return new IllegalStateException("A sitemap in memory cannot be written", e);
    }
}
