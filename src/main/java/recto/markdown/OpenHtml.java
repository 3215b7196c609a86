package recto.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import recto.html.LostHtml;

/**
 * Closes the raw HTML that its author has left open and that is taken out with its content: "the &lt;select> element", written without
 * backticks, would take the rest of the article with it.
 */
final class OpenHtml {

    private static final Pattern END = Pattern.compile("</([A-Za-z]+)");

    private static final Pattern START = Pattern.compile("^<([A-Za-z][A-Za-z0-9]*)");
    /** What has no end tag (HTML, section 13.1.2), as far as it may stand in a line. */
    private static final Set<String> VOID = Set.of("br", "wbr", "img", "hr", "input");
    /** One tag alone, as it stands in a paragraph, cannot end so: it was closed here. */
    private static final Pattern CLOSED = Pattern.compile("></[a-z]+>$");

    private OpenHtml() {}

    /** Closes a tag within a paragraph at once, and an element that a block of HTML has begun at the end of that block. */
    static void close(Node document) {
        List<Node> tags = tags(document);
        Map<String, Integer> lastEnds = new HashMap<>();
        for (int i = 0; i < tags.size(); i++) {
            for (Matcher end = END.matcher(literal(tags.get(i))); end.find();) {
                lastEnds.put(name(end), i);
            }
        }
        LostHtml lost = new LostHtml((asWritten, at, message, hint) -> {});
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i) instanceof HtmlBlock block) {
                lost.readBlock(block.getLiteral());
            } else {
                lost.read(literal(tags.get(i)));
            }
            String open = lost.open();
            if (open != null && lastEnds.getOrDefault(open, -1) <= i) {
                close(tags.get(i), "</" + open + ">");
                lost.endBlock();
            }
        }
    }

    /** Makes text of each tag in one line that nothing closes: a title may be about the select element. */
    static void show(Node line) {
        List<Node> tags = tags(line);
        for (int i = 0; i < tags.size(); i++) {
            Matcher start = START.matcher(literal(tags.get(i)));
            if (start.find() && !VOID.contains(name(start)) && !isClosed(name(start), tags.subList(i, tags.size()))) {
                tags.get(i).insertAfter(new Text(literal(tags.get(i))));
                tags.get(i).unlink();
            }
        }
    }

    private static boolean isClosed(String name, List<Node> tags) {
        return tags.stream().map(OpenHtml::literal)
                .anyMatch(tag -> tag.endsWith("/>") || tag.regionMatches(true, 0, "</" + name, 0, name.length() + 2));
    }

    private static String name(Matcher tag) {
        return tag.group(1).toLowerCase(Locale.ROOT);
    }

    /** Whether the author has left this tag open. */
    static boolean isUnclosed(HtmlInline tag) {
        return CLOSED.matcher(tag.getLiteral()).find();
    }

    private static void close(Node tag, String end) {
        if (tag instanceof HtmlBlock block) {
            block.setLiteral(block.getLiteral() + "\n" + end);
        } else {
            ((HtmlInline) tag).setLiteral(literal(tag) + end);
        }
    }

    private static String literal(Node tag) {
        return tag instanceof HtmlBlock block ? block.getLiteral() : ((HtmlInline) tag).getLiteral();
    }

    private static List<Node> tags(Node document) {
        List<Node> tags = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                tags.add(block);
            }

            @Override
            public void visit(HtmlInline inline) {
                tags.add(inline);
            }
        });
        return tags;
    }
}
