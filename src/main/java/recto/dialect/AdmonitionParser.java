package recto.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;
import recto.dialect.AlertExtension.Alert;
import recto.dialect.AlertExtension.Title;

/**
 * Reads remarks between {@code :::note Title} and {@code :::}, as Docusaurus, VitePress and Pandoc have them, and those that follow on
 * {@code !!! note "Title"} and stand four blanks in, as Python-Markdown has them.
 */
final class AdmonitionParser extends AbstractBlockParser {

    private static final int INDENT = 4;
    /** A name, a title in brackets, and what Pandoc writes in braces. */
    private static final Pattern COLONS = Pattern.compile(
            "(:{3,})[ \\t]*(?:\\{[ \\t]*[.#]([\\w-]{1,40})[^{}]{0,200}}|([A-Za-z][\\w-]{0,40}))"
                    + "(?:\\[(?<bracketed>[^\\n]{0,300})])?(?:[ \\t]*\\{[^{}]{0,200}})?(?:[ \\t]+(?<rest>[^\\n]*?))?[ \\t:]*");
    private static final Pattern MARKS = Pattern
            .compile(
                    "(?:!!!|\\?\\?\\?\\+?)[ \\t]+([A-Za-z]{1,20})(?:[ \\t]+inline(?:[ \\t]+end)?)?(?:[ \\t]+\"(?<title>[^\"\\n]{0,300})\")?[ \\t]*");

    private final Alert alert;
    private final @Nullable Title title;
    private final @Nullable SourceLine titleLine;
    /** How many colons end the block; 0 where its lines stand four blanks in. */
    private final int colons;

    private AdmonitionParser(Alert alert, @Nullable SourceLine titleLine, int colons) {
        this.alert = alert;
        this.titleLine = titleLine;
        this.colons = colons;
        alert.open = colons;
        this.title = titleLine == null ? null : new Title();
        if (title != null) {
            alert.appendChild(title);
        }
    }

    static BlockStart start(ParserState state, MatchedBlockParser matched) {
        SourceLine line = state.getLine();
        CharSequence text = line.getContent();
        int start = state.getNextNonSpaceIndex();
        if (state.getIndent() >= INDENT || start + 4 > text.length() || ":!?".indexOf(text.charAt(start)) < 0) {
            return BlockStart.none();
        }
        if (text.charAt(start) == ':') {
            Matcher colons = COLONS.matcher(text).region(start, text.length());
            if (!colons.matches()) {
                return BlockStart.none();
            }
            String word = colons.group(2) == null ? colons.group(3) : colons.group(2);
            String kind = AlertWords.kind(word);
            SourceLine title = part(line, colons, "bracketed");
            String written = kind == null ? colons.group(1) + word : "";
            return BlockStart.of(new AdmonitionParser(new Alert(kind, written), title == null ? part(line, colons, "rest") : title,
                    colons.group(1).length())).atIndex(text.length());
        }
        Matcher marks = MARKS.matcher(text).region(start, text.length());
        String kind = marks.matches() ? AlertWords.kind(marks.group(1)) : null;
        return kind == null ? BlockStart.none()
                : BlockStart.of(new AdmonitionParser(new Alert(kind, ""), part(line, marks, "title"), 0)).atIndex(text.length());
    }

    private static @Nullable SourceLine part(SourceLine line, Matcher found, String group) {
        return found.group(group) == null || found.group(group).isBlank() ? null : line.substring(found.start(group), found.end(group));
    }

    @Override
    public Block getBlock() {
        return alert;
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
        if (colons == 0) {
            return state.isBlank() ? BlockContinue.atIndex(state.getNextNonSpaceIndex())
                    : state.getIndent() >= INDENT ? BlockContinue.atColumn(state.getColumn() + INDENT) : BlockContinue.none();
        }
        boolean isInCode = state.getActiveBlockParser().getBlock() instanceof FencedCodeBlock;
        if (state.getIndent() < INDENT && !isInCode && ends(state.getLine().getContent(), state.getNextNonSpaceIndex())) {
            return BlockContinue.finished();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    /** Whether the line has so many colons and nothing else, and ends no block within this one. */
    private boolean ends(CharSequence line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) == ':') {
            end++;
        }
        boolean isWithin = alert.getLastChild() instanceof Alert inner && inner.open > 0 && inner.open <= end - start;
        return end - start >= colons && !isWithin && line.subSequence(end, line.length()).toString().isBlank();
    }

    @Override
    public void closeBlock() {
        alert.open = 0;
    }

    @Override
    public void parseInlines(InlineParser inlines) {
        if (title != null && titleLine != null) {
            inlines.parse(SourceLines.of(titleLine), title);
        }
    }
}
