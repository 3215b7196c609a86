package recto.html;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Elements that are removed with their content and that an author has not ended: without them nothing of the rest may go. */
final class LeftOpen {

    /** Stands behind the HTML of an author, to tell whether an element that is left open takes the end of the article with it. */
    private static final String END_ID = "recto-end-of-article";
    private static final String END = "<hr id=\"" + END_ID + "\">";

    /** Elements that are removed with their content and may be left open. */
    private static final Pattern LEFT_OPEN = Pattern.compile("<(/?)(svg|math|object|applet|marquee|template|select|button)\\b",
            Pattern.CASE_INSENSITIVE);
    /** Elements whose content is text for a parser, up to their end tag. */
    private static final Pattern TEXT_LEFT_OPEN = Pattern.compile(
            "<(/?)(style|script|title|textarea|xmp|noembed|noframes|noscript|iframe)\\b", Pattern.CASE_INSENSITIVE);

    private LeftOpen() {}

    /**
     * Cleans HTML so that its end is still there. An element that is removed with its content and is left open would take with it all that
     * follows; so where that happens, only the tags of such elements are removed and their words stay.
     */
    static Element close(String html, Function<String, Element> clean) {
        Element body = clean.apply(html + END);
        if (isWhole(body)) {
            return body;
        }
        String withoutForeign = LEFT_OPEN.matcher(html).replaceAll("<$1x-$2");
        Element second = clean.apply(withoutForeign + END);
        if (isWhole(second)) {
            return second;
        }
        Element third = clean.apply(TEXT_LEFT_OPEN.matcher(withoutForeign).replaceAll("<$1x-$2") + END);
        // Else it is a quotation mark or a comment that does not end, of which the author is told, too
        return isWhole(third) ? third : body;
    }

    /** Whether the end is there; takes it out. */
    private static boolean isWhole(Element body) {
        Element end = body.getElementById(END_ID);
        if (end != null) {
            end.remove();
        }
        return end != null;
    }
}
