package recto.markdown;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import recto.html.Elements;
import recto.math.TexMath;

/**
 * Shows formulas as MathML. The sanitiser lets no MathML of an author pass: up to the last step a formula is the code of its source, and what
 * stands on the page is made of that source alone.
 */
final class Formulas {

    private static final String CLASS = "math";
    /** In characters of TeX. What an article has beyond that stays its source. */
    private static final int MAX = 100_000;
    /** A longer one may be wider than a telephone, so it can be scrolled, also by keyboard. */
    private static final int WIDE = 60;

    private static final int MAX_LABEL = 200;

    private final List<Element> found = new ArrayList<>();

    void finish(Element code) {
        if (code.hasClass(CLASS) && code.childrenSize() == 0 && !Elements.isWithin(code, "pre")) {
            found.add(code);
        }
    }

    /** The text of the tree has to be taken before, as no text can be read from what takes the place of the source. */
    void show() {
        int left = MAX;
        for (Element code : found) {
            String tex = code.wholeText();
            boolean isDisplay = code.hasClass("display");
            left -= tex.length();
            String mathml = left < 0 ? null : TexMath.convert(tex, isDisplay).mathml();
            if (mathml == null) {
                continue;
            }
            if (isDisplay) {
                Element scroll = new Element("span").addClass(CLASS);
                if (tex.length() > WIDE) {
                    scroll.attr("tabindex", "0").attr("role", "group").attr("aria-label",
                            tex.length() > MAX_LABEL ? tex.substring(0, MAX_LABEL) + "…" : tex);
                }
                code.replaceWith(scroll);
                scroll.appendChild(new DataNode(mathml));
            } else {
                code.replaceWith(new DataNode(mathml));
            }
        }
    }
}
