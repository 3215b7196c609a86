package recto.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import recto.html.ProseWords;
import recto.markdown.MarkdownRenderer;

/** What of an article's HTML a reader of feeds gets to see. */
class FeedHtmlTest {

    private static void assertFeed(String markdown, String html) {
        String page = new MarkdownRenderer().render(markdown, ProseWords.EN).html();
        assertEquals(html.strip(), FeedHtml.of(page, "https://example.org/articles/a").strip());
    }

    private static void assertRewritten(String page, String html) {
        assertEquals(html, FeedHtml.of(page, "https://example.org/articles/a"));
    }

    @Test
    void codeIsOnlyCode() {
        assertFeed("```java {1}\nint i = 1; // <a>\n```", """
                <pre><code>int i = 1; // &lt;a&gt;
                </code></pre>
                """);
    }

    @Test
    void aCaptionStaysWithItsCode() {
        assertFeed("```java title=\"A.java\"\nint i;\n```", """
                <figure><figcaption>A.java</figcaption><pre><code>int i;
                </code></pre></figure>
                """);
    }

    @Test
    void anAlertIsAQuotationWithAName() {
        assertFeed("> [!NOTE]\n> Wet paint", """
                <blockquote>
                <p><strong>Note</strong></p>
                <p>Wet paint</p>
                </blockquote>
                """);
    }

    @Test
    void aTableStandsByItself() {
        assertFeed("|a|\n|-|", """
                <table>
                <thead>
                <tr>
                <th scope="col">a</th>
                </tr>
                </thead>
                </table>
                """);
    }

    @Test
    void aNoteKeepsItsLinks() {
        assertFeed("One.[^n]\n\n[^n]: Said so.", """
                <p>One.<sup><a href="https://example.org/articles/a#fn-1" id="fnref-1">1</a></sup></p>
                <hr><section>
                <ol>
                <li id="fn-1">
                <p>Said so. <a href="https://example.org/articles/a#fnref-1">↩\uFE0E</a></p>
                </li>
                </ol>
                </section>
                """);
    }

    @Test
    void everyAddressIsTheArticlesOwn() {
        assertFeed("[a](b?x=1&y=2#z) [c](/d) [e](//example.com/f) [g](?h) [i](../j) [k](mailto:l@example.org) [m](#n) ![o](p.png)",
                """
                        <p><a href="https://example.org/articles/b?x=1&amp;y=2#z">a</a> <a href="https://example.org/d">c</a> \
                        <a href="https://example.com/f">e</a> <a href="https://example.org/articles/a?h">g</a> <a href="https://example.org/j">i</a> \
                        <a href="mailto:l@example.org">k</a> <a href="https://example.org/articles/a#n">m</a> \
                        <img src="https://example.org/articles/p.png" alt="o"></p>
                        """);
    }

    @Test
    void whatIsPlayedAndQuotedIsAddressedInFullToo() {
        assertFeed("<video src=\"v.mp4\" poster=\"p.png\" width=\"3\"></video>\n\n<q cite=\"s\">q</q>",
                """
                        <p><video src="https://example.org/articles/v.mp4" poster="https://example.org/articles/p.png" width="3" controls></video></p>
                        <p><q cite="https://example.org/articles/s">q</q></p>
                        """);
    }

