package recto.html;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The first paragraph of an article. Where it has lines enough beside a large initial, the stylesheet gives it one. */
public final class Opening {

    /** Three lines, beside the initial, of the widest text. */
    private static final int MIN_WIDTH = 200;

    private Opening() {}

    public static void mark(Element body) {
        Element first = body.firstElementChild();
        if (first != null && first.nameIs("p") && beginsWithLetter(first) && TextWidth.of(first.text()) >= MIN_WIDTH) {
            first.addClass("opening");
        }
    }

    /** Whether the paragraph begins with a letter in plain text, or with a quotation mark before one: what is marked up keeps its own look. */
    private static boolean beginsWithLetter(Element paragraph) {
        Node first = paragraph.firstChild();
        if (!(first instanceof TextNode node)) {
            return false;
        }
        String text = node.text().strip();
        int start = !text.isEmpty() && "\"'“”„‘’«‹「『".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        return text.length() > start && Character.isLetter(text.codePointAt(start));
    }
}
