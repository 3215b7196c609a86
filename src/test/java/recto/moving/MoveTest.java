package recto.moving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
        assertEquals(Files.readString(BLOGS.resolve(engine + ".txt")).strip(), describe(move.look(BLOGS.resolve(engine), List.of())));
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
        Move.Result found = move.look(BLOGS.resolve("hugo/content/posts"), List.of());
        assertEquals("Hugo", found.engine());
        assertEquals("src/test/resources/moving/hugo/content", found.settings().get("recto.content.dir"));
    }

    @Test
    void aFolderOfMarkdownAloneKeepsThePatternOfRecto(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.md"), "---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n");
        Move.Result found = move.look(folder, List.of());
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
        Move.Result found = move.look(folder, List.of());
        assertEquals(Map.of("_posts/a.md", "/4a17b156.html"), found.lost());
        assertEquals("_posts/a.md:1:1: warning: had the address /4a17b156.html, which leads nowhere any more; "
                + "add it to the front matter: aliases: [/4a17b156.html]", found.problems().get(0).toString());
    }

    @Test
    void aConfigurationThatCannotBeReadIsNamedByItsLineAndTheRestIsRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("hugo.toml"), "title = 'Wood'\nbaseURL = https://wood.example\n");
        Files.createDirectories(folder.resolve("content"));
        Move.Result found = move.look(folder, List.of());
        assertEquals("Wood", found.settings().get("recto.site.title"));
        assertEquals("hugo.toml:2", found.problems().get(0).toString().substring(0, 11));
    }

    private static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String article(String title) {
        return "---\ntitle: %s\ndate: 2026-01-01\n---\n\nText.\n".formatted(title);
    }

    private static String addresses(Move.Result found) {
        return found.coming().stream().map(one -> one.file() + " " + one.address() + (one.address().equals(one.before()) ? "" : " was "
                + one.before())).collect(Collectors.joining("\n"));
    }

    @Test
    void everyFolderWhoseArticlesTheBlogShowsComesWithItsOwnAddresses(@TempDir Path temporary) throws IOException {
        Path folder = temporary.toRealPath();
        write(folder, "astro.config.mjs", "export default {}");
        write(folder, "src/content/blog/a.md", article("A"));
        write(folder, "src/content/blog/deep/b.md", article("B"));
        write(folder, "src/content/log/c.md", article("C"));
        write(folder, "src/content/quotes/q.md", article("Data for a page"));
        write(folder, "src/pages/blog/[...slug].astro", "await getCollection('blog')");
        write(folder, "src/pages/diary/[id].astro", "await getCollection('log')");
        write(folder, "src/pages/about.md", "---\ntitle: About\n---\n\nMe.\n");
        write(folder, "src/components/Button.mdx", "Not for readers");
        Move.Result found = move.look(folder, List.of());
        assertEquals(folder.resolve("src").toString(), found.settings().get("recto.content.dir"));
        assertEquals("/components, /content/quotes", found.settings().get("recto.content.exclude"));
        assertEquals("""
                content/blog/a.md /blog/a
                content/blog/deep/b.md /blog/deep/b
                content/log/c.md /diary/c
                pages/about.md /about""", addresses(found));
        assertEquals("[content/blog 2 of 2, content/log 1 of 1, pages 1 of 1]",
                found.parts().stream().map(part -> part.path() + " " + part.kept() + " of " + part.articles()).toList().toString());
        assertEquals(
                "[src/content/quotes:1:1: warning: 1 Markdown file does not come over: it is in no folder whose articles the blog shows; "
                        + "'recto move %1$s --with %1$s/src/content/quotes' takes it along]".formatted(folder),
                found.problems().toString());

        Move.Result more = move.look(folder, List.of(folder.resolve("src/content/quotes")));
        assertEquals("/components", more.settings().get("recto.content.exclude"));
        assertEquals(5, more.articles());
    }

    @Test
    void whatHasNoDatesComesOnlyWhereItIsAskedFor(@TempDir Path temporary) throws IOException {
        Path folder = temporary.toRealPath();
        write(folder, "docusaurus.config.js", "presets: [['classic', {blog: {}}]],"
                + " plugins: [['@docusaurus/plugin-content-blog', {id: 'n', path: './news', routeBasePath: 'what-is-new'}]]");
        write(folder, "blog/2026-01-01-a.md", article("A"));
        write(folder, "news/2026-01-02-b.md", "---\ntitle: B\n---\n\nText.\n");
        write(folder, "docs/intro.md", "# Intro\n");
        Move.Result found = move.look(folder, List.of());
        assertEquals("/docs", found.settings().get("recto.content.exclude"));
        assertEquals("""
                blog/2026-01-01-a.md /blog/2026/01/01/a
                news/2026-01-02-b.md /what-is-new/2026/01/02/b""", addresses(found));
        assertEquals("[docs:1:1: warning: 1 Markdown file does not come over: it is among those without a date; "
                + "'recto move %1$s --with %1$s/docs' takes it along]".formatted(folder), found.problems().toString());
        assertEquals("[blog, news, docs]", move.look(folder, List.of(folder.resolve("docs"))).parts().stream().map(Move.Part::path).toList()
                .toString());
    }

    @Test
    void foldersOfNextComeFromItsRootAndNothingElseOfIt(@TempDir Path temporary) throws IOException {
        Path folder = temporary.toRealPath();
        write(folder, "next.config.js", "module.exports = {}");
        write(folder, "posts/a.mdx", article("A"));
        write(folder, "notes/b.md", article("B"));
        write(folder, "INSTALL.md", "# How to install");
        write(folder, "app/posts/[slug]/page.tsx", "");
        write(folder, "app/notes/[slug]/page.tsx", "");
        Move.Result found = move.look(folder, List.of());
        assertEquals(folder.toString(), found.settings().get("recto.content.dir"));
        assertEquals("/*.{md,mdx,markdown}", found.settings().get("recto.content.exclude"));
        assertEquals("notes/b.md /notes/b\nposts/a.mdx /posts/a", addresses(found));
    }

    @Test
    void articlesThatAreRoutesOfNextKeepTheirAddresses(@TempDir Path temporary) throws IOException {
        Path folder = temporary.toRealPath();
        write(folder, "next.config.mjs", "export default {}");
        write(folder, "src/app/articles/on-salt/page.mdx",
                "export const article = { title: 'On salt', date: '2022-09-05' }\n\nexport default (props) => <L {...props} />\n\nSalt.\n");
        write(folder, "src/app/notes/b/page.mdx",
                "export const metadata = { title: 'B', openGraph: { publishedTime: '2022-10-01' } }\n\nB.\n");
        write(folder, "src/app/uses/page.mdx", "export const metadata = { title: 'Uses' }\n\nA hammer.\n");
        Move.Result found = move.look(folder, List.of());
        assertEquals("articles/on-salt/page.mdx /articles/on-salt\nnotes/b/page.mdx /notes/b", addresses(found));
        assertEquals("2022-10-01T00:00:00Z", found.coming().get(1).published().toString());
        assertEquals("/uses", found.settings().get("recto.content.exclude"));
    }

    @Test
    void whatAStartingPointSaysOfItsSiteIsTakenOver(@TempDir Path folder) throws IOException {
        write(folder, "astro.config.mjs", "export default { site: 'https://kiln.example' }");
        write(folder, "src/consts.ts", "export const SITE_TITLE = 'The kiln';\nexport const SITE_DESCRIPTION = 'Of clay';\n");
        write(folder, "src/content/blog/a.md", article("A"));
        Map<String, String> settings = move.look(folder, List.of()).settings();
        assertEquals("The kiln, Of clay, https://kiln.example",
                settings.get("recto.site.title") + ", " + settings.get("recto.site.tagline") + ", " + settings.get("recto.site.url"));
    }

    @Test
    void redirectsOfTheConfigurationAreNamedWithTheLineForThem(@TempDir Path folder) throws IOException {
        write(folder, "next.config.js", """
                async redirects() { return [
                  { source: '/old/:slug', destination: '/posts/:slug', permanent: true },
                  { source: '/feed', destination: '/rss.xml' }, { source: '/:y(\\\\d+)/:s', destination: '/posts/:s' },
                ] }""");
        write(folder, "posts/a.md", article("A"));
        String hint = " in the content folder";
        assertEquals(List.of("add a line to redirects.yaml" + hint + ": /old/*: /posts/:splat", "add a line to redirects.yaml" + hint
                + ": /feed: /rss.xml", "add a line for each address to redirects.yaml" + hint + ", such as /old: /new"),
                move.look(folder, List.of()).problems().stream().map(Problem::hint).toList());
    }

    @Test
    void authorsBesideTheArticlesComeAlongAsAuthors(@TempDir Path temporary) throws IOException {
        Path folder = temporary.toRealPath();
        write(folder, "next.config.js", "");
        write(folder, "app/blog/[...slug]/page.tsx", "");
        write(folder, "data/authors/default.mdx", "---\nname: Ada Example\n---\n\nAda.\n");
        write(folder, "data/blog/deep/a.mdx", article("A").replace("title:", "authors: [default]\ntitle:"));
        Move.Result found = move.look(folder, List.of());
        assertEquals(folder.resolve("data").toString(), found.settings().get("recto.content.dir"));
        assertEquals("blog/deep/a.mdx /blog/deep/a", addresses(found));
        assertEquals(List.of(), found.problems());
    }
}
