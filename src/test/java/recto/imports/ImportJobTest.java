package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.cache.PageCache;

/** When a pass runs: after a change of the folder, and not without one. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ImportJobTest {

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
    private ImportJob job;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
        job = new ImportJob(importer, config, () -> blog.folder(), pages, shown, clock);
    }

    @Test
    void aLookAtAnUnchangedFolderIsNoPass() {
        blog.article("a.md", "A").settle();
        job.look();
        job.look();
        job.look();

        assertEquals("1", passes());
    }

    @Test
    void aChangeIsAPass() {
        blog.article("a.md", "A").settle();
        job.look();
        blog.article("a.md", "A", "", "Another text.");
        job.look();

        assertEquals("2", passes());
        RestAssured.get("/articles/a").then().body(org.hamcrest.Matchers.containsString("Another text."));
    }

    @Test
    void aFolderThatChangedJustNowIsLookedIntoOnceMore() throws IOException {
        blog.article("a.md", "A");
        // Just now stays so for as long as a slow machine needs for a pass
        Files.setLastModifiedTime(blog.folder().resolve("a.md"), FileTime.from(Instant.now().plusMillis(1_900)));
        job.look();
        job.look();
        assertEquals("2", passes());

        blog.settle();
        job.look();
        job.look();
        assertEquals("3", passes());
    }

    @Test
    void aBadFileIsNotReadAgainUntilItChanges() {
        blog.file("a.md", "---\ntitle: A: b\n---\n").settle();
        job.look();
        job.look();
        assertEquals("1", passes());

        blog.article("a.md", "A").settle();
        job.look();
        assertEquals("2", passes());
        RestAssured.get("/articles/a").then().statusCode(200);
    }

    @Test
    void aMissingFolderIsToldOnceAndItsReturnIsSeen() throws Exception {
        blog.article("a.md", "A").settle();
        job.look();
        Path away = blog.folder().resolveSibling(blog.folder().getFileName() + "-away");
        Files.move(blog.folder(), away);
        job.look();
        job.look();
        assertEquals("2", passes());
        RestAssured.get("/articles/a").then().statusCode(200);

        Files.move(away, blog.folder());
        job.look();
        assertEquals("3", passes());
        assertEquals("1", blog.ask("select unchanged from import_run order by id desc limit 1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileIsTakenWhenItHasGrownUp(boolean isFirstPass) throws Exception {
        if (!isFirstPass) {
            blog.article("b.md", "B").settle();
            job.look();
        }
        Path file = blog.folder().resolve("a.md");
        Files.createDirectories(blog.folder());
        Files.writeString(file, "---\ntitle: A\npublish_date: 2026-05-01\n---\n\n");
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 10; i++) {
                try {
                    Thread.sleep(200);
                    Files.writeString(file, "Piece " + i + ".\n\n", StandardOpenOption.APPEND);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        writer.start();
        job.look();

        assertFalse(writer.isAlive());
        RestAssured.get("/articles/a").then().statusCode(200).body(org.hamcrest.Matchers.containsString("Piece 9."));
        assertEquals("1", blog.ask(
                "select count(*) from import_run where created + updated > 0 and started_at = (select max(started_at) from import_run)"));
    }

    @Test
    void aFileFromTheFutureIsTakenToo() throws Exception {
        blog.article("b.md", "B").settle();
        job.look();
        blog.article("a.md", "A");
        Files.setLastModifiedTime(blog.folder().resolve("a.md"), FileTime.from(Instant.now().plusSeconds(86_400)));
        job.look();

        assertEquals("A", blog.ask("select title from article where title = 'A'"));
    }

    @Test
    void aFailureIsNoEnd() {
        blog.article("a.md", "A").settle();
        blog.update("alter table redirect rename to redirect_away");
        try {
            job.look();
        } finally {
            blog.update("alter table redirect_away rename to redirect");
        }
        assertEquals("0", passes());

        job.look();
        assertEquals("1", blog.ask("select created from import_run"));
    }

    private String passes() {
        return blog.ask("select count(*) from import_run");
    }
}
