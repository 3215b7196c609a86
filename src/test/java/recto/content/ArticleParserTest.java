package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.TestPostgres;
import recto.frontmatter.Problem;
import recto.language.Sha256;
import recto.markdown.MarkdownConfig;
import recto.site.SiteConfig;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class ArticleParserTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

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
        assertEquals(List.of("7:3"), problems.stream().map(problem -> problem.line() + ":" + problem.column()).toList());
        assertTrue(!problems.get(0).isError());
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
        return by.parse(new ContentFile(file, bytes.length, NOW), new FileContent(bytes, Sha256.hex(bytes)), null, NOW, null, problems);
    }
}
