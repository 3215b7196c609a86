package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.frontmatter.Problem;
import recto.linked.PictureFolder;
import recto.linked.PictureUse;
import recto.markdown.MarkdownConfig;
import recto.markdown.MarkdownRenderer;
import recto.media.PictureMaker;
import recto.media.TestPictures;
import recto.site.SiteConfig;

class PictureRootsTest {

    @TempDir
    Path root;

    private final List<Problem> problems = new ArrayList<>();

    private ParsedArticle article() throws Exception {
        Files.createDirectories(root.resolve("content/posts"));
        Files.writeString(root.resolve("content/posts/a.md"), "---\ntitle: A\ndate: 2026-01-01\n---\n\n![A cat](/img/cat.png)\n");
        ContentFolder folder = new ContentFolder(root, 1_000_000);
        ContentFile file = folder.file("content/posts/a.md").orElseThrow();
        return new ArticleParser(DefaultSettings.of(SiteConfig.class), DefaultSettings.of(ContentLimits.class),
                DefaultSettings.of(MarkdownConfig.class), new MarkdownRenderer())
                .parse(file, folder.read(file), null, Instant.parse("2026-05-01T12:00:00Z"),
                        new PictureFolder(root, new PictureMaker(), null, null, 1_000_000), problems)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "static/", "public/", "assets/", "source/", "images/"})
    void aPathFromTheRootCountsFromTheFoldersOfTheEngineToo(String folder) throws Exception {
        Path picture = root.resolve(folder + "img/cat.png");
        Files.createDirectories(picture.getParent());
        Files.write(picture, TestPictures.png(40, 20));

        ParsedArticle article = article();
        assertTrue(Jsoup.parse(article.body().html()).selectFirst("img").attr("src").startsWith("/media/"), article.body().html());
        assertTrue(article.pictures().stream().anyMatch(use -> use.path().equals(folder + "img/cat.png") && use.size() != null));
        assertEquals(List.of(), problems);
    }

    @Test
    void aMissingOneIsLookedForAgainInEach() throws Exception {
        assertEquals(List.of("assets/img/cat.png", "images/img/cat.png", "img/cat.png", "public/img/cat.png", "source/img/cat.png",
                "static/img/cat.png"), article().pictures().stream().map(PictureUse::path).sorted().toList());
        assertEquals(List.of("the picture '/img/cat.png' is not there"), problems.stream().map(Problem::message).toList());
    }
}
