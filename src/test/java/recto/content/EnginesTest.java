package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.folder.ArticleHead;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.folder.FileContent;
import recto.folder.FolderVisitor;
import recto.frontmatter.Problem;
import recto.header.FrontMatter;
import recto.markdown.MarkdownConfig;
import recto.markdown.MarkdownRenderer;
import recto.site.SiteConfig;

/** A small blog of each engine, below {@code engines}, and beside it what the engine itself would make of each file. */
class EnginesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final ArticleParser parser = new ArticleParser(DefaultSettings.of(SiteConfig.class), DefaultSettings.of(ContentLimits.class),
            DefaultSettings.of(MarkdownConfig.class), new MarkdownRenderer());

    @ParameterizedTest
    @ValueSource(strings = {"hugo", "zola", "jekyll", "eleventy", "astro", "next", "docusaurus", "hexo", "pelican", "ghost", "wordpress"})
    void everyArticleIsWhatItsEngineMakesOfIt(String engine) throws IOException, URISyntaxException {
        Path engines = Path.of(Objects.requireNonNull(getClass().getResource("/engines")).toURI());
        ContentFolder folder = new ContentFolder(engines.resolve(engine), 1_000_000);
        TreeMap<String, String> found = new TreeMap<>();
        folder.walk(new FolderVisitor() {
            @Override
            public void file(ContentFile entry) throws IOException {
                found.put(entry.path(), describe(folder, entry));
            }

            @Override
            public void unreadable(String path, Problem problem) {
                throw new AssertionError(problem);
            }

            @Override
            public void warning(Problem problem) {}
        });
        assertEquals(Files.readString(engines.resolve(engine + ".txt")).strip(),
                found.entrySet().stream().map(e -> engine + "/" + e.getKey() + " | " + e.getValue()).collect(Collectors.joining("\n")));
    }

    private String describe(ContentFolder folder, ContentFile entry) throws IOException {
        List<Problem> problems = new ArrayList<>();
        FileContent content;
        try {
            content = folder.read(entry);
        } catch (ContentException e) {
            throw new AssertionError(e);
        }
        Optional<ArticleHead> parsed = parser.parseHead(entry, content, null, NOW, problems).filter(ArticleHead::valid);
        if (parsed.isEmpty()) {
            Problem error = problems.stream().filter(Problem::isError).findFirst().orElseThrow();
            return "refused %d:%d".formatted(error.line(), error.column());
        }
        ArticleHead head = parsed.get();
        FrontMatter header = head.header();
        String state = header.draft() ? "draft" : header.unlisted() ? "unlisted" : "shown";
        return "%s | %s | %s |%s |%s | %s%s".formatted(head.publishAt().equals(NOW) ? "no date" : head.publishAt(), head.slug(),
                header.title(),
                joined(header.tags()), joined(header.authors()), state, header.lang() == null ? "" : " " + header.lang());
    }

    private static String joined(List<String> names) {
        return names.isEmpty() ? "" : " " + String.join(", ", names);
    }
}
