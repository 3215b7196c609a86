package recto.html;

import java.util.Objects;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import recto.language.XmlText;

/**
 * Prints a sanitised tree in the form in which jsoup prints it, but without the characters that XML 1.0 forbids: one of them makes a whole
 * feed unreadable. jsoup's own printer asks for each letter whether the encoding can hold it. That takes as long as parsing the article,
 * and the answer is wrong for a few letters.
 */
public final class HtmlPrinter {

    private final StringBuilder html;

    private HtmlPrinter(int length) {
        this.html = new StringBuilder(length);
    }

    /** The HTML of all that the element contains. @param length a guess of how many characters that will be */
    public static String print(Element body, int length) {
        HtmlPrinter printer = new HtmlPrinter(length);
        Node node = body.firstChild();
        // A loop and no recursion, because an author decides how deep the tree is.
        while (node != null) {
            printer.open(node);
            Node next = node.firstChild();
            while (next == null) {
                printer.close(node);
                next = node.nextSibling();
                if (next == null) {
                    node = Objects.requireNonNull(node.parent(), "What is below the body has a parent");
                    if (node == body) {
                        break;
                    }
                }
            }
            node = next;
        }
        return printer.html.toString();
    }

    private void open(Node node) {
        if (node instanceof TextNode text) {
            escape(text.getWholeText(), false);
        } else if (node instanceof Element element) {
            html.append('<').append(element.tagName());
            if (element.attributesSize() > 0) {
                element.attributes().forEach(this::attribute);
            }
            html.append('>');
        } else if (node instanceof DataNode ready) {
            html.append(XmlText.clean(ready.getWholeData()));
        }
    }

    private void close(Node node) {
        if (node instanceof Element element && !element.tag().isEmpty()) {
            html.append("</").append(element.tagName()).append('>');
        }
    }

    private void attribute(Attribute attribute) {
        String key = attribute.getKey();
        String value = attribute.getValue();
        html.append(' ').append(key);
        boolean isBoolean = !attribute.hasDeclaredValue()
                || (value.isEmpty() || value.equalsIgnoreCase(key)) && Attribute.isBooleanAttribute(key);
        if (!isBoolean) {
            html.append("=\"");
            escape(value, true);
            html.append('"');
        }
    }

    private void escape(String text, boolean inQuotes) {
        int done = 0;
        char[] all = text.toCharArray();
        for (int i = 0; i < all.length; i++) {
            char c = all[i];
            if (c > '>' && c < 0x7F || c == ' ') {
                continue;
            }
            String instead = switch (c) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> inQuotes ? "&quot;" : null;
                case '\u00A0' -> "&nbsp;";
                default -> XmlText.isAllowedAt(text, i) ? null : "";
            };
            if (instead != null) {
                html.append(text, done, i).append(instead);
                done = i + 1;
            }
        }
        html.append(done == 0 ? text : text.substring(done));
    }
}
