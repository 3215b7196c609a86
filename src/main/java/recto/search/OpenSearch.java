package recto.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import recto.site.SiteConfig;

/**
 * Describes the site's search to browsers, which can then offer it in their address bar.
 *
 * @see <a href="https://developer.mozilla.org/en-US/docs/Web/XML/Guides/OpenSearch">OpenSearch description format</a>
 */
final class OpenSearch {

    static final String CONTENT_TYPE = "application/opensearchdescription+xml;charset=UTF-8";

    /** The longest that the specification allows, in characters. */
    private static final int SHORT_NAME = 16;
    private static final int DESCRIPTION = 1024;

    private OpenSearch() {}

    /** @param icon the address of a small picture */
    static byte[] write(SiteConfig site, String icon) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("OpenSearchDescription");
            xml.writeDefaultNamespace("http://a9.com/-/spec/opensearch/1.1/");
            element(xml, "ShortName", start(site.title(), SHORT_NAME));
            element(xml, "Description", start(site.title() + ": " + site.tagline(), DESCRIPTION));
            element(xml, "InputEncoding", "UTF-8");
            element(xml, "Image", icon);
            xml.writeEmptyElement("Url");
            xml.writeAttribute("type", "text/html");
            xml.writeAttribute("template", site.absolute("/search?q={searchTerms}"));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A description in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String start(String text, int length) {
        return text.codePointCount(0, text.length()) <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
