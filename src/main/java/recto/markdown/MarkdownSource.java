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

/**
 * Finds in parsed Markdown what can no longer be found in the HTML made from it: on which line and column each picture is named, and how
 * many tags of raw HTML the author has written.
 */
final class MarkdownSource extends AbstractVisitor {

    private static final Pattern RAW_TARGET = Pattern.compile("(?:src|srcset|poster)\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>]+)",
            Pattern.CASE_INSENSITIVE);

    /**
     * A place in the Markdown.
     *
     * @param line from 1; 0 if it is not known
     * @param column from 1; 1 if it is not known
     */
    record Place(int line, int column) {
        static final Place UNKNOWN = new Place(0, 1);
    }

    /**
     * One mention of a picture.
     *
     * @param asWritten the target, before anything in it is percent-encoded
     * @param line of the mention, or a line above it
     */
    private record Mention(String asWritten, int line) {}

    /** How many characters behind the start of its line a target is looked for. */
    private static final int FAR = 2_000;

    private final String markdown;
    /** Where each line starts. Null until the first place is asked for, which happens for few articles. */
    private int[] lineStarts;
    /** The first mention of each target, by the target as it stands in the HTML. */
    private final Map<String, Mention> mentions = new HashMap<>();
    private int rawTags;
    /**
     * The line that the visit has come to. The parser could note a span for each inline, but that would take more memory than the inlines.
     */
    private int line;

    private MarkdownSource(String markdown) {
        this.markdown = markdown;
    }

    /** @param markdown the text from which the document was parsed; its lines end in LF */
    static MarkdownSource of(Node document, String markdown) {
        MarkdownSource source = new MarkdownSource(markdown);
        document.accept(source);
        return source;
    }

    int rawTags() {
        return rawTags;
    }

    /**
     * The place of the target in the text. If the target stands in a link reference definition, the place is where the reference is used.
     */
    Place placeOf(String target) {
        Mention picture = mentions.get(target);
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

    /** Counts the tags of raw HTML and finds the targets in it. @return how many line ends the HTML has */
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
            mentions.putIfAbsent(target, new Mention(link, where));
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
