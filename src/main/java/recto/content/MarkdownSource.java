package recto.content;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;

/** What only the Markdown knows and the HTML made from it does not: on which line a picture stands, and how much of it is raw HTML. */
final class MarkdownSource extends AbstractVisitor {

    private static final Pattern RAW_TARGET = Pattern.compile("(?:src|srcset|poster)\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>]+)", Pattern.CASE_INSENSITIVE);

    /** From a picture's target to the first line that names it. */
    private final Map<String, Integer> lines = new HashMap<>();
    private int rawTags;
    /** Where the visit is: spans of inlines would cost more memory than the inlines themselves. */
    private int line;

    private MarkdownSource() {
    }

    static MarkdownSource of(Node document) {
        MarkdownSource source = new MarkdownSource();
        document.accept(source);
        return source;
    }

    int rawTags() {
        return rawTags;
    }

    /** From 1; 0 when it cannot be told. */
    int lineOf(String target) {
        return lines.getOrDefault(target, 0);
    }

    @Override
    protected void visitChildren(Node parent) {
        if (!parent.getSourceSpans().isEmpty()) {
            line = parent.getSourceSpans().get(0).getLineIndex() + 1;
        }
        super.visitChildren(parent);
    }

    @Override
    public void visit(SoftLineBreak end) {
        line++;
    }

    @Override
    public void visit(HardLineBreak end) {
        line++;
    }

    @Override
    public void visit(Image image) {
        found(image.getDestination(), line);
        visitChildren(image);
    }

    @Override
    public void visit(HtmlBlock block) {
        raw(block.getLiteral(), block.getSourceSpans().get(0).getLineIndex() + 1);
    }

    @Override
    public void visit(HtmlInline inline) {
        line += raw(inline.getLiteral(), line);
    }

    /** The number of its line ends. */
    private int raw(String html, int firstLine) {
        rawTags += (int) html.chars().filter(c -> c == '<').count();
        int lineEnds = 0;
        int seen = 0;
        for (Matcher target = RAW_TARGET.matcher(html); target.find(); seen = target.start()) {
            lineEnds += lineEnds(html, seen, target.start());
            String value = target.group().substring(target.group().indexOf('=') + 1);
            for (String link : value.split("[\\s,\"']+")) {
                found(link, firstLine + lineEnds);
            }
        }
        return lineEnds + lineEnds(html, seen, html.length());
    }

    private void found(String link, int where) {
        String target = Links.safe(link, Links.TO_LOAD);
        if (target != null) {
            lines.putIfAbsent(target, where);
        }
    }

    private static int lineEnds(String text, int start, int end) {
        return (int) text.substring(start, end).chars().filter(c -> c == '\n').count();
    }
}
