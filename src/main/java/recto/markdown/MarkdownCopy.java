package recto.markdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Makes of an author's Markdown the Markdown that everybody may read: without what the page leaves out, and with other links. */
@ApplicationScoped
public class MarkdownCopy {

    private final Parser parser = Parser.builder().extensions(MarkdownRenderer.BLOCKS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

    /** @param links gives the address that a link or a picture gets, for the target that the author wrote */
    public String of(String markdown, UnaryOperator<String> links) {
        // The page shows such a text as it was written
        return MarkdownRenderer.isTooMuch(markdown) ? markdown : MarkdownCuts.of(parser.parse(markdown), markdown, links).apply();
    }
}
