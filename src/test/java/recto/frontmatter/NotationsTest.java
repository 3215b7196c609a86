package recto.frontmatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationsTest {

    private final List<Problem> problems = new ArrayList<>();

    private RawFrontMatter clean(String text) {
        RawFrontMatter read = Notations.split("a.md", text, problems).orElseThrow(() -> new AssertionError(problems));
        assertEquals(List.of(), problems);
        return read;
    }

    private static String places(RawFrontMatter read) {
        return read.fields().fields().stream().map(f -> "%s %d:%d %d:%d".formatted(f.key(), f.line(), f.column(), f.value().line(),
                f.value().column())).collect(Collectors.joining(", "));
    }

    private void assertToml(String keys, String... expected) {
        problems.clear();
        Notations.split("a.md", "+++\n" + keys + "\n+++\n", problems);
        assertEquals(List.of(expected), problems.stream().map(Problem::toString).toList());
    }

    @Test
    void tomlHasTablesListsDatesAndNumbers() {
        RawFrontMatter read = clean("""
                +++
                # A remark
                title = "A \\"b\\" \\u00e9" # of an article
                date = 2024-01-02
                at = 2024-01-02 10:00:00
                zoned = 2024-01-02T10:00:00+02:00
                draft = true
                weight = 1_000
                rank = 1.10
                text = \"""
                one
                'two'\"""
                [taxonomies]
                tags = [
                  "a#", # not ] here
                  'b]',
                  ["c"],
                ]
                [extra]
                  a.b = "x"
                  a."c d" = 'y'
                  image = { src = "p.png", alt = "[" }
                [[extra.menu]]
                n = "1"
                [[extra.menu]]
                n = "2"
                +++
                Text
                """);
        assertEquals("{title=A \"b\" é, date=2024-01-02, at=2024-01-02 10:00:00, zoned=2024-01-02T10:00:00+02:00, draft=true, weight=1000,"
                + " rank=1.10, text=one\n'two', taxonomies={tags=[a#, b], [c]]}, extra={a={b=x, c d=y}, image={src=p.png, alt=[},"
                + " menu=[{n=1}, {n=2}]}}", read.fields().plain().toString());
        assertEquals("title 3:1 3:9, date 4:1 4:8, at 5:1 5:6, zoned 6:1 6:9, draft 7:1 7:9, weight 8:1 8:10, rank 9:1 9:8, text 10:1 10:8,"
                + " taxonomies 13:1 13:1, extra 19:1 19:1", places(read));
        FrontMatterValue.Items tags = (FrontMatterValue.Items) ((FrontMatterValue.Fields) read.fields().fields().get(8).value()).fields()
                .get(0).value();
        assertEquals(List.of("15:3", "16:3", "17:3"), tags.items().stream().map(i -> i.line() + ":" + i.column()).toList());
        assertEquals("Text\n", read.body());
        assertEquals(28, read.bodyLine());
    }

    @Test
    void theTypesOfTomlAreThoseOfYaml() {
        @SuppressWarnings("unchecked")
        Map<String, Object> plain = (Map<String, Object>) clean("+++\na = 12\nb = 1.5\nc = false\nd = 0x1F\ne = inf\n+++\n").fields()
                .plain();
        assertEquals(Map.of("a", BigInteger.valueOf(12), "b", new BigDecimal("1.5"), "c", false, "d", BigInteger.valueOf(31), "e", "inf"),
                plain);
    }

    @Test
    void everyFaultOfTomlHasItsPlaceAndTheOtherKeysAreRead() {
        assertToml("title: A",
                "a.md:2:1: this line is not of the form key = value; write key = \"value\"; TOML has = where YAML has a colon");
        assertToml("title = A b\nx = 1",
                "a.md:2:9: this value is not of a kind that TOML has; put text into quotes: title = \"A b\"");
        assertToml("a = 1\nb = 2\na = 3", "a.md:4:1: 'a' is given twice, first on line 2; keep one of them");
        assertToml("publish_date = 2024-01-01\npublishDate = 2024-01-01",
                "a.md:3:1: 'publishDate' is given twice, first on line 2; keep one of them");
        assertToml("tags = [\"a\",\ndate = 2024-01-01",
                "a.md:2:8: the [ that opens here is never closed; add the closing bracket after the last item");
        assertToml("[a\nx = 1", "a.md:2:1: this line names no table; write it as [extra]");
        assertToml("a = 1\n[a]\nx = 1", "a.md:3:1: 'a' has another value above this table; keep one of them");
        assertToml("a.b = 1\na.b.c = 1", "a.md:3:1: 'a.b.c' is given twice, first on line 2; keep one of them");
        assertToml("a = [[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]",
                "a.md:2:5: the values are nested more than 20 deep; write them flatter");
        problems.clear();
        Notations.split("a.md", "+++\na = 'x\nb = \"\\q\"\nc =\nid = 'y'\n+++\n", problems);
        assertEquals(List.of("2", "3", "4"), problems.stream().map(p -> "" + p.line()).toList());
        problems.clear();
        RawFrontMatter read = Notations.split("a.md", "+++\ntitle = x\nid = 'y'\n+++\n", problems).orElseThrow();
        assertEquals("{id=y}", read.fields().plain().toString());
        assertTrue(read.unreadable().contains("title"));
    }

    @Test
    void aDateThatTomlDoesNotKnowIsLeftToWhoeverReadsIt() {
        assertEquals("{date=2024-1-2, at=2024-01-02T10:00}",
                clean("+++\ndate = 2024-1-2\nat = 2024-01-02T10:00 # noon\n+++\n").fields().plain().toString());
    }

    @Test
    void anyBytesAsTomlEndSoon() {
        String brackets = "a = " + "[".repeat(30_000);
        String quotes = "a = \"\"\"".repeat(5_000);
        for (String keys : List.of(brackets, quotes, "a.".repeat(20_000) + "a = 1", "[".repeat(40_000), "=".repeat(40_000),
                "x\n".repeat(20_000), "\\\"'#[]{}=\n".repeat(5_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Notations.split("a.md", "+++\n" + keys + "\n+++\n", problems));
        }
        assertTrue(problems.size() < 200, () -> "" + problems.size());
    }

    @Test
    void jsonHasPlacesToo() {
        RawFrontMatter read = clean("""
                {
                  "title": "A \\u00e9",
                  "tags": ["a", "b"],
                  "n": 1.50, "draft": false, "x": null, "o": {"k": "v"}
                }

                Text
                """);
        assertEquals("{title=A é, tags=[a, b], n=1.50, draft=false, x=null, o={k=v}}", read.fields().plain().toString());
        assertEquals("title 2:3 2:12, tags 3:3 3:11, n 4:3 4:8, draft 4:14 4:23, x 4:30 4:35, o 4:41 4:46", places(read));
        assertEquals("\nText\n", read.body());
        assertEquals(6, read.bodyLine());
    }

    @Test
    void eleventyNamesTheNotationBehindTheDashes() {
        RawFrontMatter json = clean("---json\n{\n  \"title\": \"A\"\n}\n---\nText");
        assertEquals("title 3:3 3:12", places(json));
        assertEquals("Text", json.body());
        assertEquals(6, json.bodyLine());
        assertEquals("title 2:1 2:9", places(clean("---toml\ntitle = 'A'\n---\nText")));
        assertEquals("title 2:1 2:8", places(clean("---yaml\ntitle: A\n---\nText")));
        Notations.split("a.md", "---js\n{ title: 'A' }\n---\n", problems);
        assertEquals("a.md:1:1: front matter in 'js' is a program and is not run;"
                + " write its keys as YAML, key: value, between two lines ---", problems.get(0).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\\n  \"title\": \"A\"\\n  \"x\": 1\\n}\\n|3:3: this is not JSON",
            "{\\n  \"title\": A\\n}\\n|2:12: this is not JSON",
            "{\\n  \"a\": 1,\\n  \"a\": 2\\n}\\n|3:3: 'a' is given twice, first on line 2",
            "{\\n  \"a\": 1\\n} text\\n|3:2: 'text' stands behind the front matter",
            "{\\n  \"a\": 1\\n|3:1: this is not JSON"})
    void everyFaultOfJsonHasItsPlace(String text, String told) {
        Notations.split("a.md", text.replace("\\n", "\n"), problems);
        assertTrue(problems.get(0).toString().startsWith("a.md:" + told), () -> problems.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{< youtube x >}}\n", "{% include a %}\n", "{.class}\n", "Note: this is a text.\n\nAnd more.\n",
            "Title: X\nbut this is a text.\n\nMore", "Date: 2024-01-01\n\nText"})
    void aTextThatBeginsLikeAHeaderHasNone(String text) {
        assertEquals(Optional.empty(), Notations.split("a.md", text, problems));
        assertEquals("the file has no front matter", problems.get(0).message());
    }

    @Test
    void pelicansHeadHasNoFence() {
        RawFrontMatter read = clean("""
                Title: My old shed: a story
                Date: 2010-12-03 10:20
                Modified:
                Tags: wood, old tools
                Authors: Ada Example; Bob, Jr.
                Summary: One line
                    and another.

                Text
                """);
        assertEquals("{Title=My old shed: a story, Date=2010-12-03 10:20, Modified=null, Tags=[wood, old tools],"
                + " Authors=[Ada Example, Bob, Jr.], Summary=One line and another., slug=my-old-shed-a-story}",
                read.fields().plain().toString());
        assertEquals("Title 1:1 1:8, Date 2:1 2:7, Modified 3:1 3:1, Tags 4:1 4:7, Authors 5:1 5:10, Summary 6:1 6:10, slug 1:1 1:8",
                places(read));
        assertEquals("Text\n", read.body());
        assertEquals(9, read.bodyLine());
    }

    @Test
    void hexosHeadMayLackItsFirstFence() {
        RawFrontMatter read = clean("title: A\ntags:\n- a\n- b\ndate: 2013/7/13 20:46:25\n---\nText");
        assertEquals("{title=A, tags=[a, b], date=2013/7/13 20:46:25}", read.fields().plain().toString());
        assertEquals("Text", read.body());
        assertEquals(7, read.bodyLine());
    }

    @Test
    void aFileOfYamlMaySayWhereItBeginsAndEnds() {
        FrontMatterValue read = Notations.data("a.yml", "%YAML 1.2\n# mine\n--- \na: 1\nb: [x]\n...\n---\n", problems);
        assertEquals("[]", problems.toString());
        assertEquals("{a=1, b=[x]}", String.valueOf(read.plain()));
        assertEquals(5, ((FrontMatterValue.Fields) read).fields().get(1).line());
        assertEquals("[x]", String.valueOf(Notations.data("a.yml", "# mine\n---\n- x\n", problems).plain()));
    }

    @Test
    void whatAFileOfNextExportsIsItsHeader() {
        RawFrontMatter read = clean("""
                import shed from './shed.png'
                export const article = {
                  author: 'Ada',
                  title: "A } title",
                  "date": new Date('2024-02-06'), // a remark
                  tags: ['x', `y`, ],
                  weight: -1.5, draft: false, none: null,
                  description:
                    'Ada\\'s "shed"',
                } as const;

                export const metadata = {
                  title: article.title,
                  openGraph: { publishedTime: '2024-01-01', images: [{ url: '/a.png' }] },
                  alternates: { canonical: 'https://example.org/a' },
                }

                # Heading
                """);
        assertEquals("{author=Ada, title=A } title, date=2024-02-06, tags=[x, y], weight=-1.5, draft=false, none=null,"
                + " description=Ada's \"shed\", publishedTime=2024-01-01, images=[{url=/a.png}], canonical_url=https://example.org/a}",
                read.fields().plain().toString());
        assertEquals("author 3:3 3:11, title 4:3 4:10, date 5:3 5:11, tags 6:3 6:9, weight 7:3 7:11, draft 7:17 7:24, none 7:31 7:37,"
                + " description 8:3 9:5, publishedTime 14:16 14:31, images 14:45 14:53, canonical_url 15:17 15:28", places(read));
        assertEquals("import shed from './shed.png'", read.body().strip().lines().findFirst().orElseThrow());
        assertEquals("# Heading", read.body().lines().toList().get(17));
    }

    @Test
    void codeInAnExportedHeaderIsNotExecutedAndTold() {
        RawFrontMatter read = Notations.split("a.mdx", """
                export const meta = {
                  title: 'A' + suffix,
                  date: today(),
                  ...shared,
                  tags: ['a', tag],
                  text: `for ${you}`,
                }
                """, problems).orElseThrow();
        assertEquals("{tags=[a]}", read.fields().plain().toString());
        assertEquals(List.of("2:10 'title'", "3:9 'date'", "4:3 '...shared'", "5:15 'tag'", "6:9 'text'"),
                problems.stream().map(p -> "%d:%d %s".formatted(p.line(), p.column(), p.message().replaceAll(".*(?='.*')|(?<=') .*", "")))
                        .toList());
    }

    @Test
    void whatTypeScriptSaysOfAnExportedHeaderIsNoText() {
        RawFrontMatter read = clean("""
                export const metadata = { title: 'A', title: 'B', b: `
                export const meta = { title: 'C' }` } as const satisfies Of<Page>;
                export const meta = { draft: true } satisfies Page

                as ever
                """);
        assertEquals("{title=B, b=\nexport const meta = { title: 'C' }, draft=true}", read.fields().plain().toString());
        assertEquals("as ever", read.body().strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "export const meta = {a: 1|1:21: the { that opens here is never closed; add the closing bracket after the last key",
            "export const meta = {};\\nexport const meta = {\\na: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}"
                    + "|3:23: the values are nested more than 20 deep; write them flatter"})
    void anExportedHeaderThatCannotBeReadIsTold(String text, String told) {
        assertEquals(Optional.empty(), Notations.split("a.mdx", text.replace("\\n", "\n"), problems));
        assertEquals(List.of("a.mdx:" + told), problems.stream().map(Problem::toString).toList());
    }

    @Test
    void manyExportedHeadersTakeNoTime() {
        String text = "export const meta = {a: 1}\n".repeat(50_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Notations.split("a.mdx", text, problems));
    }

    @ParameterizedTest
    @ValueSource(strings = {"export const meta = {", "export const meta = {a: [", "export const meta = {a: '",
            "export const meta = {a: `${",
            "export const meta = {a: {b", "export const meta = {]", "export const meta = {a: 1 2 3, , b: (}", "export const meta = {'"})
    void anExportedHeaderThatIsNotWholeTakesNoTime(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Notations.split("a.mdx", text, problems));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Notations.split("a.mdx", text + "[{".repeat(20_000), problems));
    }

    @Test
    void jsonOfHexoEndsWithThreeSemicolons() {
        RawFrontMatter read = clean("\"title\": \"A\",\n\"date\": \"2022/06/07\"\n;;;\nText\n");
        assertEquals("{title=A, date=2022/06/07}", read.fields().plain().toString());
        assertEquals("Text\n", read.body());
        assertEquals(4, read.bodyLine());
        assertEquals("{title=A}", clean(";;;\n\"title\": \"A\"\n;;;\nText\n").fields().plain().toString());
    }
}
