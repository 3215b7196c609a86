package recto.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The parts of one item of a WordPress export, or of one of the elements before the items. */
final class WordPressItem {

    /** A category or tag. @param domain "category", "post_tag" or that of a plug-in */
    record Term(String domain, String slug, String name) {}

    final int line;
    final List<Term> terms = new ArrayList<>();
    final List<String> oldSlugs = new ArrayList<>();
    int comments;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> metas = new HashMap<>();

    WordPressItem(int line) {
        this.line = line;
    }

    /** Empty without such an element. @param name such as wp:post_id */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** A value that WordPress or a plug-in has noted for the item; null without one. */
    @Nullable
    String meta(String key) {
        return metas.get(key);
    }

    /** Reads an element within the item, from its start to its end. */
    void read(String name, XMLStreamReader xml) throws XMLStreamException {
        switch (name) {
            case "category" -> {
                String domain = xml.getAttributeValue(null, "domain");
                String slug = xml.getAttributeValue(null, "nicename");
                terms.add(new Term(domain == null ? "category" : domain, slug == null ? "" : slug, content(xml)));
            }
            case "wp:postmeta" -> {
                WordPressItem meta = new WordPressItem(line);
                meta.readWhole(name, xml);
                String key = meta.text("wp:meta_key");
                if (key.equals("_wp_old_slug")) {
                    oldSlugs.add(meta.text("wp:meta_value"));
                }
                metas.put(key, meta.text("wp:meta_value"));
            }
            case "wp:comment" -> {
                comments++;
                new WordPressItem(line).readWhole(name, xml);
            }
            default -> texts.put(name, content(xml));
        }
    }

    /** Reads an element whose children are the parts, or whose text is the only one. */
    void readWhole(String name, XMLStreamReader xml) throws XMLStreamException {
        StringBuilder own = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                texts.put(xml.getLocalName(), content(xml));
            } else if (xml.isCharacters()) {
                own.append(xml.getText());
            }
        }
        texts.putIfAbsent(name, own.toString().strip());
    }

    /** The text of an element and of those in it. */
    private static String content(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }
}
