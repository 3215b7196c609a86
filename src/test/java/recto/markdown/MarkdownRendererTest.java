package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import recto.html.ProseWords;
import recto.language.Heading;
import recto.language.Typography;
import recto.markdown.RenderedMarkdown.Picture;

class MarkdownRendererTest {

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    private RenderedMarkdown render(String markdown) {
        return renderer.render(markdown, ProseWords.EN);
    }

    private void assertHtml(String markdown, String html) {
        assertEquals(html.strip(), render(markdown).html().strip());
    }

    @Test
    void headingsCanBeLinkedTo() {
        assertHtml("## Côté & *Cour*",
                """
                        <h2 id="côté-cour">Côté &amp; <em>Cour</em><a class="anchor" href="#côté-cour" aria-label="Link to this section: Côté &amp; Cour"></a></h2>
                        """);
    }

    @Test
    void headingsOfOneNameHaveIdsOfTheirOwn() {
        RenderedMarkdown rendered = render("## Why\n## Why\n### Why-2\n## ???\n## ...\n");
        assertEquals(List.of(new Heading(2, "why", "Why"), new Heading(2, "why-2", "Why"), new Heading(3, "why-2-2", "Why-2"),
                new Heading(2, "section", "???"), new Heading(2, "section-2", "...")), rendered.outline());
    }

    @Test
    void aFirstLevelHeadingInTheBodyMovesAllDown() {
        assertEquals(List.of(new Heading(2, "a", "A"), new Heading(3, "b", "B")), render("# A\n## B\n###### C").outline());
        assertTrue(render("# A\n###### C").html().contains("<h6 id=\"c\">C</h6>"));
    }

    @Test
    void anAuthorsIdStaysUnlessItIsTakenOrThePages() {
        assertHtml("<h2 id=\"mine\">Yours</h2>\n<p id=\"mine\">a</p><p id=\"_main\">b</p><p id=\"a b\">c</p><a name=\"old\"></a>", """
                <h2 id="mine">Yours<a class="anchor" href="#mine" aria-label="Link to this section: Yours"></a></h2>
                <p>a</p><p>b</p><p>c</p><a id="old"></a>
                """);
    }

    @Test
    void tablesScrollAndSayWhatTheyHold() {
        assertHtml("| Width | Letters |\n|:-:|--:|\n| 1 | 2 |", """
                <div class="scroll" role="region" tabindex="0" aria-label="Table: Width, Letters"><table>
                <thead>
                <tr>
                <th scope="col" class="center">Width</th>
                <th scope="col" class="right">Letters</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td class="center">1</td>
                <td class="right">2</td>
                </tr>
                </tbody>
                </table></div>
                """);
    }

    @Test
    void codeScrollsAndNamesItsLanguage() {
        assertHtml("```java\n<T>\n```\n\n    bare\n\n```java\nx\n```", """
                <pre role="region" tabindex="0" aria-label="Code: java"><code class="language-java">&lt;T&gt;
                </code></pre>
                <pre role="region" tabindex="0" aria-label="Code"><code>bare
                </code></pre>
                <pre role="region" tabindex="0" aria-label="Code: java (2)"><code class="language-java">x
                </code></pre>
                """);
    }

    @Test
    void knownLanguagesAreColoured() {
        assertHtml("```js\nlet a = '<b>'; // c\n```",
                """
                        <pre role="region" tabindex="0" aria-label="Code: js"><code class="language-js"><span class="k">let</span> a = <span class="s">'&lt;b&gt;'</span>; <span class="c">// c</span>
                        </code></pre>
                        """);
        assertEquals("let a = '<b>'; // c", render("```js\nlet a = '<b>'; // c\n```").text());
    }

    @Test
    void aFenceMayNameItsFileAndPointAtLines() {
        assertHtml("```text title=\"a & <b>.txt\" {2,9-1}\na\nb\n```\n\n~~~ {1} title='' hl_lines=\"x\"\na\n~~~\n\n```none{1-2}\na\nb\n```",
                """
                        <figure class="code"><figcaption>a &amp; &lt;b&gt;.txt</figcaption><pre role="region" tabindex="0" aria-label="Code: a &amp; &lt;b&gt;.txt"><code class="language-text">a
                        <mark>b
                        </mark></code></pre></figure>
                        <pre role="region" tabindex="0" aria-label="Code"><code><mark>a
                        </mark></code></pre>
                        <pre role="region" tabindex="0" aria-label="Code: none"><code class="language-none"><mark>a
                        b
                        </mark></code></pre>
                        """);
    }

