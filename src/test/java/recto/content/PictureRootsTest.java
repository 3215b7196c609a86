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
import recto.address.StoredAddresses;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.ContentLimits;
import recto.folder.FolderVisitor;
import recto.folder.PictureRoots;
import recto.frontmatter.Problem;
import recto.linked.FileFolder;
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
    @ValueSource(strings = {"", "static/", "public/", "assets/", "source/", "images/", "img/"})
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
        assertEquals(List.of("assets/img/cat.png", "images/img/cat.png", "img/cat.png", "img/img/cat.png", "public/img/cat.png",
                "source/img/cat.png",
                "static/img/cat.png"), article().pictures().stream().map(PictureUse::path).sorted().toList());
        assertEquals(List.of("the picture '/img/cat.png' is not there"), problems.stream().map(Problem::message).toList());
    }

    /** The engine's own root lies beside the content folder, which is all that Recto is pointed at. */
    private ParsedArticle besideRoot(String roots) throws Exception {
        return besideRoot(roots, "![A cat](/img/cat.png)\n\n![It again](../../static/img/cat.png)");
    }

    private ParsedArticle besideRoot(String roots, String body) throws Exception {
        Path content = Files.createDirectories(root.resolve("blog/content/posts")).getParent();
        Files.writeString(content.resolve("posts/a.md"), "---\ntitle: A\ndate: 2026-01-01\n---\n\n" + body + "\n");
        ContentFolder folder = new ContentFolder(content, 1_000_000, PictureRoots.of(content, roots));
        ContentFile file = folder.file("posts/a.md").orElseThrow();
        return new ArticleParser(DefaultSettings.of(SiteConfig.class), DefaultSettings.of(ContentLimits.class),
                DefaultSettings.of(MarkdownConfig.class), new MarkdownRenderer())
                .parse(file, folder.read(file), null, Instant.parse("2026-05-01T12:00:00Z"),
                        new PictureFolder(folder, new PictureMaker(), null, null, StoredAddresses.NONE,
                                new FileFolder(folder, null, 1_000_000)),
                        problems)
                .orElseThrow();
    }

    private void catInStatic() throws Exception {
        Path picture = root.resolve("blog/static/img/cat.png");
        Files.createDirectories(picture.getParent());
        Files.write(picture, TestPictures.png(40, 20));
    }

    private List<String> listed(PictureRoots roots) throws Exception {
        List<String> pictures = new ArrayList<>();
        new ContentFolder(root.resolve("blog/content"), 1_000_000, roots).walk(new FolderVisitor() {
            @Override
            public void file(ContentFile entry) {}

            @Override
            public void picture(ContentFile entry) {
                pictures.add(entry.path());
            }

            @Override
            public void unreadable(String path, Problem problem) {
                problems.add(problem);
            }

            @Override
            public void warning(Problem problem) {
                problems.add(problem);
            }
        });
        return pictures;
    }

    @Test
    void theRootBesideTheContentFolderIsFoundByTheConfigurationOfTheEngine() throws Exception {
        Files.createDirectories(root.resolve("blog"));
        Files.writeString(root.resolve("blog/hugo.toml"), "title = 'A'\n");
        catInStatic();

        assertEquals(List.of("static/img/cat.png"), besideRoot("").pictures().stream().filter(use -> use.size() != null)
                .map(PictureUse::path).toList());
        assertEquals(List.of("static/img/cat.png"), listed(PictureRoots.of(root.resolve("blog/content"), "")));
        assertEquals(List.of(), problems);
    }

    @Test
    void aFolderOfPicturesBesideTheArticlesOfEleventyKeepsItsName() throws Exception {
        Files.createDirectories(root.resolve("blog/img"));
        Files.writeString(root.resolve("blog/eleventy.config.js"), "");
        Files.write(root.resolve("blog/img/cat.png"), TestPictures.png(40, 20));

        assertEquals(List.of("img/cat.png"), besideRoot("", "![A cat](/img/cat.png)").pictures().stream().filter(use -> use.size() != null)
                .map(PictureUse::path).toList());
        assertEquals(root.toRealPath().resolve("blog/img/dog.png"),
                PictureRoots.of(root.resolve("blog/content"), "").placeFor("img/dog.png").orElseThrow());
    }

    @Test
    void aRootMayBeNamedAndAMissingOneIsReported() throws Exception {
        catInStatic();
        String named = root.resolve("blog/static") + ", " + root.resolve("blog/none");

        assertEquals(2, Jsoup.parse(besideRoot(named).body().html()).select("img[src^=/media/]").size());
        assertEquals(List.of("static/img/cat.png"), listed(PictureRoots.of(root.resolve("blog/content"), named)));
        assertEquals(List.of("the folder '" + root.resolve("blog/none") + "' of recto.content.picture-roots is not there"),
                problems.stream().map(Problem::message).toList());
    }

    @Test
    void withoutAConfigurationNothingBesideTheContentFolderIsRead() throws Exception {
        catInStatic();
        besideRoot("");
        assertEquals(
                List.of("the picture '/img/cat.png' is not there",
                        "the picture '../../static/img/cat.png' leads out of the content folder"),
                problems.stream().map(Problem::message).toList());
    }

    @Test
    void theMendNamesTheVeryPlaceOfAMissingPicture() throws Exception {
        Files.createDirectories(root.resolve("blog/static"));
        Files.writeString(root.resolve("blog/hugo.toml"), "title = 'A'\n");
        besideRoot("");
        assertEquals("put it at %s, or correct the path".formatted(root.toRealPath().resolve("blog/static/img/cat.png")),
                problems.get(0).hint());
    }

    @Test
    void aLinkInARootIsNotFollowedOutOfIt() throws Exception {
        Files.write(Files.createDirectories(root.resolve("secret/img")).resolve("cat.png"), TestPictures.png(40, 20));
        Files.createDirectories(root.resolve("blog/static"));
        Files.createSymbolicLink(root.resolve("blog/static/img"), root.resolve("secret/img"));
        ParsedArticle article = besideRoot(root.resolve("blog/static").toString());
        assertEquals(0, Jsoup.parse(article.body().html()).select("img[src^=/media/]").size());
        assertEquals("the picture '/img/cat.png' is a symbolic link, or lies behind one, and links are not followed",
                problems.get(0).message());
    }

    @Test
    void aRootHasOtherFilesTooThatALinkLeadsTo() throws Exception {
        Files.write(Files.createDirectories(root.resolve("blog/static/papers")).resolve("bread.pdf"), new byte[] {1, 2, 3});
        ParsedArticle article = besideRoot(root.resolve("blog/static").toString(),
                "[Bread](/papers/bread.pdf) and [oats](/papers/oats.pdf)");

        assertEquals(1, Jsoup.parse(article.body().html()).select("a[href^=/media/file/]").size(), article.body().html());
        assertEquals(List.of("static/papers/bread.pdf"),
                article.pictures().stream().filter(use -> use.size() != null).map(PictureUse::path).toList());
        assertEquals(List.of("static/papers/bread.pdf"), listed(PictureRoots.of(root.resolve("blog/content"),
                root.resolve("blog/static").toString())));
    }
}
