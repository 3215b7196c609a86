package recto.markdown;

import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;
import recto.imports.Addresses;

/** Addresses in a text are links without more ado. The search for them looks at each letter; most articles have none, and are spared it. */
final class BareLinkExtension implements Parser.ParserExtension {

    @Override
    public void extend(Parser.Builder parser) {
        ((Parser.ParserExtension) AutolinkExtension.create()).extend(new Parser.Builder() {
            @Override
            public Parser.Builder postProcessor(PostProcessor search) {
                parser.postProcessor(document -> mayHaveOne(document) ? search.process(document) : document);
                return this;
            }
        });
    }

    private static boolean mayHaveOne(Node document) {
        Look look = new Look();
        document.accept(look);
        return look.mayHaveOne;
    }

    private static final class Look extends AbstractVisitor {
        private boolean mayHaveOne;

        @Override
        public void visit(Text text) {
            String words = text.getLiteral();
            mayHaveOne = mayHaveOne || words.indexOf('@') >= 0 || words.contains("://") || words.contains("www.");
        }
    }
}
