package recto.convert;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an export of WordPress (WXR) item by item, so that its size does not matter. Where the XML is broken, it says so and goes on with the
 * next item. It reads no document type, so that no entity leads to another file or grows.
 */
final class WordPressReader {

    /** Is told of what the export has. */
    interface Visitor {
        /** An element of the whole blog, such as an author or a category, with what is in it. */
        void channel(String name, WordPressItem parts);

        void item(WordPressItem item) throws IOException;

        /** @param title of the item that is broken; null outside of one */
        void broken(int line, int column, @Nullable String title, String reason);
    }

    private static final int MOST_FAULTS = 1_000;

    private final Path file;
    private final Visitor visitor;

    WordPressReader(Path file, Visitor visitor) {
        this.file = file;
        this.visitor = visitor;
    }

    void read() throws IOException {
        int skipped = 0;
        for (int faults = 0; faults < MOST_FAULTS; faults++) {
            try (CleanLines lines = new CleanLines(file)) {
                int from = skipped == 0 ? 0 : lines.skipToItem(skipped);
                if (from < 0) {
                    return;
                }
                // Without namespaces a part of the export needs none of the declarations at its beginning
                Reader xml = from == 0 ? lines : new SequelReader(new StringReader("<rss><channel>\n"), lines);
                skipped = readItems(xml, from == 0 ? 0 : from - 2);
                if (skipped < 0) {
                    return;
                }
            }
        }
    }

    /** @param before the lines before the first of the XML @return the line of a fault; -1 where there was none */
    private int readItems(Reader text, int before) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        WordPressItem item = null;
        int line = 1;
        int column = 1;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(text);
            while (xml.hasNext()) {
                int event = xml.next();
                line = Math.max(line, xml.getLocation().getLineNumber());
                column = xml.getLocation().getColumnNumber();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("item")) {
                        if (item != null) {
                            visitor.broken(item.line, 1, item.text("title"), "it is not closed");
                        }
                        item = new WordPressItem(before + line);
                    } else if (item != null) {
                        item.read(name, xml);
                    } else if (!name.equals("rss") && !name.equals("channel")) {
                        WordPressItem parts = new WordPressItem(before + line);
                        parts.readWhole(name, xml);
                        visitor.channel(name, parts);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("item") && item != null) {
                    visitor.item(item);
                    item = null;
                }
            }
            return -1;
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? line : Math.max(line, e.getLocation().getLineNumber());
            visitor.broken(before + at, e.getLocation() == null ? column : e.getLocation().getColumnNumber(),
                    item == null ? null : item.text("title"), reason(e));
            return before + at;
        }
    }

    /** Without the location, which stands before the message already, and in one line. */
    private static String reason(XMLStreamException e) {
        return String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at \\[row,col\\]:\\[\\d+,\\d+\\]\\s*Message:\\s*", "").strip();
    }

    /** One reader after the other. */
    private static final class SequelReader extends Reader {
        private final Reader first;
        private final Reader second;
        private boolean isOver;

        SequelReader(Reader first, Reader second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int read = isOver ? -1 : first.read(into, from, length);
            if (read < 0) {
                isOver = true;
                return second.read(into, from, length);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            second.close();
        }
    }
}
