package recto.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Reads the definition lists of PHP Markdown Extra: a line with the term, and below it {@code : what it means}. */
public final class DefinitionListExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    /** A longer paragraph in which a line begins with a colon is no list of terms. */
    private static final int MAX_TERMS = 4;
    private static final int CODE_INDENT = 4;

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(DefinitionListExtension::start);
        parser.postProcessor(document -> {
            document.accept(new Join());
            return document;
        });
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(ListRenderer::new);
    }

    private static final class Definitions extends CustomBlock {}

    private static final class Term extends CustomBlock {}

    private static final class Definition extends CustomBlock {}

    private static BlockStart start(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int colon = state.getNextNonSpaceIndex();
        if (state.getIndent() >= CODE_INDENT || colon + 1 >= line.length() || line.charAt(colon) != ':') {
            return BlockStart.none();
        }
        int blanks = 0;
        for (int i = colon + 1; i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t'); i++) {
            blanks += line.charAt(i) == ' ' ? 1 : CODE_INDENT - (state.getColumn() + state.getIndent() + 1 + blanks) % CODE_INDENT;
        }
        if (blanks == 0 || colon + 1 + blanks > line.length()) {
            return BlockStart.none();
        }
        int width = state.getIndent() + 1 + (blanks > CODE_INDENT ? 1 : blanks);
        DefinitionParser definition = new DefinitionParser(width);
        int column = state.getColumn() + width;
        if (matched.getMatchedBlockParser() instanceof ListParser) {
            return BlockStart.of(definition).atColumn(column);
        }
        List<SourceLine> terms = matched.getParagraphLines().getLines();
        return terms.isEmpty() || terms.size() > MAX_TERMS ? BlockStart.none()
                : BlockStart.of(new ListParser(terms), definition).atColumn(column).replaceParagraphLines(terms.size());
    }

    private static final class ListParser extends AbstractBlockParser {
        private final Definitions list = new Definitions();
        private final List<SourceLine> lines;
        private final List<Term> terms = new ArrayList<>();

        ListParser(List<SourceLine> lines) {
            this.lines = List.copyOf(lines);
            for (SourceLine line : lines) {
                Term term = new Term();
                if (line.getSourceSpan() != null) {
                    term.addSourceSpan(line.getSourceSpan());
                }
                terms.add(term);
                list.appendChild(term);
            }
        }

        @Override
        public Block getBlock() {
            return list;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block block) {
            return block instanceof Definition;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void parseInlines(InlineParser inlines) {
            for (int i = 0; i < lines.size(); i++) {
                inlines.parse(SourceLines.of(lines.get(i)), terms.get(i));
            }
        }
    }

    private static final class DefinitionParser extends AbstractBlockParser {
        private final Definition definition = new Definition();
        /** In columns, how far the lines of the definition stand from where its mark may stand. */
        private final int width;

        DefinitionParser(int width) {
            this.width = width;
        }

        @Override
        public Block getBlock() {
            return definition;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block block) {
            return true;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return definition.getFirstChild() == null ? BlockContinue.none() : BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            return state.getIndent() >= width ? BlockContinue.atColumn(state.getColumn() + width) : BlockContinue.none();
        }
    }

    /** Makes one list of several that follow on each other: a blank line stands between two terms of the same list. */
    private static final class Join extends AbstractVisitor {

        @Override
        public void visit(CustomBlock block) {
            while (block instanceof Definitions && block.getNext() instanceof Definitions next) {
                while (next.getFirstChild() != null) {
                    block.appendChild(next.getFirstChild());
                }
                next.unlink();
            }
            visitChildren(block);
        }
    }

    private record ListRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Definitions.class, Term.class, Definition.class);
        }

        @Override
        public void render(Node node) {
            HtmlWriter html = context.getWriter();
            String element = node instanceof Definitions ? "dl" : node instanceof Term ? "dt" : "dd";
            // A definition of one paragraph is a line of the list
            boolean isLine = node instanceof Definition && node.getFirstChild() instanceof Paragraph
                    && node.getFirstChild().getNext() == null;
            html.line();
            html.tag(element);
            for (Node child = isLine ? node.getFirstChild().getFirstChild() : node.getFirstChild(); child
                    != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/" + element);
            html.line();
        }
    }
}
