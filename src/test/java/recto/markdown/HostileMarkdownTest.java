package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.Tries;
import recto.html.ProseWords;
import recto.language.Typography;

@Execution(ExecutionMode.CONCURRENT)
class HostileMarkdownTest {

    private static final Set<String> NEVER = Set.of("script", "style", "iframe", "object", "embed", "form", "button", "svg", "math", "base",
            "meta",
            "link", "template", "noscript");

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    private RenderedMarkdown render(String markdown) {
        return renderer.render(markdown, ProseWords.EN);
    }

    private void assertHtml(String markdown, String html) {
        assertEquals(html, render(markdown).html().strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#10;script:alert(1)", "&#1;javascript:alert(1)",
            "javascript&colon;alert(1)",
            "&#x6A;avascript:alert(1)", "vbscript:x", "data:text/html,x", "view-source:javascript:x", "&nbsp;javascript:x",
            "file:///etc/passwd"})
    void linksToScriptsLoseTheirTarget(String target) {
        assertHtml("[x](" + target + ")", "<p>x</p>");
        assertHtml("<a href=\"" + target + "\">x</a>", "<p>x</p>");
        assertHtml("![x](" + target + ")", "<p>x</p>");
        assertEquals("x", renderer.renderInline("[x](" + target + ")", Typography.NONE));
    }

    @Test
    void aLongTargetThatIsRefusedIsReadOnce() {
        RenderedMarkdown page = render("[a]: javascript:" + "x".repeat(4_700_000) + "\n\n" + "[a] ".repeat(40_000));
        assertEquals("<pre", page.html().substring(0, 4));
    }

    @Test
    void manyVariationSelectorsAreNotTooDeep() {
        assertHtml("a" + "\uFE0F".repeat(100_000) + "*x*", "<p class=\"opening\">a" + "\uFE0F".repeat(100_000) + "<em>x</em></p>");
    }

    @Test
    void otherLinksKeepTheirs() {
        for (String target : new String[] {"https://example.org/?a=b:c", "mailto:a@example.org", "tel:+41", "#a:b", "../a/b:c", "/x",
                "//host/x", "?q=a:b", ""}) {
            assertHtml("[x](" + target + ")", "<p><a href=\"" + target + "\">x</a></p>");
        }
    }

    @Test
    void nothingOfAnArticleCanRun() throws IOException {
        String file = Files.readString(Path.of("src/test/resources/content-broken/raw-html-with-scripts.md"));
        RenderedMarkdown rendered = render(file.substring(file.indexOf("\n---\n") + 5));
        assertHarmless(rendered.html());
        assertTrue(rendered.text().startsWith("The first words stay.\nA paragraph\na link and another and data\n"), rendered.text());
        assertTrue(rendered.text().endsWith("The last words stay."), rendered.text());
    }

    /** What a browser makes of our HTML is what we made; where the two differ, sanitised text can become markup again. */
    @Test
    void readingTheResultAgainGivesTheSame() {
        String[] parts = ("<p>|</p>|<div>|</div>|<a href=x>|</a>|<table>|<tr>|<td>|</table>|<li>|<ul>|<svg>|</svg>|<math>|<mtext>|<style>|</style>|<script>|"
                + "</script>|<noscript>|</noscript>|<textarea>|<title>|<xmp>|<button>|<object>|<template>|<select>|<option>|<b>|</b>|<i>|<nobr>|<h1>|<h2>|<form>|"
                + "<input>|<pre>|\n|<br>|<ruby>|<rt>|<details>|<summary>|<caption>|<col>|<thead>|<!--|-->|<![CDATA[|]]>|<img src=x title='</style><script>'>|"
                + "<foreignObject>|<desc>|x|&lt;|<plaintext>|<iframe>|<dl>|<dt>|<figure>|<figcaption>|<picture>|<source src=a>|<hr>|<span>|<body>|<center>|<font>")
                .split("\\|");
        Random random = new Random(7);
        for (int i = 0; i < Tries.of(2_000); i++) {
            StringBuilder soup = new StringBuilder("<div>");
            for (int n = random.nextInt(12); n >= 0; n--) {
                soup.append(parts[random.nextInt(parts.length)]);
            }
            String html = render(soup.toString()).html();
            Document again = Jsoup.parseBodyFragment(html);
            again.outputSettings().prettyPrint(false);
            assertEquals(withoutFirstLineEnd(html), withoutFirstLineEnd(again.body().html()), soup::toString);
            assertHarmless(html);
        }
    }

    /** Swallowed by every parser, and by this one not written again. */
    private static String withoutFirstLineEnd(String html) {
        return html.replaceAll("(<pre[^>]*>)\n+", "$1");
    }

