package recto.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recto.content.ArticleParser;
import recto.content.DefaultSettings;
import recto.frontmatter.Problem;
import recto.linked.PictureFolder;
import recto.markdown.MarkdownConfig;
import recto.markdown.MarkdownRenderer;
import recto.media.PictureMaker;
import recto.site.SiteConfig;

/** Files that are not Markdown. */
class OtherFormatTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path root;

    private final List<String> read = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void walk() throws IOException {
        new ContentFolder(root, 1_000_000).walk(new FolderVisitor() {
            @Override
            public void file(ContentFile entry) {
                read.add(entry.path());
            }

            @Override
            public void unreadable(String path, Problem problem) {
                throw new AssertionError(problem);
            }

            @Override
            public void warning(Problem problem) {
                warnings.add(problem.file() + ": " + problem.message());
            }
        });
        read.sort(null);
    }

    private Element body(String path, List<Problem> problems) throws IOException, ContentException {
        ContentFolder folder = new ContentFolder(root, 1_000_000);
        ContentFile file = folder.file(path).orElseThrow();
        return Jsoup.parse(new ArticleParser(DefaultSettings.of(SiteConfig.class), DefaultSettings.of(ContentLimits.class),
                DefaultSettings.of(MarkdownConfig.class), new MarkdownRenderer())
                .parse(file, folder.read(file), null, NOW, new PictureFolder(root, new PictureMaker(), null, null, 1_000_000), problems)
                .orElseThrow().body().html()).body();
    }

    @Test
    void textsOfOtherFormatsAreCountedAndNamed() throws IOException {
        for (int i = 0; i < 12; i++) {
            write("posts/p%02d.dj".formatted(i), "# Text");
        }
        write("b.org", "* Text");
        walk();
        assertEquals(List.of(), read);
        assertEquals(
                List.of("posts/p00.dj: 12 .dj files were not read, and this is the first", "b.org: 1 .org file was not read, this one"),
                warnings);
    }

    @Test
    void everyEndingOfMarkdownIsRead() throws IOException {
        for (String ending : List.of("md", "markdown", "mkd", "mdx", "mdown")) {
            write("a." + ending, "---\ntitle: A\n---\n");
        }
        walk();
        assertEquals(List.of("a.markdown", "a.md", "a.mdown", "a.mdx", "a.mkd"), read);
    }

    @Test
    void filesBesideAnArticleBelongToItAndPartsOfTheSiteAreNone() throws IOException {
        write("shed/index.md", "---\ntitle: Shed\n---\n[plan](plan.html) [notes](notes.txt)");
        write("shed/plan.html", "<p>Plan</p>");
        write("shed/notes.txt", "Notes");
        write("shed/notebook.ipynb", "{}");
        write("robots.txt", "");
        write("archive.html", "---\ntitle: Archive\n---\n{% for p in site.posts %}{% endfor %}");
        walk();
        assertEquals(List.of("shed/index.md"), read);
        assertEquals(List.of("archive.html: 1 .html file was not read, this one"), warnings);
    }

    @Test
    void htmlWithFrontMatterIsAnArticleWhoseBodyIsSanitised() throws IOException, ContentException {
        write("_posts/2019-07-04-shed.html", """
                ---
                layout: post
                title: The shed
                ---
                <p>A * star, {{ page.title }}
                   and <a href="{{ site.baseurl }}/about/">me</a>.</p>

                    <p onclick="x()">Not code.</p>
                {% highlight java %}
                int a;
                {% endhighlight %}
                <pre>{{ x }}</pre>
                <script>x()</script>
                {% unknown %}
                """);
        List<Problem> problems = new ArrayList<>();
        Element body = body("_posts/2019-07-04-shed.html", problems);
        assertEquals("A * star, The shed and me.", body.select("p").first().text());
        assertEquals("Not code.", body.select("p:not([onclick])").get(1).text());
        assertEquals("/about/", body.select("a").attr("href"));
        assertTrue(body.select("pre code.language-java").text().contains("int a;"), body.html());
        assertEquals("{{ x }}", body.select("pre").last().text());
        assertEquals(List.of("13:1 <script> is taken out with all that stands in it",
                "14:1 the template code '{% unknown %}' is not executed, and is left out"),
                problems.stream().map(problem -> problem.line() + ":" + problem.column() + " " + problem.message()).sorted().toList());
    }

    @Test
    void anArticleInMdxIsReadWithItsLines() throws IOException, ContentException {
        write("2019-07-04-a.mdx",
                "---\ntitle: A\n---\nimport {\n  X } from 'x'\n\n<Note>\n\n  A *b* [gone](gone.md)\n\n</Note>\n\n{code}\n<!-- truncate -->\n");
        List<Problem> problems = new ArrayList<>();
        Element body = body("2019-07-04-a.mdx", problems);
        assertEquals("Note A b gone", body.select(".alert").text());
        assertEquals(
                List.of("13:1 the code '{code}' is not executed, and is left out",
                        "9:16 the link 'gone.md' leads to no article that is there"),
                problems.stream().map(problem -> problem.line() + ":" + problem.column() + " " + problem.message()).sorted().toList());
    }
}
