package recto.html;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import recto.code.CodeHtml;
import recto.code.LineRanges;

/** Gives each block of code its label, its title and, as the last step of all, its colours. */
public final class CodeBlocks {

    /** The attributes of {@code <pre>} that hold the title, and the lines that are to be marked. */
    public static final String TITLE = "data-title";
    public static final String LINES = "data-lines";

    private static final int MAX_TITLE = 200;
    /** Characters of one article that get colours. Nobody reads a longer listing for its colours, and they take time and room. */
    private static final int MAX_HIGHLIGHTED = 300_000;

    private final ScrollRegions regions;
    private final ProseWords words;
    private final Map<Element, LineRanges> toHighlight = new LinkedHashMap<>();

    public CodeBlocks(ScrollRegions regions, ProseWords words) {
        this.regions = regions;
        this.words = words;
    }

    public void finish(Element pre) {
        String title = pre.attr(TITLE).strip();
        LineRanges lines = LineRanges.parse(pre.attr(LINES));
        pre.removeAttr(TITLE).removeAttr(LINES);
        Element inner = Elements.onlyChild(pre);
        String language = inner != null && inner.nameIs("code") ? language(inner) : "";
        regions.mark(pre, words.labelled(words.code, title.isEmpty() ? language : title));
        if (inner != null && inner.nameIs("code") && inner.childrenSize() == 0 && (CodeHtml.knows(language) || !lines.isEmpty())) {
            toHighlight.put(inner, lines);
        }
        if (!title.isEmpty()) {
            Element figure = new Element("figure").addClass("code");
            pre.replaceWith(figure);
            figure.appendElement("figcaption").text(ScrollRegions.shortened(title, MAX_TITLE));
            figure.appendChild(pre);
        }
    }

    private static String language(Element code) {
        String language = Elements.firstClass(code, "language-");
        return language.isEmpty() ? "" : language.substring("language-".length());
    }

    /** Browsers skip a line end right after the tag, so code that begins with a blank line needs one more. */
    public static void keepFirstLineEnd(Element pre) {
        Node first = pre.firstChild();
        while (first instanceof TextNode text && text.getWholeText().isEmpty()) {
            first = first.nextSibling();
        }
        if (first instanceof TextNode text && text.getWholeText().startsWith("\n")) {
            first.before(new TextNode("\n"));
        }
    }

    /**
     * Replaces the text of the blocks by HTML with colours. That HTML is one node of data, because a node for each token would cost more
     * than all other steps together. No text can be read from that node, so this step comes after all that read the tree.
     */
    public void highlight() {
        int left = MAX_HIGHLIGHTED;
        for (Map.Entry<Element, LineRanges> block : toHighlight.entrySet()) {
            Element element = block.getKey();
            String text = element.wholeText();
            if (text.length() <= left) {
                left -= text.length();
                element.empty().appendChild(new DataNode(CodeHtml.of(text, language(element), block.getValue())));
            }
        }
    }
}
