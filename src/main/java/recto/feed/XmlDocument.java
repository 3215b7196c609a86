package recto.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import recto.language.XmlText;

/** Writes an XML document into memory, element by element. The document is well-formed whatever text it gets. */
final class XmlDocument {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** Writes the root element of a document with all that is in it. */
    interface Content {
        void write(XmlDocument xml) throws XMLStreamException;
    }

    private final XMLStreamWriter writer;

    private XmlDocument(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** @param roughSize an estimate in bytes @return the document in UTF-8 */
    static byte[] write(int roughSize, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(roughSize);
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument("UTF-8", "1.0");
            content.write(new XmlDocument(writer));
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A document in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** @param name with its prefix, if it has one, which {@link #namespace} has declared */
    XmlDocument start(String name) throws XMLStreamException {
        writer.writeStartElement(name);
        return this;
    }

    XmlDocument end() throws XMLStreamException {
        writer.writeEndElement();
        return this;
    }

    XmlDocument defaultNamespace(String uri) throws XMLStreamException {
        writer.writeDefaultNamespace(uri);
        return this;
    }

    XmlDocument namespace(String prefix, String uri) throws XMLStreamException {
        writer.writeNamespace(prefix, uri);
        return this;
    }

    /** Writes nothing when the value is null. */
    XmlDocument attribute(String name, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            writer.writeAttribute(name, XmlText.clean(value.toString()));
        }
        return this;
    }

    XmlDocument text(String text) throws XMLStreamException {
        writer.writeCharacters(XmlText.clean(text));
        return this;
    }

    /**
     * Writes an element with plain text, in which the characters of markup become hexadecimal references: some feed readers take every text
     * of RSS for HTML, and still show these characters as they are meant. Writes nothing when the text is null.
     *
     * @see <a href="https://www.rssboard.org/rss-profile#data-types-characterdata">RSS Best Practices Profile, "Character Data"</a>
     */
    XmlDocument plain(String name, @Nullable String text) throws XMLStreamException {
        if (text == null) {
            return this;
        }
        start(name);
        String clean = XmlText.clean(text);
        int at = 0;
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c == '&' || c == '<' || c == '>') {
                writer.writeCharacters(clean.substring(at, i));
                writer.writeEntityRef("#x" + Integer.toHexString(c).toUpperCase(Locale.ROOT));
                at = i + 1;
            }
        }
        writer.writeCharacters(clean.substring(at));
        return end();
    }

    /** Writes an element with nothing but text in it; writes nothing when the text is null. */
    XmlDocument element(String name, @Nullable String text) throws XMLStreamException {
        return text == null ? this : start(name).text(text).end();
    }

    /** Writes an empty element. @param attributes names and values by turns; an attribute with the value null is left out */
    XmlDocument empty(String name, @Nullable Object... attributes) throws XMLStreamException {
        writer.writeEmptyElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute((String) attributes[i], attributes[i + 1]);
        }
        return this;
    }
}
