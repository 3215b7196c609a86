package recto.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TexMathTest {

    private static String row(String tex) {
        TexMath.Result result = TexMath.convert(tex, false);
        assertNotNull(result.mathml(), tex + ": " + result.fault());
        Matcher row = Pattern
                .compile("<math><semantics>(.*)<annotation encoding=\"application/x-tex\">(.*)</annotation></semantics></math>",
                        Pattern.DOTALL)
                .matcher(result.mathml());
        assertTrue(row.matches(), result.mathml());
        return row.group(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "x^2 | <msup><mi>x</mi><mn>2</mn></msup>",
            "x_i^{12} | <msubsup><mi>x</mi><mi>i</mi><mn>12</mn></msubsup>",
            "x^12 | <mrow><msup><mi>x</mi><mn>1</mn></msup><mn>2</mn></mrow>",
            "f'(x) | <mrow><msup><mi>f</mi><mo>′</mo></msup><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo></mrow>",
            "\\frac{a}{b+1} | <mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>",
            "\\frac12 | <mfrac><mn>1</mn><mn>2</mn></mfrac>",
            "\\sqrt[3]{x} | <mroot><mi>x</mi><mn>3</mn></mroot>",
            "\\alpha < \\Gamma | <mrow><mi>α</mi><mo>&lt;</mo><mi mathvariant=\"normal\">Γ</mi></mrow>",
            "\\mathbb{R}, \\mathcal F, \\mathbf{v1} | <mrow><mi>ℝ</mi><mo>,</mo><mi>ℱ</mi><mo>,</mo><mrow><mi>𝐯</mi><mn>𝟏</mn></mrow></mrow>",
            "\\mathrm{d}x | <mrow><mi mathvariant=\"normal\">d</mi><mi>x</mi></mrow>",
            "\\text{if } x | <mrow><mtext>if\u00A0</mtext><mi>x</mi></mrow>",
            "\\hat{x} | <mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>",
            "\\not= | <mo>=\u0338</mo>",
            "3.14-y | <mrow><mn>3.14</mn><mo>−</mo><mi>y</mi></mrow>",
            "a % remark | <mi>a</mi>"})
    void aFormulaIsMathMl(String tex, String mathml) {
        assertEquals(mathml, row(tex));
    }

    @Test
    void limitsStandAboveAndBelowWhereTheFormulaHasRoom() {
        assertTrue(TexMath.convert("\\sum_{i=1}^n i", true).mathml().contains("<munderover><mo>∑</mo>"));
        assertTrue(TexMath.convert("\\sum_{i=1}^n i", false).mathml().contains("<msubsup><mo>∑</mo>"));
        assertTrue(TexMath.convert("\\int_0^1", true).mathml().contains("<msubsup><mo>∫</mo>"));
        assertTrue(TexMath.convert("\\lim_{x\\to 0}", true).mathml().contains("<munder>"));
        assertTrue(TexMath.convert("\\underbrace{a}_{b}", false).mathml().contains("<munder><munder accentunder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e^{i\\pi}+1=0", "\\begin{pmatrix}a & b\\\\ c & d\\end{pmatrix}",
            "f(x)=\\begin{cases}1 & \\text{if $x>0$}\\\\ 0 & \\text{else}\\end{cases}",
            "\\begin{align*} a &= b \\\\[2pt] &= c \\end{align*}", "a &= b \\\\ c &= d", "\\left( \\frac{a}{b} \\middle| c \\right]",
            "\\left.\\frac{df}{dx}\\right|_{x=0}",
            "\\operatorname{softmax}(x)", "\\operatorname*{arg\\,max}_x f", "\\overline{AB} \\parallel \\vec{v}", "\\binom{n}{k}",
            "\\sin^2\\theta + \\cos^2 \\theta",
            "\\big( x \\Bigr)", "a \\xrightarrow[b]{c} d", "\\begin{array}{lcr} a & b & c \\\\ \\hline d & e & f \\end{array}",
            "{n \\bmod m} \\pmod 7",
            "\\begin{bmatrix} 1 & \\cdots & 0 \\\\ \\vdots & \\ddots & \\vdots \\end{bmatrix}",
            "\\mathbb{E}[X] \\quad \\forall x \\in \\mathbb{N}",
            "O(n \\log n)", "\\nabla \\cdot \\mathbf{E} = \\frac{\\rho}{\\varepsilon_0} \\tag{1}", "\\displaystyle\\sum_{k}",
            "x \\in \\{1, 2\\} \\setminus \\|y\\|",
            "\\boxed{x}", "\\overbrace{a+b}^{n}", "\\phantom{x}", "x\\,y\\;z\\!w", "\\color{red}{x} \\textcolor{blue}{y}",
            "\\substack{a\\\\b}", "\\prod\\limits_{i} x_i",
            "\\rm abc", "π ≈ 3", "P(A|B)", "\\Pr[x]", "\\mathbb 1", "a\\_b"})
    void whatBlogsUseIsUnderstood(String tex) {
        for (boolean isDisplay : new boolean[] {true, false}) {
            TexMath.Result result = TexMath.convert(tex, isDisplay);
            assertNotNull(result.mathml(), result.fault());
            assertEquals(0, Parser.htmlParser().setTrackErrors(10).parseInput(result.mathml(), "").parser().getErrors().size());
            assertEquals(tex.strip(), Jsoup.parse(result.mathml()).select("annotation").first().wholeText());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a + \\foo b | 4 | has \\foo, which is not known", "{a | 0 | has a { that is not closed",
            "a} | 1 | has '}' that nothing has opened",
            "\\frac{a} | 7 | ends where something has to follow", "a^b^c | 3 | has two superscripts on one base",
            "\\begin{foo}x\\end{foo} | 0 | has \\begin{foo}, which is not known", "\\begin{matrix}x | 14 | has no \\end{matrix}",
            "\\left( x | 0 | has a \\left without its \\right", "\\ce{H2O} | 0 | has \\ce, which is not known"})
    void whatIsNotUnderstoodIsNamedAtItsPlace(String tex, int at, String fault) {
        assertEquals(new TexMath.Result(null, fault, at), TexMath.convert(tex, true));
    }

    @Test
    void markupInAFormulaIsText() {
        String mathml = TexMath.convert("\\text{<script>x</script>} <b> \\operatorname{<i>}", false).mathml();
        assertEquals(0, Jsoup.parse(mathml).select("script, b, i").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "\\frac", "\\frac{", "x^", "x_{", "\\left(", "\\begin{matrix}", "\\sqrt[", "&", "\\\\", "'", "\\text{$",
            "\\hat", "\\not", "(", "a",
            "\\displaystyle", "\\", "%", "\\mathbf{", "\\substack{", "\\middle|", "\\overset", "\\begin{array}{"})
    void hostileFormulasTakeShortTime(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            TexMath.convert(part.repeat(9_900 / part.length()), true);
            TexMath.convert(part.repeat(30) + "x" + "}".repeat(30), true);
        });
    }

    @Test
    void madeUpFormulasNeverThrow() {
        String[] parts = {"\\frac", "{", "}", "^", "_", "&", "\\\\", "\\left", "\\right", "(", ")", "[", "]", "|", "\\begin{matrix}",
                "\\end{matrix}", "\\sqrt", "a", "1", " ",
                "\\text", "$", "\\", "'", "\\sum", "\\limits", "\\hat", "\\bf", "%", "\n", "\\hspace", "\\mathbb", "\\not",
                "\\operatorname", "\uD835", "é", "~", "\\middle", "."};
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder tex = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) {
                tex.append(parts[random.nextInt(parts.length)]);
            }
            TexMath.Result result = TexMath.convert(tex.toString(), random.nextBoolean());
            assertEquals(result.mathml() == null, !result.fault().isEmpty());
        }
    }
}