    @Test
    void remarksInCodeThatMarkLinesAreMarks() {
        assertHtml("```text\n// highlight-next-line\na\nb\n# highlight-start\nc\n\n<!-- highlight-end -->\nd // [!code ++]\ne\n```", """
                <pre role="region" tabindex="0" aria-label="Code: text"><code class="language-text"><mark>a
                </mark>b
                <mark>c

                d
                </mark>e
                </code></pre>
                """);
        assertHtml("```text\n// highlight-next-lines\nthe error-end\n```", """
                <pre role="region" tabindex="0" aria-label="Code: text"><code class="language-text">// highlight-next-lines
                the error-end
                </code></pre>
                """);
    }

    @Test
    void codeWithMarkupInItIsLeftAlone() {
        assertHtml("<pre><code class=\"language-js k\">let <b class=\"k\">a</b></code></pre>", """
                <pre role="region" tabindex="0" aria-label="Code: js"><code class="language-js">let <b>a</b></code></pre>
                """);
    }

    @Test
    void aListingBeyondAllReadingStaysPlain() {
        assertFalse(render("```js\n" + "let\n".repeat(80_000) + "```").html().contains("<span"));
    }

    @Test
    void ourWordsAreInTheLanguageOfTheText() {
        String markdown = "## Ü\n\n> [!TIP]\n> x\n\n- [x] y[^1]\n\n```js\nz\n```\n\n|a|\n|-|\n\n[^1]: n";
        String german = renderer.render(markdown, ProseWords.of("de-AT", Locale.FRENCH)).html();
        for (String words : List.of("Link zu diesem Abschnitt: Ü\"", ">Tipp<", "\"erledigt\"", "\"Code: js\"", "\"Tabelle: a\"",
                "\"Anmerkungen\"", "\"Zurück zur Textstelle 1\"")) {
            assertTrue(german.contains(words), () -> words + " is not in " + german);
        }
        assertTrue(renderer.render(markdown, ProseWords.of("ja", Locale.FRENCH)).html()
                .contains("\"Tableau\u00A0: a\"".replace("\u00A0", "&nbsp;")));
        assertEquals(ProseWords.FR, ProseWords.of(null, Locale.FRENCH));
        assertEquals(ProseWords.EN, ProseWords.of("ja", Locale.KOREAN));
    }

    @Test
    void anAuthorsOwnTitleOfAnAlertStays() {
        assertHtml("<div class=\"alert alert-tip\"><p class=\"alert-title\">Mine</p></div>",
                "<div class=\"alert alert-tip\" role=\"note\"><p class=\"alert-title\">Mine</p></div>");
    }

    @Test
    void tasksSayWhetherTheyAreDone() {
        assertHtml("- [ ] rest\n- [x] write\n- plain", """
                <ul>
                <li class="task"><input type="checkbox" disabled aria-label="to do"> rest</li>
                <li class="task"><input type="checkbox" disabled checked aria-label="done"> write</li>
                <li>plain</li>
                </ul>
                """);
    }

    @Test
    void aPictureAloneWithATitleIsAFigure() {
        assertHtml("![A cat](cat.jpg \"Asleep\")\n\n![](<my dog.jpg>)", """
                <figure><img src="cat.jpg" alt="A cat" decoding="async"><figcaption>Asleep</figcaption></figure>
                <p><img src="my%20dog.jpg" alt="" loading="lazy" decoding="async"></p>
                """);
    }

    @Test
    void relativePicturesAreListedWithTheirPlace() {
        String markdown = "Text\nand ![a](a.png)\nand ![b](https://example.org/b.png)\n\n<p>\n<img src=\"c.png\"></p>\n\n- x\n- ![d](/media/d.png) ![e](//host/e.png)\n";
        assertEquals(
                List.of(new Picture("a.png", 2, 10, false), new Picture("c.png", 6, 11, false), new Picture("/media/d.png", 9, 8, false)),
                render(markdown).pictures());
    }

    @Test
    void notesLeadThereAndBack() {
        assertHtml("One[^n] and *again*[^n] and inline^[here].\n\n[^n]: Said so.",
                """
                        <p>One<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> and <em>again</em><sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2" role="doc-noteref">1</a></sup> and inline<sup class="footnote-ref"><a href="#fn-2" id="fnref-2" role="doc-noteref">2</a></sup>.</p>
                        <section class="footnotes beside" role="doc-endnotes" aria-label="Notes">
                        <ol>
                        <li id="fn-1">
                        <p>Said so. <a href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 1">↩\uFE0E</a> <a href="#fnref-1-2" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 1-2">↩\uFE0E<sup>2</sup></a></p>
                        </li>
                        <li id="fn-2">
                        <p>here <a href="#fnref-2" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 2">↩\uFE0E</a></p>
                        </li>
                        </ol>
                        </section>
                        """);
    }

