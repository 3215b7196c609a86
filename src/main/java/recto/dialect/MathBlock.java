package recto.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Reads a formula on lines of its own, whose lines would else be lists, headings and quotations where they begin as such. One that a blank
 * line ends before its mark does is a paragraph.
 */
public final class MathBlock extends AbstractBlockParser {

    private static final Pattern START = Pattern
            .compile("(\\$\\$|\\\\{1,2}\\[|\\\\begin\\{(?:equation|align|gather|multline|eqnarray|aligned)\\*?})(.*)");
    private static final int MAX = 10_000;

    /** The formula. */
    public static final class Display extends CustomBlock {
        /** "" until it ends. */
        public String tex = "";
        /** Whether its end was found. If not, it is a paragraph. */
        public boolean isClosed;
    }

    private final Display formula = new Display();
    private final List<SourceLine> lines = new ArrayList<>();
    private final String start;
    private final String end;
    private final StringBuilder tex = new StringBuilder();
    private boolean isFirst = true;

    private MathBlock(String start) {
        this.start = start;
        this.end = start.equals("$$") ? start : start.endsWith("[") ? start.replace('[', ']') : start.replace("begin", "end");
    }

    static BlockStart start(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int first = state.getNextNonSpaceIndex();
        if (state.getIndent() > 3 || first + 1 >= line.length() || line.charAt(first) != '$' && line.charAt(first) != '\\') {
            return BlockStart.none();
        }
        Matcher found = START.matcher(line).region(first, line.length());
        if (!found.matches()) {
            return BlockStart.none();
        }
        MathBlock block = new MathBlock(found.group(1));
        String rest = found.group(2).strip();
        int close = rest.indexOf(block.end);
        // What stands behind a formula on its line makes a sentence of the line
        boolean isAlone = close < 0 ? block.start.equals("$$") || block.start.startsWith("\\b") || rest.isEmpty()
                : close == rest.length() - block.end.length();
        boolean isBracketed = close < 0 || block.start.equals("$$") || MathExtension.TEX.matcher(rest.substring(0, close)).find();
        return isAlone && isBracketed && !(close == 0 && rest.length() == block.end.length()) ? BlockStart.of(block).atIndex(first)
                : BlockStart.none();
    }

    @Override
    public Block getBlock() {
        return formula;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return formula.isClosed || state.isBlank() || tex.length() > MAX ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        lines.add(line);
        String text = line.getContent().toString();
        String content = isFirst ? text.strip().substring(start.startsWith("\\b") ? 0 : start.length()) : text;
        isFirst = false;
        int close = content.indexOf(end);
        boolean isEnd = close >= 0 && content.substring(close + end.length()).isBlank();
        tex.append(isEnd && !start.startsWith("\\b") ? content.substring(0, close) : content).append('\n');
        if (isEnd) {
            formula.isClosed = true;
            formula.tex = tex.toString().strip().replace("\uFDD0", "");
        }
    }

    @Override
    public void parseInlines(InlineParser inlines) {
        if (!formula.isClosed) {
            inlines.parse(SourceLines.of(lines), formula);
        }
    }
}
