package recto.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Markdown of MDX, as Docusaurus, Astro and Next have it. */
class MdxTextTest {

    private static EngineText read(String mdx) {
        return EngineText.of("a.mdx", mdx, Map.of(), name -> null);
    }

    private static String markdown(String mdx) {
        EngineText text = read(mdx);
        assertEquals(List.of(), text.remarks());
        return text.markdown().replaceAll("\n{2,}", "\n\n").strip();
    }

    @Test
    void importsAndExportsAreLeftOutAlsoOverSeveralLines() {
        assertEquals("Text\n\n```js\nimport a from 'b'\nexport const c = 1\n```\n\nimport this into that, and export it", markdown("""
                import Tabs from '@theme/Tabs';
                import {
                  A,
                  B as C,
                } from "../lib"
                import './style.css'
                export const meta = {
                  title: 'A } title',
                  tags: ['x', 'y'],
                };
                export const Red = ({children}) => (
                  <span style={{color: 'red'}}>

                    {children}
                  </span>
                );
                export default function Layout({ children }) {
                  return <div>{children}</div>
                }

                Text

                ```js
                import a from 'b'
                export const c = 1
                ```

                import this into that, and export it
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "a <span className=\"x\" style={{color: 'red', margin: 0}}>b</span>¦ a <span class=\"x\">b</span>",
            "<label htmlFor={'a'}>b</label>¦ <label for=\"a\">b</label>",
            "a<br />b <div />c¦ a<br>b <div></div>c",
            "<>a</>¦ a",
            "a {/* not shown */} b¦ a  b",
            "a{' '}b {\"c\"} {`d`} {42}{true}¦ a b c d 42",
            "## Title {#id}¦ ## Title {#id}",
            "`{a}` and \\{b}¦ `{a}` and \\{b}",
            "$\\frac{a}{b}$ and $$\\sqrt{x}$$¦ $\\frac{a}{b}$ and $$\\sqrt{x}$$",
            "<img src={require('./a.png').default} alt=\"A\" onClick={() => go(\">\")} />¦ <img src=\"./a.png\" alt=\"A\">",
            "<Image src=\"/a.png\" alt=\"An A\" width={300} />¦ <p><img src=\"/a.png\" alt=\"An A\" width=\"300\"></p>",
            "see <Link to=\"/b\">b</Link>¦ see <a href=\"/b\">b</a>",
            "<https://e.org> a < b <3¦ <https://e.org> a < b <3",
            "it's {'x'} isn't it¦ it's x isn't it"})
    void jsxThatIsHtmlBecomesHtml(String mdx, String html) {
        assertEquals(html, markdown(mdx));
    }

    @Test
    void aPictureThatIsImportedIsShown() {
        assertEquals("![Logo](./logo.png)\n\n<img alt=\"L\" src=\"./logo.png\">",
                markdown("import logo from './logo.png';\n\n<Image src={logo} alt=\"Logo\" />\n\n<img src={logo} alt=\"L\" />"));
    }

    @Test
    void aPictureThatAFunctionOfDocusaurusNamesIsShown() {
        assertEquals("<img src=\"./a.png\" alt=\"A\">\n\n<img src=\"/img/s.png\">\n\n![I](./i.png)",
                markdown("<img src={require('./a.png').default} alt=\"A\" />\n\n<img src={useBaseUrl('/img/s.png')} />\n\n"
                        + "<Image img={1} src={require(\"./i.png\")} alt=\"I\" />"));
    }

    @Test
    void aMarkdownFileWithTheWordsOfDocusaurusIsMdxToo() {
        String image = "<img src={require('./a.png').default} />";
        assertEquals("<img src=\"./a.png\">", EngineText.of("a.md", image, Map.of(), name -> null).markdown());
        assertEquals("Text {x}", EngineText.of("a.md", "Text {x}", Map.of(), name -> null).markdown());
        String code = "Text {x} `" + image + "`\n\n```\nimport A from '@site/a';\n" + image + "\n```\n";
        assertEquals(code, EngineText.of("a.md", code, Map.of(), name -> null).markdown());
    }

    @Test
    void componentsOfRemarksTabsAndFilmsAreWhatTheyShow() {
        assertEquals("""
                <div class="alert alert-warning">
                <p class="alert-title">Mind</p>

                It is *hot*.

                </div>

                **Java**

                one

                ```java
                int a = {1};
                ```

                <figure>
                <a href="https://www.youtube.com/watch?v=abc">A film</a>
                <figcaption>YouTube</figcaption>
                </figure>""", unindented("""
                <Callout type="warning" title="Mind">
                  It is *hot*.
                </Callout>

                <Tabs>
                  <TabItem value="j" label="Java">

                    one

                    ```java
                    int a = {1};
                    ```

                  </TabItem>
                </Tabs>

                <YouTube id="abc" title="A film" />
                """));
    }

    private static String unindented(String mdx) {
        return markdown(mdx).replaceAll("(?m)^ +", "").replaceAll("\n{2,}", "\n\n");
    }

    @Test
    void whatIsNotKnownIsToldAtItsPlace() {
        EngineText text = read("import X from 'x'\n\nOne {props.name} two\n\n<Chart data={[1, 2]} />\n<Kiosk>\n\nkept\n\n</Kiosk>\n");
        assertEquals(
                List.of("3:5 the code '{props.name}' is not executed, and is left out",
                        "5:1 the component <Chart> is not known, and is left out",
                        "6:1 the component <Kiosk> is not known, and only what stands in it is shown"),
                text.remarks().stream().map(remark -> remark.line() + ":" + remark.column() + " " + remark.message()).toList());
        assertFalse(text.markdown().contains("{"));
        String[] lines = text.markdown().split("\n");
        assertEquals(new EngineText.Place(8, 1), text.source(1 + List.of(lines).indexOf("kept"), 1));
    }

    @Test
    void braceInMarkdownStaysText() {
        assertEquals("a {props.name} <Foo> b", EngineText.of("a.md", "a {props.name} <Foo> b", Map.of(), name -> null).markdown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{a", "<A", "<A ", "<A b={", "<a ", "</A>", "<A>", "<>", "import ", "\nimport a", "\nexport const a = {\n",
            "\nexport const a =\n",
            "$", "$$", "$x ", "{/*", "{'", "`", "    x\n\n", "<A b=\"", "</", "{`", "\n<A>\n", "export default (", "import {a,\n"})
    void hostileTextTakesTimeInProportion(String part) {
        String hostile = part.repeat(20_000 / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(hostile));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read("<A b={" + hostile + "}>\n\n" + hostile + "}"));
    }

    @Test
    void markdownWithinHtmlIsMarkdownHoweverItIsIndented() {
        assertEquals("<div class=\"row\">\n\n<div>\n\n![A](/a.png)\n\n</div>\n\n</div>", markdown("""
                <div className="row">
                  <div>
                    ![A](/a.png)
                  </div>
                </div>
                """).replaceAll("\\n\\s*\\n\\s*", "\n\n"));
        assertEquals("Embedded", read("<Unknown>\n    Embedded\n</Unknown>\n").markdown().strip());
        assertEquals("<div>\n\n**b**\n\n</div>", markdown("<div>**b**</div>"));
    }

    @Test
    void theTitleThatAnArticleNamesIsShown() {
        EngineText text = EngineText.of("a.mdx", "On {frontmatter.title}, {frontmatter.other}", Map.of("frontmatter.title", "Salt"),
                name -> null);
        assertEquals("On Salt, ", text.markdown());
        assertEquals(1, text.remarks().size());
    }

    @Test
    void aMarkdownFileThatBeginsWithAnImportIsMdx() {
        assertEquals("Text", EngineText.of("a.md", "import Layout from '../layout'\n\nText", Map.of(), name -> null).markdown().strip());
        String prose = "import duties from 1920 on";
        assertEquals(prose, EngineText.of("a.md", prose, Map.of(), name -> null).markdown());
    }

    @Test
    void anAddressThatDocusaurusIsNotToLookForIsOneOfTheSite() {
        String marked = "![a](pathname:///img/a.png) [b](<pathname:///b c.pdf>) `](pathname:///c)`";
        EngineText text = EngineText.of("a.md", marked, Map.of(), name -> null);
        assertEquals("![a](/img/a.png) [b](</b c.pdf>) `](pathname:///c)`", text.markdown());
        assertEquals(new EngineText.Place(1, 29), text.source(1, 18));
    }
}
