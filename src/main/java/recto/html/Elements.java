package recto.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Questions to the elements of an article's tree, and changes to them, that several of its parts need. */
public final class Elements {

    private Elements() {}

    /** The element and all elements below it, in the order of the document. */
    public static List<Element> all(Element root) {
        List<Element> elements = new ArrayList<>();
        root.forEachNode(node -> {
            if (node instanceof Element element) {
                elements.add(element);
            }
        });
        return elements;
    }

    /** The child element, if the element contains nothing else but white space; null otherwise. */
    public static @Nullable Element onlyChild(Element element) {
        Element first = element.firstElementChild();
        if (first == null) {
            return null;
        }
        for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
            if (node != first && !(node instanceof TextNode text && text.isBlank())) {
                return null;
            }
        }
        return first;
    }

    /** Whether any ancestor of the element has one of these names. */
    public static boolean isWithin(Element element, String... names) {
        for (Element parent = element.parent(); parent != null; parent = parent.parent()) {
            if (isOneOf(parent, names)) {
                return true;
            }
        }
        return false;
    }

    public static boolean isOneOf(@Nullable Element element, String... names) {
        for (String name : names) {
            if (element != null && element.nameIs(name)) {
                return true;
            }
        }
        return false;
    }

    /** The first class of the element that begins with {@code start}; "" if there is none. */
    public static String firstClass(Element element, String start) {
        for (String name : element.className().split(" ")) {
            if (name.startsWith(start)) {
                return name;
            }
        }
        return "";
    }

    /**
     * Removes the element with all that it contains. An empty text takes its place, because jsoup numbers all later siblings anew when a
     * node is removed, and a hostile article has thousands of them.
     */
    public static void remove(Element element) {
        element.replaceWith(new TextNode(""));
    }
}
