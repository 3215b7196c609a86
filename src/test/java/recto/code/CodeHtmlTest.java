package recto.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.Tries;

@Execution(ExecutionMode.CONCURRENT)
class CodeHtmlTest {

    private static final LineRanges NO_LINES = LineRanges.parse("");
    private static final String[] LANGUAGES = ("java kotlin groovy scala javascript typescript python go rust c c++ c# swift php ruby sql bash docker console json yaml"
            + " properties css xml html markdown diff unknown").split(" ");

    /** Spans are written as {k:public}. */
    private static void assertRead(String language, String code, String expected) {
        String html = CodeHtml.of(code, language, NO_LINES);
        assertEquals(expected, html.replaceAll("<span class=\"(.)\">", "{$1:").replace("</span>", "}").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&amp;", "&"));
    }

    @Test
    void java() {
        assertRead("java", "/** Doc */\n@Override public record Page(int folio, String title) {}",
                "{c:/** Doc */}\n{a:@Override} {k:public record} Page({k:int} folio, String title) {}");
        assertRead("java", "var record = a.record + \"\"\"\n  \"x\"\n  \"\"\" + '\\''; // y",
                "{k:var} record = a.record + {s:\"\"\"\n  \"x\"\n  \"\"\"} + {s:'\\''}; {c:// y}");
        assertRead("java", "0x1F 1.5e-3 1_000L null", "{n:0x1F 1.5e-3 1_000L null}");
    }

    @Test
    void kotlinAndTheCodeInItsText() {
        assertRead("kt", "val s = \"a ${f(\"b\") { it }} $name\" /* a /* b */ c */",
                "{k:val} s = {s:\"a ${}f({s:\"b\"}) { it }{s:} }{a:$name}{s:\"} {c:/* a /* b */ c */}");
        assertRead("kts", "1..10", "{n:1}..{n:10}");
    }

    @Test
    void javaScriptAndTypeScript() {
        assertRead("js", "const f = async x => `a ${`b ${x}`} c`; a / b / /re[/]/g.test(x)",
                "{k:const} f = {k:async} x => {s:`a ${`b ${}x{s:}`} c`}; a / b / {s:/re[/]/g}.test(x)");
        assertRead("tsx", "interface A { type: string } import { from } from './x'",
                "{k:interface} A { type: {k:string} } {k:import} { from } {k:from} {s:'./x'}");
        assertRead("jsx", "return <b className=\"a\">it</b>;", "{k:return} <b className={s:\"a\"}>it</b>;");
    }

    @Test
    void python() {
        assertRead("py", "@app.route(\"/\")\ndef f(x) -> str: # c\n  return rb'x' + f\"\"\"a\n b\"\"\"",
                "{a:@app.route}({s:\"/\"})\n{k:def} f(x) -> str: {c:# c}\n  {k:return} {s:rb'x'} + {s:f\"\"\"a\n b\"\"\"}");
        assertRead("python", "match x:\n case None: match = 5", "{k:match} x:\n {k:case} {n:None}: match = {n:5}");
    }

    @Test
    void goAndRust() {
        assertRead("golang", "func (a *B) C() error { return `raw\n\\` }", "{k:func} (a *B) C() {k:error} { {k:return} {s:`raw\n\\`} }");
        assertRead("rs", "#[derive(Debug)] fn f<'a>(x: &'a str) { 'x'; '\\n'; r#\"a\"b\"# }",
                "{a:#[derive(Debug)]} {k:fn} f<{a:'a}>(x: &{a:'a} {k:str}) { {s:'x'}; {s:'\\n'}; {s:r#\"a\"b\"#} }");
    }

    @Test
    void theFamilyOfC() {
        assertRead("c", "#include <stdio.h>\n#define X 1\nchar c = 'a';",
                "{k:#include} {s:<stdio.h>}\n{k:#define} X {n:1}\n{k:char} c = {s:'a'};");
        assertRead("c++", "template<typename T> auto s = R\"(a\"b)\";", "{k:template}<{k:typename} T> {k:auto} s = {s:R\"(a\"b)\"};");
        assertRead("cs", "public record R(int A); var s = @\"a\"\"b\" + $\"{x}\"; record = 1;",
                "{k:public record} R({k:int} A); {k:var} s = {s:@\"a\"\"b\"} + {s:$\"{x}\"}; record = {n:1};");
    }

    @Test
    void sqlInAnyCase() {
        assertRead("sql", "SELECT a::jsonb, 'it''s' from t where x = true -- c",
                "{k:SELECT} a::{k:jsonb}, {s:'it''s'} {k:from} t {k:where} x = {n:true} {c:-- c}");
    }

    @Test
    void shell() {
        assertRead("sh", "for f in *.md; do echo \"a $f\" '$b' ${c:-1} a#b; done # d",
                "{k:for} f {k:in} *.md; {k:do echo} {s:\"a }{a:$f}{s:\" '$b'} {a:${c:-1}} a#b; {k:done} {c:# d}");
        assertRead("bash", "cat <<'EOF' > x\nif $y\nEOF\nfi", "cat <<{s:'EOF'} > x\n{s:if $y\n}EOF\n{k:fi}");
        assertRead("console", "$ cd x \\\n  \"y\"\nif 3\n", "{c:$ }{k:cd} x \\\n  {s:\"y\"}\nif 3\n");
        assertRead("dockerfile", "FROM a:1 AS b\nRUN if true; \\\n  then x\n# c\nCOPY --from=b /a /b",
                "{k:FROM} a:1 {k:AS} b\n{k:RUN if} {n:true}; \\\n  {k:then} x\n{c:# c}\n{k:COPY} --from=b /a /b");
    }

    @Test
    void data() {
        assertRead("json", "{\"a\\\"b\" : [1, -2.5e3, \"c\", null]}", "{{a:\"a\\\"b\"} : [{n:1}, -{n:2.5e3}, {s:\"c\"}, {n:null}]}");
        assertRead("yml", "a: b # c\n- d: 'x: y'\n  e: |\n   f: g\n\n   h\ni: [true, yes it is, 1]",
                "{a:a}: b {c:# c}\n- {a:d}: {s:'x: y'}\n  {a:e}: |\n{s:   f: g\n\n   h\n}{a:i}: [{n:true}, yes it is, {n:1}]");
        assertRead("toml", "[a]\nb = \"c\" # d\ne = 1", "{k:[a]}\n{a:b} = {s:\"c\"} {c:# d}\n{a:e} = {n:1}");
    }

    @Test
    void markup() {
        assertRead("xml", "<?xml version=\"1.0\"?><a:b c='d'>e &amp; f</a:b><!-- g --><![CDATA[<h>]]>",
                "{a:<?xml version=\"1.0\"?>}{k:<a:b} {a:c}={s:'d'}{k:>}e {n:&amp;} f{k:</a:b>}{c:<!-- g -->}{s:<![CDATA[<h>]]>}");
        assertRead("html", "<script>let a</script><style>b{c:1px}</style>",
                "{k:<script>let} a{k:</script><style>}b{{a:c}:{n:1px}}{k:</style>}");
        assertRead("css", "@media (x) { a:hover { color: #fff !important } } /* c */",
                "{k:@media} (x) { a:hover { {a:color}: {n:#fff} {k:!important} } } {c:/* c */}");
        assertRead("md", "# A\n> - **b** `c` [d](e)\n```x\nf\n```", "{h:# A}\n{k:> - **}b{k:**} {s:`c`} [d]{s:(e)}\n{a:```x}\nf\n{a:```}");
    }

    @Test
    void aDiff() {
        assertRead("diff", "--- a\n+++ b\n@@ -1 +1 @@\n c\n-d\n+e\n", "{h:--- a\n+++ b\n@@ -1 +1 @@\n} c\n{d:-d\n}{i:+e\n}");
    }

    @Test
    void whatIsNotKnownIsPlain() {
        assertEquals("if &lt;b&gt; &amp; 1", CodeHtml.of("if <b> & 1", "brainfuck", NO_LINES));
        assertFalse(CodeHtml.knows(""));
        assertTrue(CodeHtml.knows("HTML"));
    }

    @Test
    void linesThatArePointedAtAreMarkedTogether() {
        assertEquals(
                "<mark><span class=\"c\">/* a\n</span></mark><span class=\"c\">b\n</span><mark><span class=\"c\">c */</span> d\ne</mark>",
                CodeHtml.of("/* a\nb\nc */ d\ne", "java", LineRanges.parse("1, 3-9")));
        assertEquals("a\n<mark>b\n</mark>", CodeHtml.of("a\nb\n", "", LineRanges.parse("2")));
        assertEquals("a", CodeHtml.of("a", "", LineRanges.parse("0 2 9-1 x 99999999999 -3 1-")));
    }

    /** Whatever is made of it, it is the author's code that is read, copied and run. */
    @Test
    void theTextIsTheCode() {
        List<String> parts = List.of("\"", "'", "`", "\"\"\"", "'''", "/*", "*/", "//", "#", "--", "<!--", "-->", "<", ">", "</", "/>", "&",
                "&amp;", "$", "${", "{", "}", "(", ")", "[",
                "]", "\\", "\n", "\n\n", " ", "\t", ":", "=", ";", "@", "!", "%", "-", "+", "*", "~", "|", ".", "..", "0", "1e", "0x",
                "r#\"", "R\"(", "'a", "<<EOF", "EOF", "#[", "<script>",
                "</script>", "<style>", "]]>", "<![CDATA[", "---\n", "```", "if", "true", "record ", "é", "字", "\uD83D\uDE80", "\uD83D",
                "\u0001", "\u00A0", "\u2028", "FROM ", "RUN ", "$ ",
                "- ", "a: |", "   ", "@@", "/");
        Random random = new Random(11);
        for (int i = 0; i < Tries.of(5_000); i++) {
            StringBuilder code = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                code.append(parts.get(random.nextInt(parts.size())));
            }
            String language = LANGUAGES[i % LANGUAGES.length];
            String html = CodeHtml.of(code.toString(), language, LineRanges.parse(random.nextInt(4) + "," + random.nextInt(8)));
            assertEquals(code.toString(), read(html), () -> language + ": " + html);
        }
    }

