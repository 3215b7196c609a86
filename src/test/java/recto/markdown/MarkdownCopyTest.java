package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownCopyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
            "a <!-- hidden --> b|a  b", "a `<!-- shown -->` b|a `<!-- shown -->` b", "<!-- hidden -->~~x|~~x", "<!-- never closed~x|~",
            "<div>~<!-- a~b -->~x</div>|<div>~~~x</div>", "> <!-- hidden~> still -->~> x|> ~> ~> x", "a <?php hidden ?> b|a  b",
            "<script>~hidden~</script>|~~", "```~<!-- shown -->~```|```~<!-- shown -->~```", "[//]: # (hidden)~~x|~~x",
            "[a]: <> (hidden)~~x|~~x", "[a]: /b 'hidden'~~x|~~x", "x~~[^1]: hidden|x~~", "x[^1]~~[^1]: shown|x[^1]~~[^1]: shown",
            "x[^A]~~[^a]: shown[^b]~~[^b]: shown too|x[^A]~~[^a]: shown[^b]~~[^b]: shown too",
            "x~~[^1]: hidden[^2]~~[^2]: hidden too|x~~~~"})
    void whatNoPageShowsIsLeftOut(String markdown, String copy) {
        assertEquals(copy.replace('~', '\n'), copy(markdown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[x](a)|[x](!a)", "[x](a 'b](c')|[x](!a 'b](c')", "[x](<a b>)|[x](<!a b>)",
            "![x](a.png \"t\")|![x](!a.png \"t\")",
            "[![x](a.png)](b)|[![x](!a.png)](!b)", "[x][y]~~[y]: a 't'|[x][y]~~[y]: !a 't'", "[x](#y)|[x](!#y)", "`[x](a)`|`[x](a)`",
            "<img src=\"a.png\" alt='src=b'>|<img src=\"!a.png\" alt='src=b'>", "<p>~<a href='a'>x</a>~</p>|<p>~<a href='!a'>x</a>~</p>",
            "> - [x](a)~>   [y](b)|> - [x](!a)~>   [y](!b)", "[a](x) **[b](x)**|[a](!x) **[b](!x)**", "中文**[b](x)**中|中文**[b](!x)**中"})
    void aLinkGetsAnotherTarget(String markdown, String copy) {
        assertEquals(copy.replace('~', '\n'), copy(markdown));
    }

    @Test
    void everythingElseStaysAsItWasWritten() {
        String markdown = "# A  title\n\n* one\n* two\n\n| a | b |\n|--|:-:|\n| `x|y` | 2 |\n\n> [!NOTE]\n> Text -- \"quoted\".\n\n~~~java {1}\nx\n~~~\n";
        assertEquals(markdown, copy(markdown));
    }

    private static String copy(String markdown) {
        return new MarkdownCopy().of(markdown.replace('~', markdown.contains("~~~") ? '~' : '\n'), target -> "!" + target);
    }
}
