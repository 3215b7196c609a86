package recto.dialect;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Finds formulas in TeX: {@code $x$}, {@code $$x$$}, <code>\(x\)</code> and <code>\[x\]</code>. What they are is for the markdown room to say;
 * here each becomes code with a class. A dollar sign begins a formula as with Pandoc, and money, variables and escaped brackets are text.
 */
public final class MathExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    /** In characters: further away no end of a formula is looked for. */
    private static final int MAX_INLINE = 1_000;
    private static final int MAX_DISPLAY = 5_000;
    /** What no sentence between two escaped brackets has. */
    static final Pattern TEX = Pattern.compile("\\\\[A-Za-z{]|[\\^_=<>+]");
    private static final Pattern SHORT = Pattern.compile("\\s*[A-Za-z](?:\\s*[-,/()]?\\s*[A-Za-z0-9])?\\s*");
    /** Such as {@code 5 or so, 10}: a sum of money, and words behind it. */
    private static final Pattern MONEY = Pattern.compile("\\d[\\d.,]*[kKmMbB]?(?:\\s*[-–—/]\\s*|[\\s,;.]+\\p{L}.*|\\s+.*\\p{L}{3}.*)");

    @Override
    public void extend(Parser.Builder parser) {
        parser.customInlineContentParserFactory(new FindFormula());
        parser.customBlockParserFactory(MathBlock::start);
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(FormulaRenderer::new);
    }

    /** A formula within a line. */
    public static final class Formula extends CustomNode {
        public final String tex;
        public final boolean isDisplay;

        Formula(String tex, boolean isDisplay) {
            this.tex = tex;
            this.isDisplay = isDisplay;
        }
    }

    private static final class FindFormula implements InlineContentParserFactory, InlineContentParser {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$', '\\');
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            int before = scanner.peekPreviousCodePoint();
            Position start = scanner.position();
            for (String mark : scanner.peek() == '$' ? new String[] {"$$", "$"} : new String[] {"\\\\(", "\\\\[", "\\(", "\\["}) {
                scanner.setPosition(start);
                if (scanner.next(mark)) {
                    Formula formula = formula(scanner, mark, before);
                    return formula == null ? ParsedInline.none() : ParsedInline.of(formula, scanner.position());
                }
            }
            return ParsedInline.none();
        }

        private static @Nullable Formula formula(Scanner scanner, String mark, int before) {
            String end = mark.replace('(', ')').replace('[', ']');
            boolean isDollar = mark.equals("$");
            boolean isDisplay = mark.equals("$$") || mark.endsWith("[");
            if (isDollar && (Character.isWhitespace(scanner.peek()) || Words.isOfWord(before) || before == '$' || before == '\\')) {
                return null;
            }
            StringBuilder tex = new StringBuilder();
            int max = isDisplay ? MAX_DISPLAY : MAX_INLINE;
            while (scanner.hasNext() && tex.length() < max) {
                char c = scanner.peek();
                Position here = scanner.position();
                if (c == end.charAt(0) && scanner.next(end)) {
                    if (isEnd(tex, scanner, isDollar)) {
                        return isFormula(tex.toString(), mark, scanner) ? new Formula(tex.toString().replace("\uFDD0", ""), isDisplay)
                                : null;
                    }
                    if (isDollar) {
                        // A dollar sign that ends no formula is money, and so is the one before it
                        return null;
                    }
                    scanner.setPosition(here);
                }
                if (isDollar && c == '`') {
                    return null;
                }
                tex.append(c);
                scanner.next();
                if (c == '\\' && scanner.hasNext()) {
                    tex.append(scanner.peek());
                    scanner.next();
                }
            }
            return null;
        }

        private static boolean isEnd(StringBuilder tex, Scanner scanner, boolean isDollar) {
            return !isDollar || !Character.isWhitespace(tex.isEmpty() ? ' ' : tex.charAt(tex.length() - 1))
                    && !Words.isOfWord(scanner.peekCodePoint()) && scanner.peek() != '$';
        }

        private static boolean isFormula(String tex, String mark, Scanner scanner) {
            if (tex.isBlank()) {
                return false;
            }
            return switch (mark) {
                case "$" -> TEX.matcher(tex).find() || !MONEY.matcher(tex).matches();
                case "$$" -> true;
                // Brackets are escaped in many texts that have nothing to do with formulas
                default -> (TEX.matcher(tex).find() || SHORT.matcher(tex).matches()) && scanner.peek() != '(';
            };
        }
    }

    private record FormulaRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Formula.class, MathBlock.Display.class);
        }

        @Override
        public void render(Node node) {
            HtmlWriter html = context.getWriter();
            if (node instanceof Formula formula) {
                html.tag("code", Map.of("class", formula.isDisplay ? "math display" : "math"));
                html.text(formula.tex);
                html.tag("/code");
                return;
            }
            html.line();
            html.tag("p");
            if (((MathBlock.Display) node).isClosed) {
                html.tag("code", Map.of("class", "math display"));
                html.text(((MathBlock.Display) node).tex);
                html.tag("/code");
            } else {
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    context.render(child);
                }
            }
            html.tag("/p");
            html.line();
        }
    }
}
