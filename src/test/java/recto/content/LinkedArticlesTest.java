package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recto.frontmatter.Problem;
import recto.markdown.MarkdownConfig;
import recto.markdown.MarkdownRenderer;
import recto.media.PictureMaker;
import recto.site.SiteConfig;

class LinkedArticlesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path root;

    private final List<Problem> problems = new ArrayList<>();

    @BeforeEach
    void blog() throws IOException {
        write("notes/shed.md", "title: Shed\nslug: the-shed", "Text.");
        write("notes/boat/index.md", "title: Boat", "Text.");
        write("_posts/2019-07-04-lamp.md", "title: Lamp", "Text.");
    }

    private void write(String path, String header, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "---\n" + header + "\n---\n\n" + text + "\n");
    }

    private List<String> targets(String text) throws IOException, ContentException {
        write("notes/here.md", "title: Here\ndate: 2026-01-01", text);
        ContentFolder folder = new ContentFolder(root, 1_000_000);
        ContentFile file = folder.file("notes/here.md").orElseThrow();
        ParsedArticle article = new ArticleParser(DefaultSettings.of(SiteConfig.class), DefaultSettings.of(ContentLimits.class),
                DefaultSettings.of(MarkdownConfig.class), new MarkdownRenderer())
                .parse(file, folder.read(file), null, NOW, new PictureFolder(root, new PictureMaker(), null, null, 1_000_000), problems)
                .orElseThrow();
        return Jsoup.parse(article.body().html()).select("a").eachAttr("href");
    }

    @Test
    void aLinkToTheFileOfAnArticleLeadsToTheArticle() throws Exception {
        assertEquals(List.of("/articles/the-shed", "/articles/the-shed#door", "/articles/boat", "/articles/the-shed", "/articles/boat",
                "/articles/lamp"),
                targets("[a](shed.md) [b](./shed.md#door) [c](../notes/boat/index.md) <a href=\"@/notes/shed.md\">d</a> [e](boat.md)"
                        + " {% post_url 2019-07-04-lamp %}"));
        assertEquals(List.of(), problems);
    }

    @Test
    void aLinkToNoArticleIsToldWithItsPlace() throws Exception {
        targets("[a](gone.md)\n\n[b][c] [d](../../outside.md)\n\n[c]: ../lost.md\n\n<a href=\"/nowhere.md\">e</a>");

        assertEquals(List.of("6:5 the link 'gone.md' leads to no article that is there",
                "8:12 the link '../../outside.md' leads to no article that is there",
                "10:6 the link '../lost.md' leads to no article that is there",
                "12:10 the link '/nowhere.md' leads to no article that is there"),
                problems.stream().map(problem -> problem.line() + ":" + problem.column() + " " + problem.message()).sorted(
                        Comparator.comparing((String line) -> Integer.parseInt(line.substring(0, line.indexOf(':'))))).toList());
    }

    @Test
    void aWikiLinkLeadsToTheArticleOfItsNameOrTitle() throws Exception {
        write("far/away.md", "title: 'A long Title'", "Text.");
        assertEquals(List.of("/articles/the-shed", "/articles/the-shed#the-door", "/articles/lamp", "/articles/away", "/articles/boat"),
                targets("[[shed]] [[Shed#The door|x]] [[2019-07-04-lamp]] [[A long title]] [[notes/boat/index]] [[nowhere]]"));
        assertEquals(List.of("6:88 the link '[[nowhere]]' leads to no article that is there"),
                problems.stream().map(problem -> problem.line() + ":" + problem.column() + " " + problem.message()).toList());
    }
}
