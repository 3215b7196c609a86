package recto.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
public final class BareLinkExtension implements Parser.ParserExtension {

    private static final String LETTER = "[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]";
    private static final Pattern NOT_IN_ADDRESS = Pattern.compile(
            // An apostrophe, a hyphen or a short dash between two letters is part of a name: L’Étranger, Foo–Bar.
            "(?:(?!(?<=" + LETTER + ")[\\u2010-\\u2013\\u2019\\u00B7]" + LETTER + ")"
                    + "[[\\p{P}\\p{Z}\\x{FF01}-\\x{FF65}&&[^\\p{L}\\p{N}]]&&[^\\x00-\\x7F]])+"
                    // An address of e-mail begins where letters that are written without blanks end.
                    + "|(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])(?=[\\w.+-]+@)");

    @Override
    public void extend(Parser.Builder parser) {
        ((Parser.ParserExtension) AutolinkExtension.create()).extend(new Parser.Builder() {
            @Override
            public Parser.Builder postProcessor(PostProcessor search) {
                parser.postProcessor(document -> mayHaveLink(document) ? search.process(split(document)) : document);
                return this;
            }
        });
    }

    /**
     * Parts each text that may have a link at punctuation beyond ASCII, as the library goes on to the next blank, and Chinese and Japanese
     * have none behind an address.
     */
    private static Node split(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                if (mayBeLink(text.getLiteral())) {
                    split(text);
                }
            }
        });
        return document;
    }

    private static void split(Text text) {
        String words = text.getLiteral();
        int start = 0;
        Matcher mark = NOT_IN_ADDRESS.matcher(words);
        while (mark.find()) {
            if (mark.start() > start) {
                text.insertBefore(new Text(words.substring(start, mark.start())));
            }
            if (!mark.group().isEmpty()) {
                text.insertBefore(new Text(mark.group()));
            }
            start = mark.end();
        }
        text.setLiteral(words.substring(start));
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
            mayHaveLink = mayHaveLink || mayBeLink(text.getLiteral());
        }
    }

    private static boolean mayBeLink(String words) {
        return words.indexOf('@') >= 0 || words.contains("://") || words.contains("www.");
    }
}
