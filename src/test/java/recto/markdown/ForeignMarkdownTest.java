package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.html.ProseWords;
import recto.language.Heading;
import recto.language.Typography;
import recto.markdown.RenderedMarkdown.Remark;
import recto.media.ShownPicture;

/** Text of other languages, other engines and other times. */
class ForeignMarkdownTest {

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    private RenderedMarkdown render(String markdown) {
        return renderer.render(markdown, ProseWords.EN);
    }

    private Document page(String markdown) {
        return Jsoup.parse(render(markdown).html());
    }

    private List<String> remarks(String markdown) {
        return render(markdown).remarks().stream().map(remark -> remark.line() + ":" + remark.column() + " " + remark.message()).toList();
    }

    @Test
    void aSingleTildeIsText() {
        assertEquals("<p>5~10元，20~30个。</p>", render("5~10元，20~30个。").html().strip());
        assertEquals("<p>(1~3) and (80~100) <del>gone</del></p>", render("(1~3) and (80~100) ~~gone~~").html().strip());
        assertEquals("5~10 and 6~7 <del>x</del>", renderer.renderInline("5~10 and 6~7 ~~x~~", Typography.NONE));
    }

    @ParameterizedTest
    @CsvSource({
            "访问https://example.org/docs，谢谢。, https://example.org/docs",
            "see https://example.org/wiki/L’Étranger, https://example.org/wiki/L’Étranger",
            "see https://example.org/wiki/Foo–Bar–, https://example.org/wiki/Foo–Bar",
            "见 https://example.org/guide。下一句, https://example.org/guide",
            "（https://example.org/a）后面, https://example.org/a",
            "“https://example.org/b” and so on, https://example.org/b",
            "see https://example.org/c—or not, https://example.org/c",
            "«www.example.org/d», http://www.example.org/d",
            "写信到me@example.org。谢谢, mailto:me@example.org",
            "https://example.org/日本語/ページ、次, https://example.org/日本語/ページ",
            "https://example.org/e\u3000next, https://example.org/e"})
    void aBareLinkEndsBeforePunctuationBeyondAscii(String markdown, String target) {
        Document page = page(markdown);
        assertEquals(List.of(target), page.select("a").eachAttr("href"));
        assertEquals(markdown, page.text());
    }

