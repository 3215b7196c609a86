package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MarkdownTreeTest {

    private final Parser parser = Parser.builder().extensions(MarkdownRenderer.BLOCKS).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(MarkdownRenderer.BLOCKS).build();
    private final TreeRenderers renderers = new TreeRenderers(MarkdownRenderer.BLOCKS, HtmlSanitizer.ARTICLE, false);

    /** Whatever is made without a parser is what a parser makes of the HTML, link in a link and all. */
    @Test
    void itIsTheTreeThatAParserMakes() {
        String[] parts = ("# ~## ~\n~\n\n~\n\n\n~    ~- ~* ~1. ~7) ~> ~> [!NOTE]\n~- [ ] ~- [x] ~```\n~```java title=\"a&b\" {1}\n~***~===\n~*~**~_~__~~~`~[~](~](/a \"t\")~]~![~)~[^1]~[^1]: ~"
                + "\n\n[^1]: note\n\n~^[~[a]: /u 'T'\n\n~[a]~[x](javascript:y)~![z](data:z)~|a|b|\n|:-|-:|\n|1|2|\n~ | ~https://example.org/~www.example.org ~a@example.org ~&amp;~&lt;b>~&#13;~&#9;~&~>~\""
                + "~'~\\~  \n~\\\n~\u00A0~\u2003~\u0001~\uD83D~\uD83D\uDE00~漢字~word~ two words ~1~:~!~``~****~$").split("~");
        Random random = new Random(11);
        int built = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder markdown = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) {
                markdown.append(parts[random.nextInt(parts.length)]);
            }
            Node document = parser.parse(markdown.toString());
            Optional<Element> tree = MarkdownTree.of(document, renderers);
            built += tree.isPresent() ? 1 : 0;
            tree.ifPresent(body -> assertEquals(HtmlPrinter.print(HtmlSanitizer.article(renderer.render(document), false), 0), HtmlPrinter.print(body, 0),
                    markdown::toString));
        }
        int most = built;
        assertTrue(built > 8_000, () -> "only " + most + " were built");
    }

    @Test
    void whatABrowserMightRearrangeIsLeftToTheParser() {
        for (String wild : new String[] { "a <b>b</b>", "<div>\n", "[a ^[note] b](/c)", "> ".repeat(100) + "a", "a".repeat(1_000_001), "- a\n".repeat(20_000) }) {
            assertTrue(MarkdownTree.of(parser.parse(wild), renderers).isEmpty(), () -> wild.substring(0, Math.min(wild.length(), 20)));
        }
    }
}