    @Test
    void linksWithAnyCharacterAreEncodedAsBrowsersDo() {
        for (String[] link : new String[][] {{"https://example.org/a\u3000b", "https://example.org/a%E3%80%80b"},
                {"https://example.org/a\u00A0b.pdf?x=\u2009#\u202F", "https://example.org/a%C2%A0b.pdf?x=%E2%80%89#%E2%80%AF"},
                {"/a b/\u4E2D{}|^`.png", "https://example.org/a%20b/%E4%B8%AD%7B%7D%7C%5E%60.png"},
                {" b.html\n", "https://example.org/articles/b.html"},
                {"\u3000.png", "https://example.org/articles/%E3%80%80.png"}, {"100%", "https://example.org/articles/100%25"},
                {"a%20b%e4", "https://example.org/articles/a%20b%e4"}, {"//example.com/\u00E9", "https://example.com/%C3%A9"},
                {"#a b#c", "https://example.org/articles/a#a%20b%23c"}, {"?q=a b", "https://example.org/articles/a?q=a%20b"},
                {"a[1].png", "https://example.org/articles/a%5B1%5D.png"}, {"..\\b\\c.png", "https://example.org/b/c.png"},
                {"../../../x", "https://example.org/x"},
                {"1:2", "https://example.org/articles/1:2"}, {"https://b\u00FCcher.example/\u00FC", "https://b\u00FCcher.example/%C3%BC"},
                {"http://[::1]:8080/[x]", "http://[::1]:8080/%5Bx%5D"}, {"mailto:a b@example.org", "mailto:a%20b@example.org"},
                {"xmpp:a@b?x", "xmpp:a@b?x"},
                {"///example.com/x", "https://example.com/x"}, {"http:\\\\\\example.com/x", "http://example.com/x"},
                {"https://example.org/\uD83D", "https://example.org/%3F"}, {"", "https://example.org/articles/a"}}) {
            assertEquals(link[1], FeedAddress.absolute("https://example.org/articles/a", link[0]), link[0]);
        }
    }

    @Test
    void aTextFromRightToLeftSaysSoAndItsCodeDoesNot() {
        assertEquals(
                "<div lang=\"ar\" dir=\"rtl\">\n<p>a <code dir=\"ltr\">b</code> <kbd dir=\"rtl\">c</kbd></p><pre dir=\"ltr\"><code>d</code></pre>\n</div>",
                FeedHtml.of("<p>a <code>b</code> <kbd dir=\"rtl\">c</kbd></p><pre><code>d</code></pre>", "https://example.org/a",
                        Locale.forLanguageTag("ar")));
        assertEquals("<div lang=\"fr\" dir=\"ltr\">\n<p><code>b</code></p>\n</div>",
                FeedHtml.of("<p><code>b</code></p>\n", "https://example.org/a", Locale.FRENCH));
        assertEquals("", FeedHtml.of("", "https://example.org/a", Locale.FRENCH));
    }

    @Test
    void aPictureIsAnImageAndNothingElse() {
        assertRewritten("<picture><source srcset=\"/a.webp 1x\" type=\"image/webp\"><img src=\"/a.png\" srcset=\"/a.png 1x, a-2.png 2x\" "
                + "sizes=\"100vw\" alt=\"a &gt; &quot;b&quot;\" width=\"4\" height=\"3\" loading=\"lazy\" decoding=\"async\" fetchpriority=\"high\" data-x=\"y\"></picture>",
                "<img src=\"https://example.org/a.png\" alt=\"a &gt; &quot;b&quot;\" width=\"4\" height=\"3\">");
    }

    @Test
    void headingsLoseTheirAnchorsAndIdsThatNothingLeadsTo() {
        assertFeed("## One\n\n## Zw\u00f6lf\n\nBack to [twelve](#zw%C3%B6lf).", """
                <h2>One</h2>
                <h2 id="zw\u00f6lf">Zw\u00f6lf</h2>
                <p>Back to <a href="https://example.org/articles/a#zw%C3%B6lf">twelve</a>.</p>
                """);
    }

    @Test
    void whatIsDoneIsSeenWithoutAForm() {
        assertFeed("- [x] one\n- [ ] two", """
                <ul>
                <li>\u2611 one</li>
                <li>\u2610 two</li>
                </ul>
                """);
    }

    @Test
    void columnsKeepTheirSides() {
        assertFeed("|a|\n|-:|\n|1|", """
                <table>
                <thead>
                <tr>
                <th scope="col" align="right">a</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td align="right">1</td>
                </tr>
                </tbody>
                </table>
                """);
    }
}