    @Test
    void twoBareLinksWithOnlyPunctuationBetweenThemAreTwo() {
        assertEquals(List.of("https://a.example/x", "https://b.example/y"),
                page("https://a.example/x、https://b.example/y。").select("a").eachAttr("href"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "これは**「重要」**です。| 「重要」",
            "**注意（必読）**をご覧ください。| 注意（必読）",
            "这是**重点。**后面的字| 重点。",
            "한국어 **강조(괄호)**는 이렇게.| 강조(괄호)",
            "**A：**乙 **（注）**。 中文**“x”**。| A：;（注）;“x”",
            "これは***「重要」***です| 「重要」",
            "**[リンク](https://example.org)**も| リンク",
            "文**`code`**文| code",
            "カッコ（**注意：**必読）| 注意：",
            "**価格は￥100。**です| 価格は￥100。",
            "東京**（とうきょう）**と**『本』**を| （とうきょう）;『本』",
            "葛\uDB40\uDD00**（こう）**、| （こう）",
            "**Wow!**文| Wow!",
            "a **b** c| b"})
    void emphasisStandsBesidePunctuationOfLanguagesWithoutBlanks(String markdown, String strong) {
        Document page = page(markdown);
        assertEquals(List.of(strong.split(";")), page.select("strong").eachText());
        assertFalse(page.text().contains("*"), page.text());
        assertFalse(render(markdown).html().contains("\uFDD0"));
    }

    @Test
    void struckOutTextStandsThereToo() {
        assertEquals(List.of("「旧」"), page("価格~~「旧」~~です").select("del").eachText());
        assertEquals("これは<strong>「重要」</strong>です", renderer.renderInline("これは**「重要」**です", Typography.NONE));
    }

    @Test
    void whatIsNoEmphasisElsewhereIsNoneThereEither() {
        assertEquals("文**「 a", page("文\\*\\*「 a").text());
        assertEquals("** 文 **", page("** 文 **").text());
        assertEquals("2**（3", page("`2**（3`").select("code").text());
        assertEquals("a**「b」**c", page("    a**「b」**c").select("pre").text());
        assertEquals(List.of("文**“x”**"), page("[文](https://example.org) <b title='文**“x”**'>y</b>").select("b").eachAttr("title"));
        assertEquals(List.of(), page("a**\"b\"**c").select("strong").eachText());
    }

    @Test
    void aLineBreakBetweenChineseOrJapaneseLettersIsNothing() {
        RenderedMarkdown rendered = render("このブログは静的に\n生成されません。\n次の*文*\n**です**\n\n한국어\n문장 and\nEnglish\n漢字\n");
        assertEquals("このブログは静的に生成されません。次の文です\n한국어 문장 and English 漢字", rendered.text());
        assertTrue(rendered.html().contains("静的に生成されません。次の<em>文</em><strong>です</strong>"), rendered.html());
        assertEquals("字\n字", page("```\n字\n字\n```").select("pre").first().wholeText().strip());
        assertEquals("字 字", page("字  \n字").text());
        assertEquals("静的に生成", page("<p>静的に\n生成</p>").text());
        assertEquals("前次", render("前[^1]\n次\n\n[^1]: x\n").text().lines().findFirst().orElseThrow());
        assertEquals("静的に生成 of it", renderer.renderInline("静的に\n生成\nof it\n", Typography.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/f.zip", "sms:+15550100", "geo:48.2,16.3", "webcal://example.org/c.ics",
            "magnet:?xt=urn:btih:0",
            "ircs://irc.example.org/chan", "xmpp:me@example.org", "matrix:r/x:example.org", "sip:me@example.org", "mailto:me@example.org"})
    void linksThatRunNothingKeepTheirTarget(String target) {
        assertEquals(List.of(target), page("[x](" + target + ") text").select("a").eachAttr("href"));
        assertEquals(List.of(), remarks("[x](" + target + ") text"));
    }

    @Test
    void aLinkThatLosesItsTargetIsToldWithItsPlace() {
        assertEquals(List.of("3:5 the link loses its target 'javascript:alert(1)'", "4:10 the link loses its target 'vbscript:x'",
                "5:6 the picture 'data:image/png;base64,AA' is taken out"),
                remarks("One\n\n[x](javascript:alert(1))\n<a href=\"vbscript:x\">y</a>\n![z](data:image/png;base64,AA)"));
        assertEquals(0, page("[x](javascript:alert(1)) <a href='data:x'>y</a>").select("a").size());
    }

    @Test
    void oldHtmlKeepsItsWordsAndItsMeaning() {
        Document page = page(
                "<strike>wrong</strike> <tt>mono</tt> <acronym title='x'>X</acronym> <font color=red>red</font> <big>b</big>\n\n<center>middle</center>");
        assertEquals("wrong", page.select("s").text());
        assertEquals("mono", page.select("code").text());
        assertEquals("X", page.select("abbr").text());
        assertEquals("middle", page.select("div.center").text());
        assertTrue(page.text().contains("red b"));
        assertEquals(List.of(), remarks("<strike>wrong</strike> <font>red</font>\n\n<center>middle</center>"));
    }

    @Test
    void whatIsTakenOutWithItsWordsIsToldWithItsPlace() {
        assertEquals(List.of("1:9 <iframe> is shown as a link to what stands in it", "3:1 <object> is taken out with all that stands in it",
                "5:10 <svg> is taken out with all that stands in it", "5:41 <math> is taken out with all that stands in it",
                "6:7 <button> is taken out with all that stands in it"),
                remarks("""
                        <figure><iframe src="https://player.example.org/1"></iframe><figcaption>A film</figcaption></figure>

                        <object data="paper.pdf"><a href="https://example.org/paper.pdf">Get the paper</a></object>

                        The sign <svg><circle r="4"/></svg> and <math><mi>x</mi></math>.
                        Press <button>Save</button> now.
                        """));
    }

    @Test
    void whatAnAuthorDidNotMeanAsHtmlIsToldToo() {
        assertEquals(List.of("1:3 <String> is taken for HTML that an article cannot have, and is taken out; words in it stay"),
                remarks("A <String> that nobody sees"));
        assertEquals(List.of("1:1 '<?' begins something that no browser shows, and is taken out"), remarks("<?php echo 1 ?>\n"));
        assertEquals(List.of("2:1 <script> is taken out with all that stands in it"), remarks("a\n<script>let a = '<b>';</script> c"));
        assertEquals(List.of("1:8 the tag <a> does not end, and takes with it what follows"),
                remarks("<p>See <a href=\"x>this</a>.</p>\n\nThe rest.\n"));
        assertEquals(List.of("3:1 the comment does not end in its block of HTML, and takes with it all up to the next -->"),
                remarks("Intro\n\n<!-- to do\n\nThe rest.\n"));
        assertEquals(List.of("2:4 the comment does not end in its block of HTML, and takes with it all up to the next -->"),
                remarks("<div>\nhi <!-- open\n\nThe rest.\n"));
        assertEquals(List.of("1:1 <xmp> is taken out with all that stands in it"), remarks("<xmp>\n\na **b**\n"));
        assertEquals("<p>rest <strong>x</strong></p>", render("<div><plaintext>\n\nrest **x**").html().replaceAll("\\s*</?div>\\s*", ""));
        assertEquals(List.of("1:14 the picture 'javascript:x' is taken out"), remarks("<img srcset=\"javascript:x 1x, a.png 2x\">"));
        assertEquals(List.of("1:15 <iframe> is taken out with all that stands in it"), remarks("<!-- a --!> b <iframe>\n"));
        assertEquals(List.of(), remarks("<!-- more <iframe> -->\n\n`<iframe>` \\<iframe> &lt;iframe>\n\n    <iframe>\n"));
        assertEquals(List.of("1:1 <input> is taken for HTML that an article cannot have, and is taken out; words in it stay"),
                remarks("<input type=text> a"));
    }

    @Test
    void theSameThingTwiceIsToldAtBothPlaces() {
        assertEquals(List.of("1:1", "1:24"), render("<iframe>a</iframe> and <iframe>b</iframe>").remarks().stream()
                .map(remark -> remark.line() + ":" + remark.column()).toList());
    }

    @Test
    void ofVeryManyTheFirstAreTold() {
        List<Remark> remarks = render("<x>\n\n".repeat(5_000)).remarks();
        assertEquals(101, remarks.size());
        assertEquals("4900 more things are taken out below", remarks.get(100).message());
    }

    @ParameterizedTest
    @CsvSource({"50%, share-50, ''", "48%, share-50, ''", "33.3%, share-33, ''", "100%, share-100, ''", "200%, share-100, ''",
            "300px, '', 300",
            "' 300 ', '', 300", "300.7, '', 300", "20em, '', 20", "wide, '', ''", "-5, '', ''"})
    void aWidthIsReadAsBrowsersDo(String width, String ofClass, String pixels) {
        Document page = page("<img src=\"https://example.org/a.png\" width=\"" + width + "\" alt=\"a\">");
        assertEquals(ofClass, page.select("img").attr("class"));
        assertEquals(pixels, page.select("img").attr("width"));
    }

    @Test
    void ofAPictureWithAShareOfTheWidthTheFittingCopyIsLoaded() {
        String html = renderer.render("<img src=\"w.png\" width=\"50%\" alt=\"\">", ProseWords.EN, Typography.NONE,
                target -> new ShownPicture("/media/w", 800, 400, "/media/w 800w", null), false).html();
        assertEquals("(min-width: 40rem) 300px, 50vw", Jsoup.parse(html).select("img").attr("sizes"));
    }

    @Test
    void charactersThatAreNotSeenInAnAddressArePercentEncoded() {
        assertEquals(
                List.of("https://example.org/a%E3%80%80b", "https://example.org/a%C2%A0b.pdf", "https://example.org/%E2%80%8Bx", "/ü/日本"),
                page("[a](<https://example.org/a\u3000b>) [b](<https://example.org/a\u00A0b.pdf>) [c](https://example.org/\u200Bx) [d](/ü/日本)")
                        .select("a").eachAttr("href"));
        assertEquals("https://example.org/%E3%80%80.png", page("![p](<https://example.org/\u3000.png>)").select("img").attr("src"));
    }

    @ParameterizedTest
    @CsvSource({"## Setup {#install}, install, Setup", "## Setup {#install .big}, install, Setup", "## Setup {: #install}, install, Setup",
            "## Setup {.unnumbered}, setup, Setup", "## Setup {-}, setup, Setup", "## A set {1} of, a-set-1-of, A set {1} of",
            "## Use `x {#y}`, use-x-sharp-y, Use x {#y}", "## Setup {#not ok}, not, Setup"})
    void aHeadingGivesItsOwnId(String markdown, String id, String text) {
        assertEquals(List.of(new Heading(2, id, text)), render(markdown).outline());
    }

    @Test
    void theIdThatAnAuthorGivesCountsBeforeOneThatIsMade() {
        assertEquals(List.of(new Heading(2, "install-2", "Install"), new Heading(2, "install", "Setup")),
                render("## Install\n\n## Setup {#install}\n").outline());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"rust,ignore|language-rust|", "python:app.py|language-python|app.py",
            "{.python #first}|language-python|",
            "js:src/app.js {1}|language-js|src/app.js", "c++|language-c++|", "java title=\"A.java\"|language-java|A.java",
            "rust, no_run|language-rust|",
            "{.python}|language-python|", "{python}|language-python|", "{1,3}|''|", "ts:a.ts title='b'|language-ts|b", "c#|language-c#|"})
    void whatStandsBehindTheLanguageIsNoPartOfIt(String info, String language, String title) {
        Document page = page("```" + info + "\nx\n```\n");
        assertEquals(language, page.select("code").attr("class"));
        assertEquals(title == null ? "" : title, page.select("figcaption").text());
    }

    @Test
    void aLinkToAPictureBesideTheArticleLeadsToThePicture() {
        PictureResolver pictures = target -> target.equals("shot.png") ? new ShownPicture("/media/1/shot.png", 10, 10, null, null)
                : PictureResolver.MISSING;
        String html = renderer.render("[![thumb](shot.png)](shot.png) [full](shot.png) <a href=\"shot.png\">raw</a> [gone](gone.png)",
                ProseWords.EN, Typography.NONE, pictures,
                false).html();
        assertEquals(List.of("/media/1/shot.png", "/media/1/shot.png", "/media/1/shot.png"),
                Jsoup.parse(html).select("a").eachAttr("href"));
        assertTrue(html.contains("gone"), html);
    }

    @Test
    void aLinkToAFileThatIsNotServedIsToldWithItsPlace() {
        assertEquals(List.of("1:7 the link 'other.md' leads to no article that is there",
                "2:7 the link './other.md#x' leads to no article that is there",
                "3:10 the link 'paper.pdf' leads to a file, and readers will find nothing there"),
                remarks("[one](other.md)\n[two](./other.md#x)\n<a href=\"paper.pdf\">three</a> [four](/x.pdf) [five](https://example.org/a.md) [six](node.js)"));
    }

    @Test
    void aFrameOfAKnownSiteIsAFigureWithALink() {
        String film = "<iframe width=560 src=\"https://www.youtube-nocookie.com/embed/abc?start=3\" title=\"A film\" allowfullscreen></iframe>";
        String figure = "<figure> <a href=\"https://www.youtube.com/watch?v=abc\">A film</a> <figcaption>YouTube</figcaption> </figure>";
        for (String markdown : List.of(film, "<p>" + film + "</p>", "<div class=v>\n" + film + "\n</div>",
                film.replace("></iframe>", " />") + "\n\nAfter.",
                film.replace(" src", " src=\"about:blank\" data-src"))) {
            Document page = page(markdown);
            assertEquals(figure, page.select("figure").outerHtml().replaceAll("\\s+", " "));
            assertEquals(List.of(), remarks(markdown), markdown);
        }
        assertEquals("After.", page(film.replace("></iframe>", " />") + "\n\nAfter.").select("body > p").text());
        Document own = page("<figure>" + film + "<figcaption>Mine</figcaption></figure>");
        assertEquals(List.of("A film Mine"), own.select("figure").eachText());
        assertEquals("https://vimeo.com/12", page("<iframe src='//player.vimeo.com/video/12'></iframe>").select("figure a").attr("href"));
    }

    @Test
    void aFrameOfAnotherHostIsALinkAndOneWithoutAnAddressIsTold() {
        Document page = page("See <iframe src=\"https://other.example/x?a=1&amp;b=2\"></iframe>.");
        assertEquals("See other.example/x?a=1&b=2.", page.text());
        assertEquals("https://other.example/x?a=1&b=2", page.select("a").attr("href"));
        assertEquals(List.of("1:1 <iframe> is shown as a link to what stands in it"),
                remarks("<iframe src=https://other.example/></iframe>"));
        assertEquals(List.of("1:1 <iframe> is taken out with all that stands in it"), remarks("<iframe srcdoc='<b>x</b>'></iframe>"));
        assertEquals(List.of("1:1 <iframe> is taken out with all that stands in it"), remarks("<iframe src='javascript:x'></iframe>"));
        assertEquals(0, page("<iframe src='javascript:x'></iframe>").select("a, iframe").size());
    }

    @Test
    void anElementOfAScriptKeepsItsWordsAndIsTold() {
        assertEquals("a card here", page("a <my-card data-x=1>card</my-card> here<script>x()</script>").text());
        assertEquals(List.of("1:3 <my-card> is taken for HTML that an article cannot have, and is taken out; words in it stay",
                "1:46 <script> is taken out with all that stands in it"),
                remarks("a <my-card data-x=1>card</my-card> here abcd <script>x()</script>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg onload=x()>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=q onerror=x()&gt;\">",
            "<math><mtext><table><mglyph><style><math><img src=q onerror=x()>",
            "<form><math><mtext></form><form><mglyph><style></math><img src=q onerror=x()>",
            "<svg><desc><table><tr><style></svg><img src=q onerror=x()></style>",
            "<svg><title><a title=\"</title></svg><img src=q onerror=x()>\">", "<object data=x>", "<button>", "<select><option>",
            "<template>",
            "a <svg> b", "a <marquee> b"})
    void whatIsLeftOpenTakesNothingOfTheRestWithIt(String html) {
        String markdown = "First.\n\n" + html + "\n\nThe *middle*.\n\n- The end.\n";
        assertTrue(page(markdown).text().contains("The middle."), page(markdown).html());
        assertTrue(page(markdown).text().endsWith("The end."), page(markdown).html());
        assertTrue(remarks(markdown).stream().anyMatch(remark -> remark.startsWith("3:")), () -> remarks(markdown).toString());
    }

    @Test
    void theLinesOfCodeAreLinesOfTheText() {
        assertEquals("a\nfoo();\nbar();\nb c", render("a\n\n```js\nfoo();\n  bar();\n```\nb\nc").text());
    }
}
