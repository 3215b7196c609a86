package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.html.ProseWords;
import recto.language.Typography;

/** Quotation marks across markup, and what stays as the author has typed it. */
class BodyTypographyTest {

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "\"[a link](https://a.example)\", he said | <p>“<a href=\"https://a.example\">a link</a>”, he said</p>",
            "*\"so\"* and \"*so*\"                   | <p><em>“so”</em> and “<em>so</em>”</p>",
            "`\"a\" -- b` and \"`c`\"                | <p><code>\"a\" -- b</code> and “<code>c</code>”</p>",
            "`code`'s end                            | <p><code>code</code>’s end</p>",
            "a \\\"b\\\", 5 \\-\\- 6, \\'c\\.\\.\\.    | <p>a \"b\", 5 -- 6, 'c...</p>",
            "![a \\\"b\"](https://a.example/p.png)   | <p><img src=\"https://a.example/p.png\" alt=\"a &quot;b&quot;\"></p>",
            "<span title=\"a -- 'b'\">\"c\"</span>    | <p><span title=\"a -- 'b'\">“c”</span></p>",
            "<span lang=\"de\">\"c\"</span> \"d\"      | <p><span lang=\"de\">„c“</span> “d”</p>",
            "<kbd>\"</kbd> and <samp>--</samp>        | <p><kbd>\"</kbd> and <samp>--</samp></p>",
            "<https://a.example/x--y>                 | <p><a href=\"https://a.example/x--y\">https://a.example/x--y</a></p>"})
    void aParagraphIsSetAcrossItsMarkup(String markdown, String html) {
        assertEquals(html, html(markdown, Locale.ENGLISH).replace(" loading=\"lazy\"", "").replace(" decoding=\"async\"", ""));
    }

    @Test
    void blocksAreSetOneByOne() {
        assertEquals("<p>“a</p>\n<ul>\n<li>“b”</li>\n<li>c ”</li>\n</ul>".replace("c ”", "c \""),
                html("\"a\n\n- \"b\"\n- c \"", Locale.ENGLISH));
    }

    @Test
    void aFootnoteStandsBehindAQuotation() {
        assertEquals(true, html("It is \"so\"[^1], 'so'[^1].\n\n[^1]: \"Yes\".", Locale.ENGLISH).startsWith("<p>It is “so”<sup"));
    }

    @Test
    void codeBlocksAndTheOutlineFollow() {
        RenderedMarkdown article = renderer.render("## Don't -- ever\n\n```\n\"x\" -- y...\n```", ProseWords.EN,
                Typography.of(Locale.ENGLISH),
                PictureResolver.NONE, false);

        assertEquals("Don’t – ever", article.outline().get(0).text());
        assertEquals("dont-ever", article.outline().get(0).id());
        assertEquals(true, article.text().endsWith("\"x\" -- y..."));
    }

    private String html(String markdown, Locale language) {
        return renderer.render(markdown, ProseWords.EN, Typography.of(language), PictureResolver.NONE, false).html().strip();
    }
}
