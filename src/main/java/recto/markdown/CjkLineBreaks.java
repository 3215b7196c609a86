package recto.markdown;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import recto.dialect.CjkEmphasis;

/**
 * Takes away line ends between two Chinese or Japanese characters, where a browser would show a blank that no reader expects, as CSS Text
 * 3, section 4.1.3, has it. Korean writes blanks between words and keeps them.
 */
final class CjkLineBreaks implements NodeVisitor {

    /** What stands between two characters without being a block. */
    private static final Set<String> BETWEEN = Set.of("br", "img", "video", "audio", "input");

    /** The last character of the line so far; 0 at the start of a block. */
    private int last;
    /** A text that ends in a line end after a wide character, while what follows is not known yet. */
    private @Nullable TextNode pending;
    private int verbatim;

    private CjkLineBreaks() {}

    static void remove(Element body) {
        body.traverse(new CjkLineBreaks());
    }

    /** The text on one line: its line ends become blanks, or nothing between two wide characters. */
    static String onOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.strip().lines().map(String::strip).filter(part -> !part.isEmpty()).forEach(part -> {
            boolean isJoined = line.isEmpty()
                    || CjkEmphasis.isWide(line.codePointBefore(line.length())) && CjkEmphasis.isWide(part.codePointAt(0));
            line.append(isJoined ? "" : " ").append(part);
        });
        return line.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            verbatim += isVerbatim(element) ? 1 : 0;
            separate(element);
        } else if (node instanceof TextNode text && verbatim == 0) {
            join(text);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            verbatim -= isVerbatim(element) ? 1 : 0;
            separate(element);
        }
    }

    /** Code, and the number of a footnote, which stands in the middle of a line. */
    private static boolean isVerbatim(Element element) {
        return element.nameIs("pre") || element.nameIs("sup") && element.hasClass("footnote-ref");
    }

    private void separate(Element element) {
        if (element.isBlock() || BETWEEN.contains(element.normalName())) {
            last = 0;
            pending = null;
        }
    }

    private void join(TextNode node) {
        String text = node.getWholeText();
        if (pending != null && !text.isEmpty()) {
            String before = pending.getWholeText();
            if (CjkEmphasis.isWide(text.codePointAt(0))) {
                pending.text(before.substring(0, before.lastIndexOf('\n')));
            }
            pending = null;
        }
        if (text.indexOf('\n') < 0) {
            last = text.isEmpty() ? last : text.codePointBefore(text.length());
            return;
        }
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c == '\n' && CjkEmphasis.isWide(last)) {
                if (next == text.length()) {
                    pending = node;
                } else if (CjkEmphasis.isWide(text.codePointAt(next))) {
                    i = next;
                    continue;
                }
            }
            joined.appendCodePoint(c);
            last = c;
            i = next;
        }
        if (joined.length() < text.length()) {
            node.text(joined.toString());
        }
    }
}
