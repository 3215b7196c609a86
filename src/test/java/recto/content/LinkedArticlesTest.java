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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.frontmatter.Problem;
import recto.http.UrlPath;
import recto.linked.PictureFolder;
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
        PictureFolder pictures = new PictureFolder(root, new PictureMaker(), null, null, 1_000_000);
        ArticleParser parser = new ArticleParser(DefaultSettings.of(SiteConfig.class), DefaultSettings.of(ContentLimits.class),
                DefaultSettings.of(MarkdownConfig.class), new MarkdownRenderer());
        for (String other : List.of("notes/shed.md", "_posts/2019-07-04-lamp.md")) {
            ContentFile known = folder.file(other).orElseThrow();
            parser.parseHead(known, folder.read(known), null, NOW, new ArrayList<>()).ifPresent(pictures.articles()::learn);
        }
        ParsedArticle article = parser.parse(file, folder.read(file), null, NOW, pictures, problems).orElseThrow();
        problems.addAll(pictures.articles().dead());
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

    @ParameterizedTest
    @CsvSource({"boat, /articles/boat", "boat/, /articles/boat", "./boat/#keel, /articles/boat#keel", "../boat/, /articles/boat",
            "../shed, /articles/the-shed", "shed.html, /articles/the-shed", "shed.html?a=b#c, /articles/the-shed?a=b#c",
            "boat/index.html, /articles/boat", "/notes/shed/, /articles/the-shed", "/notes/shed.html, /articles/the-shed",
            "/content/notes/shed.md, /articles/the-shed", "/blog/shed/, /articles/the-shed", "notes/boat, /articles/boat",
            "notes/shed.md, /articles/the-shed", "lamp.md, /articles/lamp", "shed.mdx, /articles/the-shed",
            "/2019/07/04/lamp.html, /articles/lamp", "/light/2019/07/04/lamp/, /articles/lamp", "/2019-07-04-lamp/, /articles/lamp",
            "/blog/2019/07/04/lamp, /articles/lamp", "/articles/lamp, /articles/lamp", "the-shed, /articles/the-shed",
            "../caf%C3%A9.md, /articles/café", "../cafe%CC%81.md, /articles/café", "../café/, /articles/café",
            "/old/lantern.html, /articles/lamp", "@/notes/boat/index.md, /articles/boat"})
    void anArticleIsLinkedToInManyWays(String written, String address) throws Exception {
        write("_posts/2019-07-04-lamp.md", "title: Lamp\ntags: [Light]\naliases: [/old/lantern.html]", "Text.");
        write("caf\u00e9.md", "title: Café\ndate: 2020-01-01", "Text.");

        assertEquals(List.of(UrlPath.encode(address).replace("%23", "#").replace("%3F", "?")), targets("[a](" + written + ")"));
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2018/07/04/lamp.html", "/07/2018/lamp/", "/somewhere/lamp/", "/notes/she"})
    void anAddressThatTheArticleNeverHadIsNotTakenForOne(String written) throws Exception {
        targets("[a](" + written + ")");

        assertEquals(List.of("6:5 the link '" + written + "' leads to nothing on this site"), told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/notes/shed.md", "mailto:a@example.org", "//example.org/shed.md", "#dig", "#", "#top",
            "/", "/tags/wood", "/rss.xml", "/search?q=a", "/articles/lamp.md", "?page=2"})
    void whatIsNoLinkToAFileStaysAsItIs(String written) throws Exception {
        assertEquals(List.of(written), targets("[a](" + written + ")\n\n<span id=\"dig\">b</span>"));
        assertEquals(List.of(), problems);
    }

    @Test
    void aLinkNeverLeadsToWhatReadersDoNotSee() throws Exception {
        write("notes/draft.md", "title: Draft\ndraft: true", "Text.");
        write("notes/broken.md", "title: [", "Text.");
        write("_drafts/later.md", "title: Later", "Text.");

        assertEquals(List.of("/drafts/draft/"), targets("[a](draft.md) [b](broken.md) [c](../_drafts/later.md) [d](/drafts/draft/)"));
        assertEquals(List.of("6:5 the link 'draft.md' leads to notes/draft.md, which is a draft",
                "6:19 the link 'broken.md' leads to notes/broken.md, which cannot be imported",
                "6:34 the link '../_drafts/later.md' leads to no article that is there",
                "6:59 the link '/drafts/draft/' leads to nothing on this site"), told());
    }

    @Test
    void aLinkToAPlaceThatTheArticleDoesNotHaveIsTold() throws Exception {
        targets("[a](#dig) [b](#the-dig) [c](#caf%C3%A9)[^1]\n\n## The dig\n\n### Café\n\n[^1]: Note.");

        assertEquals(List.of("6:5 the link '#dig' leads to no place in this article"), told());
    }

    @Test
    void theHintNamesTheFileThatMayBeMeant() throws Exception {
        targets("[a](shde.md) [b](/notes/baot/)");

        assertEquals(List.of("there is notes/shed.md", "there is notes/boat/index.md"), problems.stream().map(Problem::hint).toList());
    }

    @Test
    void aLinkToNoArticleIsToldWithItsPlace() throws Exception {
        targets("[a](gone.md)\n\n[b][c] [d](../../outside.md)\n\n[c]: ../lost.md\n\n<a href=\"/nowhere.md\">e</a>");

        assertEquals(List.of("6:5 the link 'gone.md' leads to no article that is there",
                "8:12 the link '../../outside.md' leads to no article that is there",
                "10:6 the link '../lost.md' leads to no article that is there",
                "12:10 the link '/nowhere.md' leads to no article that is there"),
                told());
    }

    private List<String> told() {
        return problems.stream().sorted(Comparator.comparing(Problem::line).thenComparing(Problem::column))
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message()).toList();
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
