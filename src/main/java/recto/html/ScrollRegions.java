package recto.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Tables and blocks of code are often wider than a telephone, so the page lets them scroll. A reader who scrolls with the keyboard has to
 * be able to focus such a box, and then a screen reader has to say its name: each box is a region whose label is unlike all others of the
 * article.
 */
public final class ScrollRegions {

    private static final int MAX_LABEL = 120;
    /** A cell with a longer text takes several lines, and needs some width to be read. Both lengths are in letters. */
    private static final int LONG_TEXT = 30;
    /** Longer code in a cell may break behind a dot, a hyphen and the like, but not into shorter pieces. */
    private static final int LONG_CODE = 10;
    private static final int MAX_CODE = 1_000;
    private static final Pattern BREAK = Pattern.compile("(?<=[._/:&?=,-])(?![._/:&?=,-])(?!$)");

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

    /** Makes it known to the stylesheet that a cell has a long text, and to browsers where the code in it may break. */
    public void cell(Element cell) {
        int length = TextWidth.of(cell.ownText());
        for (Element part : cell.children()) {
            if (part.nameIs("code")) {
                allowBreaks(part);
            } else {
                length += TextWidth.of(part.ownText());
            }
        }
        if (length > LONG_TEXT) {
            cell.addClass("long");
        }
    }

    private static void allowBreaks(Element code) {
        String text = code.wholeText();
        if (code.childrenSize() > 0 || text.length() <= LONG_CODE || text.length() > MAX_CODE) {
            return;
        }
        code.empty();
        StringBuilder line = new StringBuilder();
        for (String piece : BREAK.split(text)) {
            if (line.length() >= LONG_CODE) {
                code.appendText(line.toString()).appendElement("wbr");
                line.setLength(0);
            }
            line.append(piece);
        }
        code.appendText(line.toString());
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
