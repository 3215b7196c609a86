package recto.markup;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** What is done with the nodes of one line of Markdown before they have a parent. */
final class InlineNodes {

    private InlineNodes() {}

    static HtmlInline raw(String literal) {
        HtmlInline html = new HtmlInline();
        html.setLiteral(literal);
        return html;
    }

    static void trim(List<Node> nodes) {
        while (!nodes.isEmpty() && (nodes.get(0) instanceof HardLineBreak || isBlank(nodes.get(0)))) {
            nodes.remove(0);
        }
        if (!nodes.isEmpty() && nodes.get(0) instanceof Text first) {
            nodes.set(0, new Text(first.getLiteral().stripLeading()));
        }
        while (!nodes.isEmpty() && nodes.get(nodes.size() - 1) instanceof HardLineBreak) {
            nodes.remove(nodes.size() - 1);
        }
        trimEnd(nodes);
    }

    static void trimEnd(List<Node> nodes) {
        while (!nodes.isEmpty() && isBlank(nodes.get(nodes.size() - 1))) {
            nodes.remove(nodes.size() - 1);
        }
        if (!nodes.isEmpty() && nodes.get(nodes.size() - 1) instanceof Text last) {
            nodes.set(nodes.size() - 1, new Text(last.getLiteral().stripTrailing()));
        }
    }

    static boolean isBlank(Node node) {
        return node instanceof Text text && text.getLiteral().isBlank();
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    static boolean beginsWithSpace(List<Node> nodes) {
        return !nodes.isEmpty() && nodes.get(0) instanceof Text first && first.getLiteral().startsWith(" ");
    }

    static boolean endsWithSpace(List<Node> nodes) {
        return !nodes.isEmpty() && nodes.get(nodes.size() - 1) instanceof Text last && last.getLiteral().endsWith(" ");
    }

    /** Null for a title without a letter. */
    static @Nullable String title(String title) {
        return title.isBlank() ? null : title.replaceAll("\\s+", " ").strip();
    }
}
