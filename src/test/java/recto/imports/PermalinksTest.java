package recto.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.article.DatabaseAddresses;
import recto.change.SiteChanges;
import recto.content.ArticleParser;
import recto.content.AuthorParser;
import recto.content.TagParser;
import recto.folder.ContentLimits;
import recto.markdown.MarkdownConfig;
import recto.markdown.MarkdownRenderer;
import recto.media.FileStore;
import recto.media.PictureMaker;
import recto.media.PictureStore;
import recto.remote.RemotePictures;
import recto.report.ImportReport;
import recto.site.SiteConfig;

/** A folder may have addresses of its own pattern, and the articles in it follow when that changes. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class PermalinksTest {

    @Inject
    TestBlog blog;
    @Inject
    Instance<DataSource> database;
    @Inject
    Instance<Object> beans;
    @Inject
    SiteConfig site;

    @BeforeEach
    void twoSections() throws Exception {
        blog.empty().article("notes/2026-04-01-edges.md", "Edges", "", "See [glue](../posts/glue.md).")
                .article("notes/deep/oak.md", "Oak").article("notes/own.md", "Own", "path: /mine", "Text.")
                .article("posts/glue.md", "Glue", "", "See [edges](../notes/2026-04-01-edges.md) and [oak](../notes/deep/oak.md).")
                .article("pages/about.md", "About");
        importWith("notes /n/{slug}");
    }

    private ImportReport importWith(String permalinks) throws Exception {
        SiteConfig other = (SiteConfig) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SiteConfig.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("permalinks") ? Optional.ofNullable(permalinks) : method.invoke(site, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        ArticleParser parser = new ArticleParser(other, the(ContentLimits.class), the(MarkdownConfig.class), the(MarkdownRenderer.class));
        return new ArticleImporter(database, parser, the(AuthorParser.class), the(TagParser.class), the(PictureMaker.class),
                the(PictureStore.class), the(FileStore.class), the(RemotePictures.class), the(DatabaseAddresses.class),
                the(SiteChanges.class), other, the(ContentLimits.class), java.time.Clock.systemUTC())
                .run(blog.folder(), new ImportOptions(false, false, (Consumer<ImportReport>) null)).orElseThrow();
    }

    private <T> T the(Class<T> bean) {
        return beans.select(bean).get();
    }

    private static ValidatableResponse get(String path) {
        return given().redirects().follow(false).get(path).then();
    }

    @Test
    void theArticlesOfAFolderHaveThePatternOfTheirFolderAndLinksLeadThere() {
        get("/n/edges").statusCode(200).body(containsString("href=\"/articles/glue\""));
        get("/n/oak").statusCode(200);
        get("/mine").statusCode(200);
        get("/about").statusCode(200);
        get("/articles/glue").statusCode(200).body(containsString("href=\"/n/edges\"")).body(containsString("href=\"/n/oak\""));
        get("/articles/edges").statusCode(301).header("Location", endsWith("/n/edges"));
    }

    @Test
    void anotherSettingMovesTheArticlesAndTheirFormerAddressesLeadOn() throws Exception {
        assertEquals("5 unchanged", TestBlog.counts(importWith("notes /n/{slug}")));
        importWith("notes/deep /{year}/{slug}");
        get("/2026/oak").statusCode(200);
        get("/n/oak").statusCode(301).header("Location", endsWith("/2026/oak"));
        get("/articles/edges").statusCode(200);
        get("/n/edges").statusCode(301).header("Location", endsWith("/articles/edges"));
        get("/articles/glue").statusCode(200).body(containsString("href=\"/articles/edges\"")).body(containsString("href=\"/2026/oak\""));
        importWith(null);
        get("/2026/oak").statusCode(301).header("Location", endsWith("/articles/oak"));
    }
}
