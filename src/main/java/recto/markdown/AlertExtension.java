package recto.markdown;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Reads GitHub's alerts: a block quote whose first line is {@code [!NOTE]} is a remark and not a quotation. */
final class AlertExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    private static final Pattern MARK = Pattern.compile("\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]", Pattern.CASE_INSENSITIVE);

    @Override
    public void extend(Parser.Builder parser) {
        parser.postProcessor(new FindAlerts());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(AlertRenderer::new);
    }

    static final class Alert extends CustomBlock {
        /** In small letters: "note". */
        final String kind;

        Alert(String kind) {
            this.kind = kind;
        }
    }

    private static final class FindAlerts extends AbstractVisitor implements PostProcessor {

        @Override
        public Node process(Node document) {
            document.accept(this);
            return document;
        }

        @Override
        public void visit(BlockQuote quote) {
            visitChildren(quote);
            if (quote.getFirstChild() instanceof Paragraph first && first.getFirstChild() instanceof Text text) {
                Matcher mark = MARK.matcher(text.getLiteral().strip());
                Node end = text.getNext();
                boolean alone = end == null && first.getNext() != null || end instanceof SoftLineBreak || end instanceof HardLineBreak;
                if (mark.matches() && alone) {
                    dropMark(first, text);
                    replace(quote, new Alert(mark.group(1).toLowerCase(Locale.ROOT)));
                }
            }
        }

        private static void dropMark(Paragraph first, Text mark) {
            if (mark.getNext() == null) {
                first.unlink();
            } else {
                mark.getNext().unlink();
                mark.unlink();
            }
        }

        private static void replace(BlockQuote quote, Alert alert) {
            alert.setSourceSpans(quote.getSourceSpans());
            quote.insertBefore(alert);
            quote.unlink();
            while (quote.getFirstChild() != null) {
                alert.appendChild(quote.getFirstChild());
            }
        }
    }

    private static final class AlertRenderer implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        AlertRenderer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Alert.class);
        }

        @Override
        public void render(Node node) {
            HtmlWriter html = context.getWriter();
            html.line();
            html.tag("div", Map.of("class", "alert alert-" + ((Alert) node).kind));
            html.line();
            // ArticleBody fills in the word for "Note", as it knows the language of the text.
            html.tag("p", Map.of("class", "alert-title"));
            html.tag("/p");
            html.line();
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.line();
            html.tag("/div");
            html.line();
        }
    }
}
