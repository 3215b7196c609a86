package recto.markup;

import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Puts tags in place of the signs of emphasis where Markdown would not read the signs: beside other such signs, and where a sign has a
 * punctuation mark on its inner and a letter on its outer side, as in {@code <b>Note:</b>the}.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis">CommonMark, left- and right-flanking</a>
 */
final class Delimiters {

    private Delimiters() {}

    static void mend(Node parent) {
        Node next;
        for (Node child = parent.getFirstChild(); child != null; child = next) {
            next = child.getNext();
            mend(child);
            String tag = tag(child);
            if (tag != null && (isUnread(before(child), first(child)) || isUnread(after(child), last(child)))) {
                child.insertBefore(html("<" + tag + ">"));
                for (Node inner = child.getFirstChild(); inner != null; inner = child.getFirstChild()) {
                    child.insertBefore(inner);
                }
                child.insertBefore(html("</" + tag + ">"));
                child.unlink();
            }
        }
    }

    private static @Nullable String tag(Node node) {
        return node instanceof StrongEmphasis ? "strong" : node instanceof Emphasis ? "em" : node instanceof Strikethrough ? "del" : null;
    }

    /** @param outer 0 at the edge of a line, '*' where another sign stands */
    private static boolean isUnread(int outer, int inner) {
        boolean isEdge = outer == 0 || Character.isWhitespace(outer) || Character.isSpaceChar(outer);
        return outer == '*' || !isEdge && !isPunctuation(outer) && isPunctuation(inner) || Character.isSpaceChar(inner) || inner == 0;
    }

    private static int before(Node node) {
        Node other = node.getPrevious();
        if (other == null) {
            return node.getParent() != null && tag(node.getParent()) != null ? '*' : 0;
        }
        return other instanceof Text text ? text.getLiteral().codePointBefore(text.getLiteral().length()) : sign(other);
    }

    private static int after(Node node) {
        Node other = node.getNext();
        if (other == null) {
            return node.getParent() != null && tag(node.getParent()) != null ? '*' : 0;
        }
        return other instanceof Text text ? text.getLiteral().codePointAt(0) : sign(other);
    }

    /** What a sign of emphasis has beside it where another node begins: a break, another such sign, or a bracket or the like. */
    private static int sign(Node node) {
        return node instanceof org.commonmark.node.HardLineBreak ? ' ' : tag(node) != null ? '*' : '[';
    }

    private static int first(Node node) {
        Node inner = node.getFirstChild();
        return inner == null ? 0 : inner instanceof Text text ? text.getLiteral().codePointAt(0) : '[';
    }

    private static int last(Node node) {
        Node inner = node.getLastChild();
        return inner == null ? 0 : inner instanceof Text text ? text.getLiteral().codePointBefore(text.getLiteral().length()) : '[';
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL ->
                true;
            default -> false;
        };
    }

    private static HtmlInline html(String literal) {
        HtmlInline html = new HtmlInline();
        html.setLiteral(literal);
        return html;
    }
}
