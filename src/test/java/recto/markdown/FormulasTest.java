package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.html.ProseWords;
import recto.language.Excerpt;

/** Formulas in articles. */
class FormulasTest {

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    private Document page(String markdown) {
        return Jsoup.parse(renderer.render(markdown, ProseWords.EN).html());
    }

    private List<String> formulas(String markdown) {
        return page(markdown).select("math annotation").eachText();
    }

    @Test
    void formulasAreMathMl() {
        assertEquals(List.of("a_1 * b_2 * c"), formulas("so $a_1 * b_2 * c$ is"));
        assertEquals(List.of("n", "x^2", "a=b"), formulas("\\(n\\) and \\\\(x^2\\\\) and \\[a=b\\]"));
        assertEquals(List.of("x", "y"), formulas("($x$, $y$)."));
        assertEquals(List.of("x^2", "y"), formulas("money $5 and $6, then $x^2$ or $y$"));
        assertEquals(List.of("x^2"), formulas("Inline $$x^2$$ here"));
        assertEquals(1, page("$$\n\\frac{a}{b}\n$$").select("p > span.math > math[display=block]").size());
        assertEquals(List.of("a = b - c > d"), formulas("where\n$$\na\n= b\n- c\n> d\n$$\nholds"));
        assertEquals(List.of("\\begin{align} a &= b \\\\ &= c \\end{align}"), formulas("\\begin{align}\na &= b \\\\\n&= c\n\\end{align}"));
        assertEquals(List.of("x"), formulas("```math\nx\n```"));
        assertEquals(List.of("x", "y"), formulas("| a | b |\n|---|---|\n| $x$ | $y$ |"));
        assertEquals(List.of("x_1"), formulas("## On $x_1$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$5 and $6", "$PATH and $HOME", "$PATH:$HOME", "US$20 or US$30", "$5-$10", "it is $5 or so, 10$ at most",
            "a $ b $ c", "$20,000 or $30k",
            "\\$x\\$", "costs $1.", "`$x$` $", "$$", "$$ $$", "$x", "1$ and 2$", "\\(a note\\)", "see \\[1\\] there", "f\\(\\)",
            "A$AP and Ke$ha", "$ 5$"})
    void moneyVariablesAndEscapesAreText(String markdown) {
        Document page = page(markdown);
        assertEquals(0, page.select("math, .math").size(), page.html());
        assertEquals(markdown.replaceAll("\\\\(?=[$()\\[\\]])", "").replace("`", ""), page.text());
    }

    @Test
    void anUnclosedFormulaIsAParagraph() {
        assertEquals("$$ a b", page("$$\na\n*b*\n\nc").select("p").first().text());
        assertEquals("b", page("$$\na\n*b*\n\nc").select("em").text());
    }

    @Test
    void whatIsNotUnderstoodIsShownAsItsSourceAndTold() {
        RenderedMarkdown rendered = renderer.render("One\n\nso $a + \\foo$ is\n\n$$\nx\n\\bar y \\baz\n$$\n", ProseWords.EN);
        assertEquals(List.of("a + \\foo", "x \\bar y \\baz"), Jsoup.parse(rendered.html()).select("code.math").eachText());
        assertEquals(List.of("3:9 the formula has \\foo, which is not known, and is shown as its source",
                "7:8 the formula has \\baz, which is not known, and is shown as its source"),
                rendered.remarks().stream().map(remark -> remark.line() + ":" + remark.column() + " " + remark.message()).toList());
    }

    @Test
    void mathMlOfAnAuthorIsNotKept() {
        Document page = page(
                "<math><mtext><img src=x onerror=x()></mtext></math> <code class=\"math\">x&lt;b&gt;</code> $\\text{<b>x</b>}$");
        assertEquals(2, page.select("math").size());
        assertEquals(0, page.select("img, b, math [onerror]").size());
    }

    @Test
    void theTextOfAFormulaIsItsSource() {
        RenderedMarkdown rendered = renderer.render("So $x^2$ is.", ProseWords.EN);
        assertEquals("So x^2 is.", rendered.text());
        assertEquals("So x^2 is.", Excerpt.of(rendered.html()));
    }

    @Test
    void aWideFormulaCanBeScrolledByKeyboard() {
        assertEquals("0", page("$$\n" + "a + ".repeat(30) + "b\n$$").select("span.math").attr("tabindex"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$x ", "$x$ ", "$$", "\\(", "\\[", "\\\\(", "$$\n", "\\[\n", "\\begin{align}\n", "$a$b", "\\(x\\)", "$$x",
            "$\\", "$`"})
    void anyNumberOfThemTakesShortTime(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertTrue(renderer.render(part.repeat(20_000 / part.length()), ProseWords.EN).html().length() > 1));
    }
}
