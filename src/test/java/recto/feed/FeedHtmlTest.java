package recto.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import recto.content.MarkdownRenderer;
import recto.content.ProseWords;

/** What of an article's HTML a reader of feeds gets to see. */
class FeedHtmlTest {

    private static void assertFeed(String markdown, String html) {
        String page = new MarkdownRenderer().render(markdown, ProseWords.EN).html();
        assertEquals(html.strip(), FeedHtml.of(page, "https://example.org/articles/a").strip());
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
                <section>
                <ol>
                <li id="fn-1">
                <p>Said so. <a href="https://example.org/articles/a#fnref-1">↩\uFE0E</a></p>
                </li>
                </ol>
                </section>
                """);
    }
}
