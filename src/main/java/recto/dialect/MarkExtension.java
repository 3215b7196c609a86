package recto.dialect;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Reads {@code ==marked==} and {@code ++inserted++} text. Between two letters or digits the same signs are text, as in C++17 and a==b; so
 * are longer and shorter runs of them. commonmark-java has an extension for the second, which would strike such words together.
 */
public final class MarkExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    @Override
    public void extend(Parser.Builder parser) {
        parser.customInlineContentParserFactory(new NoMark());
        parser.customDelimiterProcessor(new Mark('=', "mark"));
        parser.customDelimiterProcessor(new Mark('+', "ins"));
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(MarkRenderer::new);
    }

    private static final class Marked extends CustomNode {
        private final String element;

        Marked(String element) {
            this.element = element;
        }
    }

    /** Takes for text what must not begin or end a mark, so that the parser never goes back for it. */
    private static final class NoMark implements InlineContentParserFactory, InlineContentParser {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('=', '+');
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            Position start = scanner.position();
            boolean isAfterWord = Words.isOfWord(scanner.peekPreviousCodePoint());
            char sign = scanner.peek();
            int length = scanner.matchMultiple(sign);
            if (length == 2 && !(isAfterWord && Words.isOfWord(scanner.peekCodePoint()))) {
                return ParsedInline.none();
            }
            return ParsedInline.of(new Text(scanner.getSource(start, scanner.position()).getContent()), scanner.position());
        }
    }

    private record Mark(char sign, String element) implements DelimiterProcessor {

        @Override
        public char getOpeningCharacter() {
            return sign;
        }

        @Override
        public char getClosingCharacter() {
            return sign;
        }

        @Override
        public int getMinLength() {
            return 2;
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            Text start = opening.getOpener();
            Text end = closing.getCloser();
            Marked marked = new Marked(element);
            for (Node node = start.getNext(); node != null && node != end;) {
                Node next = node.getNext();
                marked.appendChild(node);
                node = next;
            }
            start.insertAfter(marked);
            return 2;
        }
    }

    private record MarkRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Marked.class);
        }

        @Override
        public void render(Node node) {
            String element = ((Marked) node).element;
            context.getWriter().tag(element);
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            context.getWriter().tag("/" + element);
        }
    }
}
