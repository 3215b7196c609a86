package recto.markdown;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import recto.dialect.AlertExtension.Alert;
import recto.dialect.CjkEmphasis;
import recto.dialect.MathBlock;
import recto.dialect.MathExtension.Formula;
import recto.html.Links;
import recto.html.LostHtml;
import recto.math.TexMath;

/**
 * Finds in parsed Markdown what can no longer be found in the HTML made from it: on which line and column each picture and link is named,
 * how many tags of raw HTML the author has written, and what of them is lost.
 */
final class MarkdownSource extends AbstractVisitor {

    private static final Pattern RAW_TARGET = Pattern.compile("(?:src|srcset|poster|href)\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>]+)",
            Pattern.CASE_INSENSITIVE);

    /**
     * One mention of a picture.
     *
     * @param asWritten the target, before anything in it is percent-encoded
     * @param line of the mention, or a line above it
     */
    private record Mention(String asWritten, int line) {}

    private final SourceLines lines;
    /** The first mention of each target, by the target as it stands in the HTML. */
    private final Map<String, Mention> mentions = new HashMap<>();
    private final Losses losses = new Losses();
    private final Set<String> safeLinks = new HashSet<>();
    private final Set<String> safePictures = new HashSet<>();
    /** What is lost of each target that is not safe; links and pictures differ in it. */
    private final Map<String, Losses.Loss> lostLinks = new HashMap<>();
    private final Map<String, Losses.Loss> lostPictures = new HashMap<>();
    private final LostHtml lost = new LostHtml(this::lost);
    /** The raw HTML that is being read, and its first line. */
    private String html = "";
    private int htmlLine;
    private int rawTags;
    /**
     * The line that the visit has come to. The parser could note a span for each inline, but that would take more memory than the inlines.
     */
    private int line;

    private MarkdownSource(String markdown) {
        lines = new SourceLines(markdown);
    }

    /** @param markdown the text from which the document was parsed; its lines end in LF */
    static MarkdownSource of(Node document, String markdown) {
        MarkdownSource source = new MarkdownSource(markdown);
        document.accept(source);
        return source;
    }

    static MarkdownSource ofHtml(String html) {
        MarkdownSource source = new MarkdownSource(html);
        source.raw(html, 1, source.lost::read);
        return source;
    }

    int rawTags() {
        return rawTags;
    }

    /**
     * The place of the target in the text. If the target stands in a link reference definition, the place is where the reference is used.
     */
    Place placeOf(String target) {
        Mention mention = mentions.get(target);
        return mention == null ? Place.UNKNOWN : lines.find(mention.asWritten, mention.line, 0).place();
    }

    /** What the sanitiser will take out with its words or its target, in the order of the text. */
    List<RenderedMarkdown.Remark> losses() {
        return losses.remarks(lines);
    }

    @Override
    protected void visitChildren(Node parent) {
        if (!parent.getSourceSpans().isEmpty()) {
            lost.endBlock();
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
        target(image.getDestination(), false);
        visitChildren(image);
    }

    @Override
    public void visit(Link link) {
        target(link.getDestination(), true);
        visitChildren(link);
    }

    private void target(String destination, boolean isLink) {
        // A long target that many short references name is looked at once.
        Losses.Loss known = (isLink ? lostLinks : lostPictures).get(destination);
        if (known != null) {
            losses.add(new Losses.Loss(known.asWritten(), line, known.message(), known.hint()));
        } else if (!(isLink ? safeLinks : safePictures).contains(destination)) {
            String written = CjkEmphasis.unmark(destination);
            int before = losses.count();
            LostHtml.target(written, isLink, written, 0, (start, at, message, hint) -> {
                Losses.Loss loss = new Losses.Loss(start, line, message, hint);
                (isLink ? lostLinks : lostPictures).put(destination, loss);
                losses.add(loss);
            });
            if (losses.count() == before) {
                (isLink ? safeLinks : safePictures).add(destination);
                found(destination, line);
            }
        }
    }

    /** Gets what the raw HTML loses. */
    private void lost(String start, int at, String message, String hint) {
        losses.add(new Losses.Loss(start, losses.isFull() ? htmlLine : htmlLine + SourceLines.count(html, 0, at), message, hint));
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Formula formula) {
            formula(formula.tex, formula.isDisplay, line);
            line += SourceLines.count(formula.tex, 0, formula.tex.length());
        }
        visitChildren(node);
    }

    /** Tells of a formula that is shown as its source. */
    private void formula(String tex, boolean isDisplay, int firstLine) {
        TexMath.Result result = TexMath.convert(tex, isDisplay);
        if (result.mathml() == null) {
            String from = tex.substring(Math.min(result.at(), tex.length())).lines().findFirst().orElse("");
            String written = from.isEmpty() ? tex.lines().findFirst().orElse("") : from.substring(0, Math.min(from.length(), 40));
            losses.add(new Losses.Loss(written, firstLine + SourceLines.count(tex, 0, Math.min(result.at(), tex.length())),
                    "the formula %s, and is shown as its source".formatted(result.fault()), "write it in other words of TeX"));
        }
    }

    @Override
    public void visit(FencedCodeBlock block) {
        if ("math".equals(block.getInfo() == null ? "" : block.getInfo().strip())) {
            formula(block.getLiteral(), true, block.getSourceSpans().get(0).getLineIndex() + 2);
        }
    }

    @Override
    public void visit(CustomBlock block) {
        visitChildren(block);
        if (block instanceof MathBlock.Display display && display.isClosed) {
            formula(display.tex, true, display.getSourceSpans().get(0).getLineIndex() + 1);
        }
        if (block instanceof Alert alert && !alert.written.isEmpty()) {
            losses.add(new Losses.Loss(alert.written, alert.getSourceSpans().get(0).getLineIndex() + 1,
                    "'%s' begins a block of a kind that is not known, and its text stands as any other".formatted(alert.written),
                    "write note, tip, important, warning or caution for a remark"));
        }
    }

    @Override
    public void visit(HtmlBlock block) {
        lost.endBlock();
        raw(block.getLiteral(), block.getSourceSpans().get(0).getLineIndex() + 1, lost::readBlock);
    }

    @Override
    public void visit(HtmlInline inline) {
        line += raw(inline.getLiteral(), line, OpenHtml.isUnclosed(inline) ? lost::readUnclosed : lost::read);
    }

    /**
     * Counts the tags of raw HTML and finds the targets in it.
     *
     * @param reader looks for what the HTML loses
     * @return how many line ends the HTML has
     */
    private int raw(String literal, int firstLine, Consumer<String> reader) {
        html = CjkEmphasis.unmark(literal);
        htmlLine = firstLine;
        reader.accept(html);
        for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
            rawTags++;
        }
        int lineEnds = 0;
        int seen = 0;
        for (Matcher target = RAW_TARGET.matcher(html); target.find(); seen = target.start()) {
            lineEnds += SourceLines.count(html, seen, target.start());
            String value = target.group().substring(target.group().indexOf('=') + 1);
            for (String link : value.split("[\\s,\"']+")) {
                found(link, firstLine + lineEnds);
            }
        }
        return lineEnds + SourceLines.count(html, seen, html.length());
    }

    private void found(String link, int where) {
        String written = CjkEmphasis.unmark(link);
        String target = Links.safe(written, Links.TO_LOAD);
        if (target != null) {
            mentions.putIfAbsent(target, new Mention(written, where));
        }
    }
}