    private static void assertHarmless(String html) {
        for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
            assertTrue(!NEVER.contains(element.normalName()), element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertTrue(!attribute.getKey().startsWith("on")
                        && !Set.of("style", "action", "autoplay", "srcdoc").contains(attribute.getKey()), attribute.html());
                assertTrue(!attribute.getValue().contains("script:") || attribute.getKey().equals("title"), attribute.html());
            }
        }
    }

    @Test
    void classesAndIdsOfThePageCannotBeTaken() {
        assertHtml("<p class=\"site-header left\" id=\"_main\">x</p>", "<p class=\"left\">x</p>");
        assertHtml("<input type=password><input type=checkbox>", "<p></p>");
    }

    @Test
    void codeCannotLeaveItsBlock() {
        String code = "</code></pre><script>alert(1)</script> & \u0001 <!-- '</style>";
        for (String language : new String[] {"", "html", "js", "md", "none {1}", "diff title=\"</figcaption><script>\""}) {
            String html = render("```" + language + "\n" + code + "\n```").html();
            assertHarmless(html);
            assertEquals(code.replace("\u0001", "") + "\n", Jsoup.parse(html).selectFirst("pre > code").wholeText());
        }
        assertHtml("<p data-title=a data-lines=1>x</p>", "<p>x</p>");
    }

    @Test
    void anAuthorCannotPassOffAnIdAsANote() {
        String html = render("<p id=\"fn-1\">x</p>\n\nA[^1]\n\n[^1]: n").html();
        assertEquals(1, Jsoup.parse(html).select("#fn-1").size());
        assertTrue(Jsoup.parse(html).selectFirst("#fn-1").nameIs("li"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "![", "*", "_", "`", "~", "<", "&", "\\", "[^", "^[", "[x](", "[a](<b", "**a ", "*a **b ", "`a", "|", "a|",
            "<!--", "<?", "http://",
            "a@b.c ", "[^1]", "[^1]: x\n", "# a\n", "# #\n", "> ", "- ", "1. ", "- [ ] a\n", "> [!NOTE]\n> x\n\n", "| a |\n|---|\n",
            "![a](b \"t\")\n\n", "```\n```\n",
            "a\n", "- a\n", "```js\n/*\n```\n", "```a {1}\nb\n```\n", "<pre data-title=a>", "<div>", "<b>", "<table><tr><td>", "<svg>",
            "<input>\n", "<img src=x>\n\n", "<h2 id=a>\n", "<p ", "\uD83D", "あ", "a "})
    @Timeout(15)
    void repetitionEnds(String part) {
        int times = 40_000;
        String fewSigns = part.repeat(
                times / Math.max(1, (int) part.chars().filter(c -> c < 0x80 && c != ' ' && !Character.isLetterOrDigit(c)).count()));
        Stream.<Runnable>of(() -> assertBounded(part.repeat(times)), () -> assertBounded(fewSigns),
                () -> renderer.renderInline(part.repeat(times), Typography.NONE))
                .parallel().forEach(Runnable::run);
    }

    @Test
    @Timeout(30)
    void nestingEnds() {
        StringBuilder lists = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lists.append(" ".repeat(2 * i)).append("- a\n");
        }
        assertBounded(lists.toString());
        assertBounded("![".repeat(25_000) + "a" + "](b)".repeat(12_000));
        assertBounded("<div>".repeat(6_000) + "</span>".repeat(6_000));
    }

    @Test
    @Timeout(30)
    void lengthEnds() {
        assertBounded("a".repeat(2_000_000));
        assertBounded("a ".repeat(1_000_000));
        assertBounded("<".repeat(2_000_000));
        assertBounded("```java\n" + "/*".repeat(40_000));
        assertBounded("```java title=\"" + "a".repeat(1_000_000) + "\" {" + "1,".repeat(40_000) + "}\nb\n```");
        assertBounded("```js\n" + "1 ".repeat(149_000));
        assertBounded("|" + "a|".repeat(1_000) + "\n|" + "-|".repeat(1_000) + "\n" + "|x\n".repeat(20_000));
    }

    @Test
    @Timeout(30)
    void aShortReferenceToALongTargetDoesNotMultiplyIt() {
        assertBounded("[a]".repeat(30_000) + "\n\n[a]: " + "b".repeat(100_000));
    }

    private void assertBounded(String markdown) {
        int length = render(markdown).html().length();
        assertTrue(length <= Math.max(20_000_000, 5 * markdown.length()), () -> markdown.length() + " became " + length);
    }
}
