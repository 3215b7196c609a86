package recto.dialect;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import recto.language.Typography;

/** Notes which quotation marks, hyphens and dots the author has escaped: {@link BodyTypography} leaves these as they are. */
public final class EscapeExtension implements Parser.ParserExtension, InlineContentParserFactory, InlineContentParser {

    private static final String PUNCTUATION = "\"'-.";

    @Override
    public void extend(Parser.Builder parser) {
        parser.customInlineContentParserFactory(this);
    }

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('\\');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        char escaped = scanner.peek();
        if (PUNCTUATION.indexOf(escaped) < 0) {
            return ParsedInline.none();
        }
        scanner.next();
        return ParsedInline.of(new Text("" + Typography.ESCAPE + escaped), scanner.position());
    }
}
