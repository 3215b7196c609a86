package recto.markdown;

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

/** What only the Markdown knows and the HTML made from it does not: where a picture is named, and how much of it is raw HTML. */
final class MarkdownSource extends AbstractVisitor {

    private static final Pattern RAW_TARGET = Pattern.compile("(?:src|srcset|poster)\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>]+)", Pattern.CASE_INSENSITIVE);

    /** @param line from 1, as is column; 0 when it cannot be told */
    record Place(int line, int column) {
        static final Place UNKNOWN = new Place(0, 1);
    }

    private record Named(String asWritten, int line) {}

    /** How far below the beginning of a picture's text its target may stand. */
    private static final int FAR = 2_000;

    private final String markdown;
    /** Null until a place is asked for, as it is of few articles. */
    private int[] lineStarts;
    /** From a picture's target to the first line that names it, or the text of which it is a part. */
    private final Map<String, Named> named = new HashMap<>();
    private int rawTags;
    /** Where the visit is: spans of inlines would cost more memory than the inlines themselves. */
    private int line;

    private MarkdownSource(String markdown) {
        this.markdown = markdown;
    }

    /** @param markdown from which the document was made, with lines that end in LF */
    static MarkdownSource of(Node document, String markdown) {
        MarkdownSource source = new MarkdownSource(markdown);
        document.accept(source);
        return source;
    }

    int rawTags() {
        return rawTags;
    }

    /** Where the target itself is written; of a reference that is somewhere else, where it is used. */
    Place placeOf(String target) {
        Named picture = named.get(target);
        if (picture == null) {
            return Place.UNKNOWN;
        }
        if (lineStarts == null) {
            lineStarts = lineStarts();
        }
        int start = picture.line <= lineStarts.length ? lineStarts[picture.line - 1] : markdown.length();
        String near = markdown.substring(start, Math.min(markdown.length(), start + FAR));
        int at = near.indexOf(picture.asWritten);
        if (at < 0) {
            return new Place(picture.line, 1);
        }
        return new Place(picture.line + lineEnds(near, 0, at), 1 + near.codePointCount(near.lastIndexOf('\n', at) + 1, at));
    }

    private int[] lineStarts() {
        int[] starts = new int[1 + lineEnds(markdown, 0, markdown.length())];
        for (int line = 1; line < starts.length; line++) {
            starts[line] = markdown.indexOf('\n', starts[line - 1]) + 1;
        }
        return starts;
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
        for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
            rawTags++;
        }
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
            named.putIfAbsent(target, new Named(link, where));
        }
    }

    private static int lineEnds(String text, int start, int end) {
        int lineEnds = 0;
        for (int i = start; i < end; i++) {
            lineEnds += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lineEnds;
    }
}
