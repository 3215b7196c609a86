package recto.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Tables and blocks of code are often wider than a telephone, so the page lets them scroll. A reader who scrolls with the keyboard has to
 * be able to focus such a box, and then a screen reader has to say its name: each box is a region whose label is unlike all others of the
 * article.
 */
public final class ScrollRegions {

    private static final int MAX_LABEL = 120;

    private final ProseWords words;
    private final Set<String> labels = new HashSet<>();
    /** For a label that boxes repeat: the number that the next of them gets. */
    private final Map<String, Integer> repeats = new HashMap<>();

    public ScrollRegions(ProseWords words) {
        this.words = words;
    }

    /** Makes the element a region that can be focused. */
    void mark(Element element, String label) {
        String shortened = shortened(label, MAX_LABEL);
        String name = shortened;
        while (!labels.add(name)) {
            name = shortened + " (" + repeats.merge(shortened, 2, (n, first) -> n + 1) + ")";
        }
        element.attr("role", "region").attr("tabindex", "0").attr("aria-label", name);
    }

    /** Puts the table into a box of its own, which is named after the caption, or after the column headers where there is no caption. */
    public void table(Element table) {
        String label = "";
        for (Element part : table.children()) {
            if (part.nameIs("caption")) {
                label = PlainText.of(part);
            } else if (part.nameIs("thead")) {
                String headers = columnHeaders(part);
                label = label.isEmpty() ? headers : label;
            }
        }
        Element scroll = new Element("div").addClass("scroll");
        mark(scroll, words.labelled(words.table, label.replace('\n', ' ')));
        table.replaceWith(scroll);
        scroll.appendChild(table);
    }

    /** Gives each header cell the scope that assistive technology needs, and returns the texts of all of them. */
    private static String columnHeaders(Element head) {
        List<String> texts = new ArrayList<>();
        for (Element row : head.children()) {
            for (Element header : row.children()) {
                if (header.nameIs("th")) {
                    if (!header.hasAttr("scope")) {
                        header.attr("scope", "col");
                    }
                    texts.add(PlainText.of(header));
                }
            }
        }
        texts.removeIf(String::isEmpty);
        return String.join(", ", texts);
    }

    /** The text, cut to so many characters with an ellipsis as the last of them. */
    static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, max - 1))) + "…";
    }
}
