package recto.moving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.content.DefaultSettings;
import recto.content.TestCheck;
import recto.frontmatter.Problem;
import recto.site.SiteConfig;

/** A small blog of each engine with its configuration, below {@code moving}, and beside it what moving in makes of it. */
class MoveTest {

    private static final Path BLOGS = Path.of("src/test/resources/moving");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

    private final Move move = new Move(TestCheck.at(CLOCK), DefaultSettings.of(SiteConfig.class), CLOCK);

    @ParameterizedTest
    @ValueSource(strings = {"hugo", "zola", "jekyll", "hexo", "eleventy", "astro", "next", "docusaurus", "pelican"})
    void aBlogMovesInWithItsAddressesDatesAndPictures(String engine) throws IOException {
        assertEquals(Files.readString(BLOGS.resolve(engine + ".txt")).strip(), describe(move.look(BLOGS.resolve(engine))));
    }

    private static String describe(Move.Result found) {
        return """
                %s by %s
                %s
                %d articles, %d refused, %d hidden, %d kept, %d redirected, lost %s
                %s
                %s""".formatted(found.engine(), found.reason() == null ? null : found.reason().getFileName(),
                found.settings().entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n")),
                found.articles(), found.refused(), found.hidden(), found.kept(), found.redirected(), found.lost(),
                found.coming().stream().map(one -> one.file() + " | " + one.published() + " | " + one.address() + " | " + one.before())
                        .collect(Collectors.joining("\n")),
                found.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"))).strip();
    }

    @Test
    void aFolderOfArticlesWithinABlogIsThatBlog() throws IOException {
        Move.Result found = move.look(BLOGS.resolve("hugo/content/posts"));
        assertEquals("Hugo", found.engine());
        assertEquals("src/test/resources/moving/hugo/content", found.settings().get("recto.content.dir"));
    }

    @Test
    void aFolderOfMarkdownAloneKeepsThePatternOfRecto(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.md"), "---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n");
        Move.Result found = move.look(folder);
        assertEquals(null, found.engine());
        assertEquals(Map.of("recto.content.dir", folder.toRealPath().toString()), found.settings());
        assertEquals(1, found.articles());
        assertEquals(0, found.kept() + found.redirected() + found.lost().size());
    }

    @Test
    void anAddressThatNoArticleHasAnyMoreIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("_config.yml"), "permalink: /:abbrlink.html\nsource_dir: source\n");
        Files.createDirectories(folder.resolve("source/_posts"));
        Files.writeString(folder.resolve("source/_posts/a.md"), "---\ntitle: A\ndate: 2026-01-01\nabbrlink: 4a17b156\n---\n\nText.\n");
        Move.Result found = move.look(folder);
        assertEquals(Map.of("_posts/a.md", "/4a17b156.html"), found.lost());
        assertEquals("_posts/a.md:1:1: warning: had the address /4a17b156.html, which leads nowhere any more; "
                + "add it to the front matter: aliases: [/4a17b156.html]", found.problems().get(0).toString());
    }

    @Test
    void aConfigurationThatCannotBeReadIsNamedByItsLineAndTheRestIsRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("hugo.toml"), "title = 'Wood'\nbaseURL = https://wood.example\n");
        Files.createDirectories(folder.resolve("content"));
        Move.Result found = move.look(folder);
        assertEquals("Wood", found.settings().get("recto.site.title"));
        assertEquals("hugo.toml:2", found.problems().get(0).toString().substring(0, 11));
    }
}