    /** As a browser reads it: the only tags are ours. */
    private static String read(String html) {
        assertTrue(html.replaceAll("<span class=\"[kcsnahid]\">|</span>|</?mark>", "").indexOf('<') < 0, html);
        return html.replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    @Test
    void aBrowserReadsItSoToo() {
        String code = "if (a < b && c > d) { \"<script>&amp;</script>\" } // </code>";
        assertEquals(code, Jsoup.parseBodyFragment("<pre><code>" + CodeHtml.of(code, "java", LineRanges.parse("1")) + "</code></pre>")
                .selectFirst("code").wholeText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "/* */", "\"", "'", "`", "\\", "${", "\"${", "`${", "}", "{", "/[", "=/a\\", "<", "<a ", "<a b=\"",
            "<!--", "<script>", "<style>/*", "&", "&a", "#[", "'a",
            "<<A", "<<-", "<<A\n", "$", "-- ", "a: ", "a: |\n", "- ", "? ", "[", "](", "`a", "```\n", "> ", "a:b;", "a:b{", "\"\"\"",
            "r#\"", "#", "@", "@a.", "1e+", ".1", "..", "\uD83D", "字",
            "a", "a ", " ", "\t#", "\n", "RUN \\\n", "$ a\\\n", "=", "a=\"\"\"\n", "+\n", "record ", "{\"a\" "})
    @Timeout(60)
    void repetitionEnds(String part) {
        String code = part.repeat(60_000 / part.length());
        Stream.of(LANGUAGES).parallel().forEach(language -> assertSoonRead(code, language));
    }

    /** Work that grows with the square of the length takes nearly two seconds here at least. Other load on the machine does not count. */
    private static void assertSoonRead(String code, String language) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        CodeHtml.of(code, language, NO_LINES);
        long millis = (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
        assertTrue(millis < 800, () -> language + " took " + millis + " ms");
    }

    @Test
    void oneLexerServesManyThreads() {
        String code = "class A { String s = \"a\"; /* b */ int i = 1; }\n".repeat(50);
        String expected = CodeHtml.of(code, "java", NO_LINES);
        assertTrue(IntStream.range(0, 400).parallel().allMatch(i -> CodeHtml.of(code, "java", NO_LINES).equals(expected)));
    }
}
