package recto.imports;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.TestPostgres;
import recto.cache.PageCache;

/** A blog of another engine whose configuration, above the content folder, and files of data change while a server runs or rests. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class GivenByFoldersTest {

    @Inject
    TestBlog blog;
    @Inject
    ArticleImporter importer;
    @Inject
    ImportConfig config;
    @Inject
    PageCache pages;
    @Inject
    ShownProblems shown;
    @Inject
    Clock clock;
    @Inject
    DryRun dryRun;
    private ImportJob job;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
        job = startedJob();
    }

    /** What looks at the folder in a program that has just started. */
    private ImportJob startedJob() {
        return new ImportJob(importer, config, () -> blog.folder().resolve("content"), pages, shown, clock, Duration.ZERO);
    }

    private void sixArticles() {
        blog.article("content/posts/a.md", "A").article("content/posts/b.md", "B", "tags: [own]", "Text.");
        IntStream.range(0, 4).forEach(i -> blog.article("content/notes/n" + i + ".md", "N" + i));
        blog.settle();
    }

    private String lastPass() {
        return blog.ask("select created || ' new, ' || updated || ' changed, ' || unchanged || ' unchanged, ' || removed || ' removed'"
                + " from import_run order by id desc limit 1");
    }

    private List<String> versions(String folder) {
        return blog.list("select ctid || ' ' || xmin from article where source_path like ? order by id", folder + "/%");
    }

    private String tags(String title) {
        return blog.ask("select string_agg(t.name, ', ' order by t.name) from article a join article_tag l on l.article_id = a.id"
                + " join tag t on t.id = l.tag_id where a.title = ?", title);
    }

    @Test
    void aRunningServerReadsTheArticlesAgainThatAFileBesideThemGivesSomething() throws Exception {
        blog.file("eleventy.config.js", "export default {};");
        sixArticles();
        job.look();
        assertEquals("6 new, 0 changed, 0 unchanged, 0 removed", lastPass());
        List<String> notes = versions("notes");
        when().get("/articles/a").then().statusCode(200).body(not(containsString("/tags/wood")));

        blog.file("content/posts/posts.json", "{\"tags\": [\"wood\"]}");
        assertEquals("0 new, 2 changed, 0 renamed, 0 removed, 4 unchanged", dryRun.run(blog.folder().resolve("content")).toString());
        job.look();
        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 6 unchanged", dryRun.run(blog.folder().resolve("content")).toString());
        assertEquals("0 new, 2 changed, 4 unchanged, 0 removed", lastPass());
        assertEquals(notes, versions("notes"));
        when().get("/articles/a").then().statusCode(200).body(containsString("/tags/wood"));
        assertEquals("own, wood", tags("B"));

        blog.file("content/posts/posts.json", "{\"tags\": [\"oak\"]}");
        job.look();
        assertEquals("oak, own", tags("B"));
        blog.delete("content/posts/posts.json");
        job.look();
        assertEquals("0 new, 2 changed, 4 unchanged, 0 removed", lastPass());
        assertEquals("own", tags("B"));
        assertEquals(null, tags("A"));
        assertEquals(notes, versions("notes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "_config.yml | defaults: [{scope: {path: content/posts}, values: {tags: [wood]}}] | defaults: [{scope: {path: content/posts}, values: {tags: [oak]}}]",
            "hugo.toml | [[cascade]]¦tags = ['wood']¦[cascade.target]¦path = '/posts/**' | [[cascade]]¦tags = ['oak']¦[cascade.target]¦path = '/posts/**'",
            "content/posts/_index.md | ---¦cascade: {tags: [wood]}¦--- | ---¦cascade: {tags: [oak]}¦---"})
    void aServerThatStartsSeesWhatChangedWhileItRested(String file, String before, String after) {
        blog.file(file, before.replace('¦', '\n'));
        sixArticles();
        job.look();
        assertEquals("wood", tags("A"));
        assertEquals("own", tags("B"));
        startedJob().look();
        assertEquals("0 new, 0 changed, 6 unchanged, 0 removed", lastPass());
        List<String> notes = versions("notes");

        blog.file(file, after.replace('¦', '\n'));
        startedJob().look();
        assertEquals("oak", tags("A"));
        assertEquals("own", tags("B"));
        assertEquals("0 new, 2 changed, 4 unchanged, 0 removed", lastPass());
        assertEquals(notes, versions("notes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "_config.yml | title: x | defaults: [{scope: {path: content/posts/a.md}, values: {published: false}}]",
            "hugo.toml | title = 'x' | [[cascade]]¦draft = true¦[cascade.target]¦path = '/posts/a'"})
    void anArticleThatItsEngineBeginsToHideGoesAndComesBack(String file, String shown, String hidden) {
        blog.file(file, shown.replace('¦', '\n'));
        sixArticles();
        job.look();
        String guid = blog.guid("A");
        when().get("/articles/a").then().statusCode(200);

        blog.file(file, hidden.replace('¦', '\n'));
        job.look();
        when().get("/articles/a").then().statusCode(410);
        when().get("/articles/b").then().statusCode(200);

        blog.file(file, shown.replace('¦', '\n'));
        job.look();
        when().get("/articles/a").then().statusCode(200);
        assertEquals(guid, blog.guid("A"));
    }

    @Test
    void aFolderThatIsHiddenGoesAsAWholeUnlessThatIsMuchOfTheBlog() {
        blog.file("eleventy.config.js", "export default {};");
        sixArticles();
        job.look();

        blog.file("content/notes/notes.json", "{\"draft\": true}");
        job.look();
        when().get("/articles/n1").then().statusCode(200);
        assertTrue(blog.ask("select problems::text from import_run order by id desc limit 1").contains("or left out there"));
        blog.delete("content/notes/notes.json").article("content/notes/deep/d.md", "D").file("content/notes/deep/deep.json", "{}");
        job.look();
        when().get("/articles/d").then().statusCode(200);
        blog.file("content/notes/deep/deep.json", "{\"permalink\": false}");
        job.look();
        when().get("/articles/d").then().statusCode(410);
        when().get("/articles/n1").then().statusCode(200);
    }

    @Test
    void anArticleThatHasNothingToDoWithItIsReadWithItsFolderAlone() {
        blog.file("_config.yml", "title: x\n");
        blog.article("content/posts/a.md", "A");
        IntStream.range(0, 250).forEach(i -> blog.article("content/notes/n" + i + ".md", "N" + i));
        blog.settle();
        job.look();
        List<String> posts = versions("posts");

        blog.file("_config.yml", "defaults: [{scope: {path: content/notes}, values: {author: Jo, hidden: true}}]\n");
        job.look();
        assertEquals("0 new, 250 changed, 1 unchanged, 0 removed", lastPass());
        assertEquals("250", blog.ask("select count(*) from article where unlisted"));
        assertEquals(posts, versions("posts"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "_config.yml | title: x | content/about.md | title: T | true /about",
            "_config.yml | title: x | content/guide/start.md | title: T | true /guide/start",
            "_config.yml | title: x | content/about.md | title: T¦date: 2020-01-01 | false /articles/about",
            "_config.yml | title: x | content/about.md | title: T¦page: false | false /articles/about",
            "_config.yml | title: x | content/_posts/2020-01-01-a.md | title: T | false /articles/a",
            "_config.yml | new_post_name: :title.md | content/about/index.md | title: T | true /about",
            "_config.yml | new_post_name: :title.md | content/_posts/a.md | title: T | false /articles/a",
            "hugo.toml | title = 'x' | content/about.md | title: T | true /about",
            "hugo.toml | title = 'x' | content/about/index.md | title: T | true /about",
            "hugo.toml | title = 'x' | content/posts/a.md | title: T | false /articles/a",
            "eleventy.config.js | export default {}; | content/a.md | title: T | false /articles/a",
            "eleventy.config.js | export default {}; | content/a.md | title: T¦layout: page | true /a",
            "eleventy.config.js | export default {}; | content/a/b.md | title: T¦date: 2020-01-01¦page: true | true /b"})
    void whatAnEngineHasInNoFolderOfPostsIsAPageUnlessItHasADate(String config, String text, String file, String header, String found) {
        blog.file(config, text + "\n").file(file, "---\n" + header.replace('¦', '\n') + "\n---\nText.\n");
        blog.settle();
        job.look();
        assertEquals(found, blog.ask("select is_page || ' ' || path from article"));
        when().get(found.replaceFirst(".* ", "")).then().statusCode(200);
    }
}
