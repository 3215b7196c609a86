package recto.dialect;

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
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts: a block quote whose first line is {@code [!NOTE]} is a remark and not a quotation, for GitHub, and with a title behind it
 * for Obsidian. {@link AdmonitionParser} reads how others write the same.
 */
public final class AlertExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    private static final Pattern MARK = Pattern.compile("\\[!([A-Za-z]{1,20})][+-]?(?:\\s+(.*))?");

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(AdmonitionParser::start);
        parser.postProcessor(new FindAlerts());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(AlertRenderer::new);
    }

    /** A remark, of which the first child may be its {@link Title}. */
    public static final class Alert extends CustomBlock {
        /** In small letters: "note". Null for a block of another kind, whose content stands as if nothing were around it. */
        public final @Nullable String kind;
        /** How the author began it; "" where there is nothing to say of that. */
        public final String written;
        /** While its lines are read, the number of colons that end it. */
        int open;

        Alert(@Nullable String kind, String written) {
            this.kind = kind;
            this.written = written;
        }
    }

    static final class Title extends CustomBlock {}

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
                String kind = mark.matches() ? AlertWords.kind(mark.group(1)) : null;
                Node end = text;
                while (end != null && !(end instanceof SoftLineBreak || end instanceof HardLineBreak)) {
                    end = end.getNext();
                }
                if (kind != null && (end != null || first.getNext() != null)) {
                    Title title = title(text, mark.group(2), end);
                    if (first.getFirstChild() == null) {
                        first.unlink();
                    }
                    replace(quote, new Alert(kind, ""), title);
                }
            }
        }

        /** Takes the first line out of its paragraph. @return what stands behind the mark; null if nothing does */
        private static @Nullable Title title(Text mark, @Nullable String words, @Nullable Node end) {
            Title title = new Title();
            for (Node node = mark.getNext(); node != end && node != null;) {
                Node next = node.getNext();
                title.appendChild(node);
                node = next;
            }
            if (words != null) {
                title.prependChild(new Text(words));
            }
            mark.unlink();
            if (end != null) {
                end.unlink();
            }
            return title.getFirstChild() == null ? null : title;
        }

        private static void replace(BlockQuote quote, Alert alert, @Nullable Title title) {
            alert.setSourceSpans(quote.getSourceSpans());
            quote.insertBefore(alert);
            quote.unlink();
            if (title != null) {
                alert.appendChild(title);
            }
            while (quote.getFirstChild() != null) {
                alert.appendChild(quote.getFirstChild());
            }
        }
    }

    private record AlertRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Alert.class, Title.class);
        }

        @Override
        public void render(Node node) {
            HtmlWriter html = context.getWriter();
            html.line();
            if (node instanceof Title) {
                html.tag("p", Map.of("class", "alert-title"));
                children(node);
                html.tag("/p");
            } else if (((Alert) node).kind == null) {
                children(node);
            } else {
                html.tag("div", Map.of("class", "alert alert-" + ((Alert) node).kind));
                html.line();
                if (!(node.getFirstChild() instanceof Title)) {
                    // The markdown room fills in the word for "Note", as it knows the language of the text.
                    html.tag("p", Map.of("class", "alert-title"));
                    html.tag("/p");
                    html.line();
                }
                children(node);
                html.line();
                html.tag("/div");
            }
            html.line();
        }

        private void children(Node node) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }
}