    @Test
    void notesAreNumberedInTheOrderOfTheirMarks() {
        Element body = Jsoup.parse(render("[^z] [^a] [^z] [^m]\n\n[^a]: A[^n].\n[^m]: M.\n[^n]: N.\n[^z]: Z.").html()).body();
        assertEquals(List.of("fn-1", "fn-2", "fn-3", "fn-4"), body.select(".footnotes li").eachAttr("id"));
        assertEquals(List.of("Z.", "A.", "M.", "N."),
                body.select(".footnotes p").stream().map(Element::ownText).map(String::strip).toList());
        assertEquals(List.of("fnref-1", "fnref-2", "fnref-1-2", "fnref-3", "fnref-4"), body.select(".footnote-ref a").eachAttr("id"));
    }

    @Test
    void anAlertIsARemark() {
        assertHtml("> [!warning]\n> Wet *paint*\n\n> [!NOTE]\n>\n> - a", """
                <div class="alert alert-warning" role="note">
                <p class="alert-title">Warning</p>
                <p>Wet <em>paint</em></p>
                </div>
                <div class="alert alert-note" role="note">
                <p class="alert-title">Note</p>
                <ul>
                <li>a</li>
                </ul>
                </div>
                """);
    }

    @Test
    void aQuotationThatOnlyMentionsAnAlertIsAQuotation() {
        assertHtml("> [!NOTE] is the mark\n\n> [!OTHER]\n> x", """
                <blockquote>
                <p>[!NOTE] is the mark</p>
                </blockquote>
                <blockquote>
                <p>[!OTHER]
                x</p>
                </blockquote>
                """);
    }

    @Test
    void rawHtmlOfABlogStays() {
        String html = """
                <details open><summary>More</summary>
                <p lang="ja" dir="ltr"><ruby>漢<rp>(</rp><rt>kan</rt></ruby> <kbd>K</kbd><mark>m</mark> <abbr title="World">W</abbr> <time datetime="2025-03-10">March</time></p>
                </details>
                <picture><source srcset="a.webp 1x, b.webp 2x" type="image/webp"><img src="a.png" alt="" width="20" height="10" decoding="async"></picture>
                """;
        assertHtml(html, html);
    }

    @Test
    void whatIsOutOfUseIsSaidInTodaysHtml() {
        assertHtml("<p align=center>a</p><li>b</li><dd>c</dd>", "<p class=\"center\">a</p><div>b</div><div>c</div>");
    }

    @Test
    void addressesAndStrickenWordsAreMarked() {
        assertHtml("~~gone~~ https://example.org &copy; &nbsp;",
                "<p><del>gone</del> <a href=\"https://example.org\">https://example.org</a> © &nbsp;</p>");
    }

    @Test
    void theTextForSearchIsWhatIsRead() {
        assertEquals("Title\none two\nthree\nHello\na\nb\ncode\nthe note", render(
                "## Title[^1]\none\n*two*[^1]\n\nthree\n\n> [!NOTE]\n> Hello\n\n|a|b|\n|-|-|\n\n    code\n\n[^1]: the note").text());
    }

    @Test
    void readingTimeFollowsTheScript() {
        assertEquals(1, render("").minutes());
        assertEquals(0, render("…").words());
        assertEquals(4, render("I don't *re*ad 2026").words());
        assertEquals(3, render("word ".repeat(660)).minutes());
        assertEquals(3, render("字".repeat(1500)).minutes());
        assertEquals(1500, render("カタカナー".repeat(300)).words());
    }

    @Test
    void aLineHasNoBlocks() {
        assertEquals("# Follow <strong><a href=\"https://example.org\">us</a></strong> now",
                renderer.renderInline("# Follow **[us](https://example.org)**\nnow\n", Typography.NONE));
        assertEquals("a <b>b</b> c", renderer.renderInline("a <b onclick=x>b</b> <div id=x>c</div><script>d</script>", Typography.NONE));
    }

    @Test
    void controlCharactersAreGone() {
        RenderedMarkdown rendered = render("a\u0001b&#2;c\uFFFF\uD83D d");
        assertEquals("<p>abc d</p>", rendered.html().strip());
        assertEquals("abc d", rendered.text());
    }

    @Test
    void rareCharactersAreNotGone() {
        assertHtml("\uD876\uDC00 \uD836\uDC40 \uD83D\uDE00", "<p>\uD876\uDC00 \uD836\uDC40 \uD83D\uDE00</p>");
    }

    @Test
    void whatIsNoCharacterDoesNotEndTheArticle() {
        assertHtml("&#xFFFF;\n\nThe end", "<p></p>\n<p>The end</p>");
        assertHtml("<b>a</b>\uFFFF\n\nThe end", "<p><b>a</b></p>\n<p>The end</p>");
    }

    @Test
    void headingsOfQuotationsAreNotInTheOutline() {
        assertEquals(List.of(), render("> ## Quoted\n\n##\n").outline());
        assertFalse(render("##\n").html().contains("h2"));
    }
}
