package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.html.ProseWords;

/** What other programs have beside CommonMark. */
class DialectTest {

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    private RenderedMarkdown render(String markdown) {
        return renderer.render(markdown, ProseWords.EN);
    }

    private Document page(String markdown) {
        return Jsoup.parse(render(markdown).html());
    }

    private String paragraph(String markdown) {
        return render(markdown).html().strip().replaceAll("^<p(?: class=\"opening\")?>|</p>$", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a ==marked== word | a <mark>marked</mark> word",
            "==two *words*== | <mark>two <em>words</em></mark>",
            "文==重点==字 | 文<mark>重点</mark>字",
            "++put in++, ==x== | <ins>put in</ins>, <mark>x</mark>"})
    void marksAndInsertionsAreElements(String markdown, String html) {
        assertEquals(html, paragraph(markdown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a == b == c", "a==b==c", "10:30:45", "C++ and D++", "C++17 and C++20", "use C++/CLI or C++.", "{x} and {y}",
            "a === b === c",
            "1:100:5", "x = {a: 1}", "a :not_an_emoji: b", "++i; ++j", "i++ + ++j", "key:value:smile", "!!! note that",
            "http://a.example:8080",
            "(a)[b] :: c", "*[x] y", "(==)", "+++ and ====="})
    void whatOnlyLooksLikeAMarkIsText(String markdown) {
        String text = page(markdown).text();
        assertEquals(markdown, text);
        assertEquals(0, page(markdown).select("mark, ins, dl, abbr, .alert").size());
    }

    @Test
    void theNameOfAnEmojiIsTheEmojiButNotInCode() {
        assertEquals("🎉 done 👍 ✔️, 早😄", page(":tada: done :+1: :heavy_check_mark:, 早:smile:").text());
        assertEquals(":tada: :tada:", page("`:tada:` `:tada:`").text());
        assertTrue(page("```\n:tada:\n```").text().contains(":tada:"));
        assertEquals("https://a.example/:tada:x/y", page("https://a.example/:tada:x/y").select("a").attr("href"));
    }

    @Test
    void aTermAndItsMeaningAreADefinitionList() {
        Document page = page("Apple\n:   A fruit\n:   A *maker*\n\nPear\nQuince\n: Another\n\n  with a paragraph\n\n      code\n\nAfter");
        assertEquals(1, page.select("dl").size());
        assertEquals(List.of("Apple", "Pear", "Quince"), page.select("dt").eachText());
        assertEquals(3, page.select("dd").size());
        assertEquals("maker", page.select("dd > em").text());
        assertEquals("code", page.select("dd pre").text());
        assertEquals("After", page.select("body > p").text());
        assertEquals("Apple\nA fruit\nA maker\nPear\nQuince\nAnother\nwith a paragraph\ncode\nAfter", render(
                "Apple\n:   A fruit\n:   A *maker*\n\nPear\nQuince\n: Another\n\n  with a paragraph\n\n      code\n\nAfter").text());
    }

    @Test
    void anAbbreviationSaysItsMeaning() {
        Document page = page("The HTML of W3C, not XHTML. `HTML`\n\n*[HTML]: HyperText \"Markup\" Language\n*[W3C]: Consortium\n");
        assertEquals(List.of("HTML", "W3C"), page.select("abbr").eachText());
        assertEquals("HyperText \"Markup\" Language", page.select("abbr").attr("title"));
        assertEquals("The HTML of W3C, not XHTML. HTML", page.text());
    }

    @Test
    void remarksOfOtherProgramsAreAlerts() {
        assertEquals("note: Note one", alert(":::note\none\n:::"));
        assertEquals("tip: Read this one", alert(":::tip[Read *this*]\n\none\n\n:::\n"));
        assertEquals("caution: Mind it one", alert("::: danger Mind it\none\n:::"));
        assertEquals("warning: Warning one", alert("::: {.warning}\none\n:::"));
        assertEquals("note: Note one two", alert("!!! note\n    one\n\n    two\n"));
        assertEquals("warning: Careful one", alert("!!! warning \"Careful\"\n    one\n"));
        assertEquals("tip: Tip one", alert("??? tip\n    one\n"));
        assertEquals("note: A title one", alert("> [!info]- A title\n> one"));
        assertEquals("note: Note one", alert("> [!NOTE]\n> one"));
    }

    private String alert(String markdown) {
        Document page = page(markdown);
        assertEquals(1, page.select("body > .alert").size(), page.html());
        assertEquals(0, page.select("pre, blockquote").size());
        return page.select(".alert").attr("class").substring("alert alert-".length()) + ": " + page.select(".alert").text();
    }

    @Test
    void remarksStandInEachOtherAndKeepCode() {
        Document page = page("::::note\n:::tip\ninner\n:::\nouter\n::::\nafter");
        assertEquals("inner", page.select(".alert .alert > p:not(.alert-title)").text());
        assertEquals("after", page.select("body > p").text());
        Document same = page(":::note\n\n:::tip\ninner\n:::\n\nouter\n:::\n\nafter");
        assertEquals("inner", same.select(".alert .alert > p:not(.alert-title)").text());
        assertEquals("after", same.select("body > p").text());
        assertEquals(":::", page(":::note\n```\n:::\n```\n:::").select("pre").text());
        assertEquals("c", page("- a\n  :::note\n  b\n  :::\n- c").select("li").last().text());
    }

    @Test
    void aBlockOfAnUnknownKindKeepsItsTextAndIsTold() {
        RenderedMarkdown rendered = render("One\n\n::: columns\ntext\n:::\n");
        assertEquals("One\ntext", rendered.text());
        assertEquals("3:1 ':::columns' begins a block of a kind that is not known, and its text stands as any other",
                rendered.remarks().stream().map(remark -> remark.line() + ":" + remark.column() + " " + remark.message()).findFirst()
                        .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{.python}; python; ''", "rust,no_run; rust; ''", "js:app.js; js; app.js",
            "js title=\"app.js\"; js; app.js",
            "{.python #first}; python; ''", "python {linenos=true}; python; ''"})
    void theLanguageOfAFenceIsFoundHoweverItIsWritten(String info, String language, String title) {
        Document page = page("```" + info + "\nx = 1\n```");
        assertEquals("language-" + language, page.select("code").attr("class"));
        assertEquals(title, page.select("figcaption").text());
    }

    @Test
    void attributesOfAHeadingAreNotRead() {
        assertEquals("Install", page("## Install {#setup .big}").select("h2").text());
        assertEquals("setup", page("## Install {#setup .big}").select("h2").attr("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"==a", "++a ", "a== ", ":a", ":tada:", ":::note\n", ":::note\n:::\n", "a\n: b\n", "a\n: b\n\n", ": ",
            "> [!NOTE]\n",
            "!!! note\n    ", "*[a]: b\n", "a ==b++ ", "==a ++b== ", "::: ", "*[x]: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\nx x x x x "})
    void anyNumberOfThemTakesShortTime(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertFalse(render("x\n\n" + part.repeat(20_000 / part.length())).html().isEmpty()));
    }
}
