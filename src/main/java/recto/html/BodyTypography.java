package recto.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import recto.language.Typography;
import recto.language.Typography.Edit;

/**
 * Sets the text of an article as its language is set in print, paragraph by paragraph, so that a quotation may begin in a link and end behind
 * it. Code stays as it is, and so do attributes and what the author has escaped.
 */
public final class BodyTypography implements NodeFilter {

    private static final Set<String> VERBATIM = Set.of("pre", "code", "kbd", "samp", "var", "tt", "img", "video", "audio", "input");

    private final Deque<Typography> languages = new ArrayDeque<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final List<TextNode> texts = new ArrayList<>();
    /** Where in the paragraph each of the texts begins. */
    private final List<Integer> starts = new ArrayList<>();

    private BodyTypography(Typography language) {
        languages.push(language);
    }

    public static void apply(Element body, Typography language) {
        BodyTypography whole = new BodyTypography(language);
        NodeTraversor.filter(whole, body);
        whole.endParagraph();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            texts.add(text);
            starts.add(paragraph.length());
            paragraph.append(text.getWholeText());
        } else if (node instanceof Element element) {
            if (isNumber(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (isVerbatim(element)) {
                paragraph.append(Typography.OBJECT);
                if (element.hasAttr("alt")) {
                    // The words for a picture come from Markdown, too
                    element.attr("alt", withoutEscapes(element.attr("alt")));
                }
                return FilterResult.SKIP_ENTIRELY;
            }
            part(element);
            if (element.hasAttr("lang")) {
                endParagraph();
                languages.push(languages.getLast() == Typography.NONE ? Typography.NONE
                        : Typography.of(Locale.forLanguageTag(element.attr("lang"))));
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            part(element);
            if (element.hasAttr("lang")) {
                endParagraph();
                languages.pop();
            }
        }
        return FilterResult.CONTINUE;
    }

    private void part(Element element) {
        if (element.isBlock()) {
            endParagraph();
        } else if (element.nameIs("br")) {
            paragraph.append('\n');
        }
    }

    /** The number of a footnote stands within a sentence and is no part of it. */
    private static boolean isNumber(Element element) {
        return element.nameIs("sup") && element.hasClass("footnote-ref");
    }

    private static boolean isVerbatim(Element element) {
        return VERBATIM.contains(element.normalName());
    }

    private void endParagraph() {
        if (texts.isEmpty()) {
            // Between the end of one block and the start of the next, which is half of all calls
            paragraph.setLength(0);
            return;
        }
        List<Edit> edits = languages.element().edits(paragraph.toString());
        int next = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).getWholeText();
            int start = starts.get(i);
            int end = start + text.length();
            List<Edit> own = new ArrayList<>();
            for (; next < edits.size() && edits.get(next).start() < end; next++) {
                // What stands partly in one text and partly in the next is not one mark
                if (edits.get(next).start() >= start && edits.get(next).end() <= end) {
                    own.add(edits.get(next).from(start));
                }
            }
            String set = withoutEscapes(Typography.edited(text, own));
            if (!set.equals(text)) {
                texts.get(i).text(set);
            }
        }
        paragraph.setLength(0);
        texts.clear();
        starts.clear();
    }

    private static String withoutEscapes(String text) {
        return text.indexOf(Typography.ESCAPE) < 0 ? text : text.replace(String.valueOf(Typography.ESCAPE), "");
    }
}
