package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.TestPostgres;
import recto.folder.ContentFile;
import recto.folder.ContentLimits;
import recto.folder.FileContent;
import recto.frontmatter.Problem;
import recto.language.Sha256;
import recto.linked.PictureFolder;
import recto.markdown.MarkdownConfig;
import recto.media.PictureMaker;
import recto.site.SiteConfig;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleParserTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path root;

    @Inject
    ArticleParser parser;
    @Inject
    SiteConfig site;
    @Inject
    ContentLimits limits;
    @Inject
    MarkdownConfig markdown;
    private final List<Problem> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
            "the-quiet-cost.md, /articles/the-quiet-cost",
            "2026-05-01-the-quiet-cost.md, /articles/the-quiet-cost",
            "deep/er/The Quiet Cost.markdown, /articles/the-quiet-cost",
            "the-quiet-cost/index.md, /articles/the-quiet-cost",
            "2026-05-01-the-quiet-cost/index.md, /articles/the-quiet-cost",
            "2026-05-01.md, /articles/2026-05-01",
            "静かな革命.md, /articles/静かな革命",
            "🚀.md, /articles/title",
            "pages/about.md, /about",
            "pages/about/index.md, /about"})
    void theAddressComesFromTheNameOfTheFile(String file, String path) {
        assertEquals(path, parse(parser, file, "---\ntitle: Title\n---\n").orElseThrow().head().path());
    }

    @Test
    void theAddressOfAFileMayBeThePatternOfAnotherEngine() {
        String header = "---\ntitle: Title\ndate: 2026-06-01\npermalink: /:year/:month/:title/\n---\n";
        assertEquals("/2026/06/the-quiet-cost", parse(parser, "the-quiet-cost.md", header).orElseThrow().head().path());
    }

    @Test
    void whatIsTakenOutIsAWarningAtItsPlaceInTheFile() {
        parse(parser, "a.md", "---\ntitle: Title\n---\n\nText\n\nA <iframe src='x'></iframe>");
        problems.removeIf(problem -> problem.message().startsWith("has no date"));
        assertEquals(List.of("7:3"), problems.stream().map(problem -> problem.line() + ":" + problem.column()).toList());
        assertTrue(!problems.get(0).isError());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "date: 2026-01-01|# The *quiet* cost {#id}\\n\\nText|The quiet cost|<p>Text</p>|",
            "date: 2026-01-01|<!-- x -->\\n\\nThe quiet cost\\n====\\nText|The quiet cost|Text|",
            "date: 2026-01-01\\ntitle: The Quiet Cost|# The quiet cost #\\n\\nText|The Quiet Cost|Text|",
            "date: 2026-01-01\\ntitle: Another|# The quiet cost\\n\\nText|Another|The quiet cost|",
            "date: 2026-01-01|Text|Old Shed|Text|1:1: warning: has no title"})
    void theTitleIsTheFirstHeadingElseTheNameOfTheFileAndNotShownTwice(String keys, String text, String title, String html, String told) {
        ParsedArticle article = parse(parser, "old-shed.md", ("---\n" + keys + "\n---\n" + text).replace("\\n", "\n")).orElseThrow();
        assertEquals(title, article.header().title());
        assertTrue(article.body().html().contains(html), article.body()::html);
        assertEquals(html.contains("quiet"), article.body().html().contains("quiet"));
        assertEquals(told == null ? 0 : 1, problems.size(), problems::toString);
        assertTrue(told == null || problems.get(0).toString().startsWith("old-shed.md:" + told), problems::toString);
    }

    @Test
    void whatStandsBeforeTheMarkForMoreIsTheDescription() {
        for (String mark : List.of("<!--more-->", "<!-- truncate -->", "<!--excerpt-->", "{/* truncate */}", "<!-- MORE -->")) {
            assertEquals("First words. Second.",
                    parse(parser, "a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n# A\n\n*First*\nwords.\n\nSecond.\n\n"
                            + mark + "\n\nThird.").orElseThrow().header().description());
        }
        assertEquals("Mine",
                parse(parser, "a.md", "---\ntitle: A\ndate: 2026-01-01\nsummary: Mine\n---\nFirst.\n\n<!--more-->\n").orElseThrow()
                        .header().description());
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @CsvSource({"2019-07-04-shed.md, x: y, 2019-07-04", "2019-07-04-shed/index.md, x: y, 2019-07-04",
            "2020/07-06-shed.md, x: y, 2020-07-06",
            "shed.md, path: 2019/07/04/shed, 2019-07-04", "shed.md, lastmod: 2019-07-04, 2019-07-04",
            "shed.md, created: 2019-07-04, 2019-07-04",
            "2019-07-04-shed.md, date: 2018-01-02, 2018-01-02"})
    void theDateComesFromTheHeaderElseFromTheNameTheFolderOrThePath(String file, String key, String date) {
        ParsedArticle article = parse(parser, file, "---\ntitle: A\n" + key + "\n---\nText\n").orElseThrow();
        assertEquals(Instant.parse(date + "T00:00:00Z"), article.head().publishAt());
        assertEquals(List.of(), problems);
    }

    @Test
    void anArticleWithoutAnyDateIsToldOfAndADraftIsNot() {
        parse(parser, "a.md", "---\ntitle: A\n---\nText\n");
        assertEquals("a.md:1:1: warning: has no date, so it gets the moment at which it is first imported;"
                + " add a line date: 2026-05-31 to the front matter, or begin the name of the file with 2026-05-31-",
                problems.get(0).toString());
        problems.clear();
        parse(parser, "a.md", "---\ntitle: A\ndraft: true\n---\nText\n");
        parse(parser, "pages/a.md", "---\ntitle: A\n---\nText\n");
        assertEquals(List.of(), problems);
    }

    @Test
    void aFileWithoutFrontMatterIsAnArticleWhereItsNameHasADateAndItsTextATitle() {
        ParsedArticle article = parse(parser, "2019-05-28-hello.md", "# Hello there\n\nA <iframe src='x'></iframe>\n").orElseThrow();
        assertEquals("Hello there", article.header().title());
        assertEquals("/articles/hello", article.head().path());
        assertEquals(3, problems.get(0).line());
        assertEquals(Optional.empty(), parse(parser, "README.md", "# Hello there\n\nText\n"));
        assertEquals(Optional.empty(), parse(parser, "2019-05-28-hello.md", "Text\n"));
    }

    @Test
    void whereThereIsNothingToMakeAnAddressOfThereIsOneAllTheSame() {
        String path = parse(parser, "🚀.md", "---\ntitle: '!'\n---\n").orElseThrow().head().path();
        assertTrue(path.matches("/articles/article-[0-9a-f]+"), path);
    }

    @Test
    void ourWordsInATextAreInItsLanguageOrElseInTheSites() {
        String alert = "---\n> [!NOTE]\n> x";
        assertTrue(parse(parser, "a.md", "---\ntitle: A\nlang: de\n" + alert).orElseThrow().body().html().contains(">Hinweis<"));
        assertTrue(parse(parser, "a.md", "---\ntitle: A\n" + alert).orElseThrow().body().html().contains(">Note<"));
        assertTrue(parser.version().contains(" en"), "a site in another language has other words in its articles");
    }

    @Test
    void aFileThatBreaksTheRendererFailsAlone() {
        ArticleParser broken = new ArticleParser(site, limits, markdown, null);

        assertEquals(Optional.empty(), parse(broken, "a.md", "---\ntitle: A\n---\n"));
        assertTrue(problems.get(0).message().startsWith("cannot be rendered ("), problems::toString);
    }

    @Test
    void andSoDoesOneThatBreaksWhatReadsItsHead() {
        ContentFile file = new ContentFile("a.md", 0, NOW);

        assertEquals(Optional.empty(), parser.parseHead(file, new FileContent(null, ""), null, NOW, problems));
        assertTrue(problems.get(0).message().startsWith("cannot be rendered ("), problems::toString);
    }

    private Optional<ParsedArticle> parse(ArticleParser by, String file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return by.parse(new ContentFile(file, bytes.length, NOW), new FileContent(bytes, Sha256.hex(bytes)), null, NOW,
                new PictureFolder(root, new PictureMaker(), null, null, 1_000_000), problems);
    }
}
