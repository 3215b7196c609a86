package recto.markdown;

import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;

/**
 * Makes links of the addresses in a text. The library's search for them looks at each letter, so articles in which nothing looks like an
 * address, which is most of them, are spared that search.
 */
final class BareLinkExtension implements Parser.ParserExtension {

    @Override
    public void extend(Parser.Builder parser) {
        ((Parser.ParserExtension) AutolinkExtension.create()).extend(new Parser.Builder() {
            @Override
            public Parser.Builder postProcessor(PostProcessor search) {
                parser.postProcessor(document -> mayHaveLink(document) ? search.process(document) : document);
                return this;
            }
        });
    }

    private static boolean mayHaveLink(Node document) {
        LinkSearch found = new LinkSearch();
        document.accept(found);
        return found.mayHaveLink;
    }

    private static final class LinkSearch extends AbstractVisitor {
        private boolean mayHaveLink;

        @Override
        public void visit(Text text) {
            String words = text.getLiteral();
            mayHaveLink = mayHaveLink || words.indexOf('@') >= 0 || words.contains("://") || words.contains("www.");
        }
    }
}
