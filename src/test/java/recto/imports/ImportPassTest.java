package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.frontmatter.Problem;
import recto.report.ImportReport;

/** Nothing is lost: not by a folder that is not there, not by a bad file, not by a crash, not by another importer. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ImportPassTest {

    private static final ImportOptions PLAIN = new ImportOptions(false, false, null);

    @Inject
    TestBlog blog;
    @Inject
    ImportJob job;
    @Inject
    AgroalDataSource pool;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    private void articles(int count) {
        for (int i = 0; i < count; i++) {
            blog.article("a%03d.md".formatted(i), "A" + i);
        }
    }

    // ---- what is gone ----

    @Test
    void aNewlineInTheNameOfAFileBreaksNoLine() {
        blog.file("a\nERROR forged\u2028\u202egnp.md", "---\ntitle: A: b\n---\n");

        String problem = TestBlog.problems(blog.importAll()).get(0);
        assertTrue(problem.startsWith("a\\nERROR forged\\u2028\\u202egnp.md:2:"), problem);
        assertEquals(List.of(problem), blog.list("select unnest(problems) from import_run order by id desc limit 1"));
    }

    @Test
    void upToAFifthOfThePublishedArticlesMayGo() {
        articles(10);
        blog.importAll();

        blog.delete("a001.md").delete("a002.md");
        assertEquals("2 removed, 8 unchanged", blog.counts());
        assertEquals(410, status("/articles/a001"));
    }

    @Test
    void aPassThatWouldTakeDownMoreChangesNothingAtAll() {
        articles(10);
        blog.settle().importAll();
        List<String> before = blog.rowVersions();
        blog.delete("a001.md").delete("a002.md").delete("a003.md").article("a004.md", "Edited").article("new.md", "New").settle();

        ImportReport report = blog.importAll();
        assertTrue(report.isRefused());
        assertEquals(before, blog.rowVersions());
        String problem = TestBlog.problems(report).get(0);
        assertTrue(problem.startsWith(".:1:1: 3 of 10 published articles would be taken down, because their files are gone from "),
                problem);
        assertTrue(problem.contains("--allow-mass-removal"), problem);
        assertEquals(200, status("/articles/a001"));
    }

    @Test
    void itDoesSoWhenItIsTold() {
        articles(10);
        blog.importAll();
        blog.delete("a001.md").delete("a002.md").delete("a003.md").article("a004.md", "Edited");

        assertEquals("1 changed, 3 removed, 6 unchanged", TestBlog.counts(blog.importAll(new ImportOptions(false, true, null))));
    }

    @Test
    void onlyWhatReadersSeeIsCounted() {
        articles(5);
        for (int i = 0; i < 10; i++) {
            blog.article("d" + i + ".md", "D" + i, i % 2 == 0 ? "draft: true" : "expiry_date: 2026-05-02", "Text.");
        }
        blog.importAll();
        blog.delete("a001.md").delete("a002.md");
        assertTrue(blog.importAll().isRefused(), "two of five");

        blog.article("a001.md", "A1").article("a002.md", "A2");
        for (int i = 0; i < 10; i++) {
            blog.delete("d" + i + ".md");
        }
        assertEquals("10 removed, 5 unchanged", blog.counts());
    }

    @Test
    void anArticleThatExpiredBeforeItWasFirstReadIsNotSeenAndKeepsNoOtherFromBeingRemoved() {
        articles(10);
        blog.file("old.md", "---\ntitle: Old\nexpiry_date: 2020-01-01\n---\nText.\n");
        assertEquals("11 new", blog.counts());
        assertEquals("t", blog.ask("select expire_at > publish_at from article where title = 'Old'"));
        assertEquals(410, status("/articles/old"));

        blog.delete("a001.md");
        assertEquals("1 removed, 10 unchanged", blog.counts());
    }

    @Test
    void whatTheDatabaseRefusesLosesItsAddressToTheNextThatWantsIt() {
        blog.update("alter table article add constraint no_bad_title check (title <> 'Bad')");
        try {
            blog.article("a.md", "Bad", "slug: x", "Text.").article("b.md", "Good", "slug: x", "Text.").article("c.md", "Late", "slug: x",
                    "Text.");
            ImportReport report = blog.importAll();

            assertEquals("1 new, 2 failed", TestBlog.counts(report));
            List<String> problems = TestBlog.problems(report);
            assertEquals(2, problems.size(), problems::toString);
            assertTrue(problems.get(0).startsWith("a.md:1:1: cannot be stored ("), problems::toString);
            assertTrue(problems.get(1).startsWith("c.md:1:1: wants the address /articles/x, which belongs to b.md"), problems::toString);
        } finally {
            blog.update("alter table article drop constraint no_bad_title");
        }
    }

    @Test
    void aFolderThatMovedIsNoMassRemoval() {
        for (int i = 0; i < 130; i++) {
            blog.article("old/a" + i + ".md", "A" + i);
        }
        blog.importAll();
        blog.move("old", "new/place");

        assertEquals("130 renamed", blog.counts());
    }

    @Test
    void norIsAFolderThatMovedAndWasEditedThroughout() {
        for (int i = 0; i < 20; i++) {
            blog.article("old/a" + i + ".md", "A" + i);
        }
        blog.importAll();
        for (int i = 0; i < 20; i++) {
            blog.delete("old/a" + i + ".md").article("new/a" + i + ".md", "A" + i, "tags: [new]", "Another text.");
        }

        assertEquals("20 changed", blog.counts());
    }

    @Test
    void anEmptyFolderTakesNothingDown() throws Exception {
        articles(10);
        blog.importAll();

        ImportReport report = blog.importFrom(Files.createTempDirectory("recto-test-empty"), PLAIN);
        assertTrue(report.isRefused());
        assertEquals(1, report.failed());
        assertEquals(200, status("/articles/a001"));
    }

    @Test
    void aFolderThatIsMissingIsSaidSoAndTheSiteServesOn() {
        articles(1);
        blog.importAll();
        Path missing = blog.folder().resolve("nowhere");

        ImportReport report = blog.importFrom(missing, new ImportOptions(true, true, null));
        assertTrue(report.isRefused());
        assertEquals(
                List.of(".:1:1: the content folder " + missing
                        + " is missing; create it, mount it, or set recto.content.dir; what is published stays published"),
                TestBlog.problems(report));
        assertEquals(200, status("/articles/a000"));
    }

    @Test
    void whatIsInAFolderThatCannotBeReadStays() {
        // Paths that the system takes at first and, after the move, only as far as the content folder itself: even root cannot read on
        Path base = blog.folder().resolve(("y".repeat(240) + "/").repeat(15));
        Path content = base.resolve("content");
        String unreadable = "x".repeat(200);
        try {
            blog.file(blog.folder().relativize(content) + "/" + unreadable + "/a.md", "---\ntitle: A\n---\nText.\n");
            for (int i = 0; i < 4; i++) {
                blog.file(blog.folder().relativize(content) + "/b" + i + ".md", "---\ntitle: B\n---\nText " + i + ".\n");
            }
            assertEquals("5 new", TestBlog.counts(blog.importFrom(content, PLAIN)));
            Path deeper = base.resolve("z".repeat(240)).resolve("content");
            blog.move(blog.folder().relativize(content).toString(), blog.folder().relativize(deeper).toString());

            ImportReport report = blog.importFrom(deeper, new ImportOptions(false, true, null));
            assertEquals("4 unchanged, 1 failed", TestBlog.counts(report));
            assertTrue(report.hasUnread());
            assertTrue(report.problems().get(0).message().startsWith("cannot be read ("), report.problems()::toString);
            assertEquals(200, status("/articles/a"));
            blog.move(blog.folder().relativize(deeper).toString(), blog.folder().relativize(content).toString());
        } catch (UncheckedIOException e) {
            throw new AssertionError("The file system of the tests takes no paths of 4,000 bytes", e);
        }
    }

    // ---- bad files ----

    @Test
    void aBrokenEditLeavesThePublishedVersionUp() {
        blog.article("a.md", "A", "", "The first version.").importAll();
        blog.file("a.md", "---\ntitle: A: b\n---\nThe second version.\n");

        assertEquals("1 failed", blog.counts());
        RestAssured.get("/articles/a").then().statusCode(200).body(org.hamcrest.Matchers.containsString("The first version."));
        assertEquals("1 failed", blog.counts(), "and it is told again, as long as it is so");
    }

    @Test
    void goodFilesAreImportedBesideBadOnesAndAllThatIsWrongIsSaidAtOnce() {
        blog.article("a.md", "A").article("z.md", "Z")
                .file("b.md", "---\ncanonical_url: nowhere\npublish_date: tomorrow\ndraft: perhaps\n---\n")
                .file("c.md", new byte[] {'-', (byte) 0xFF});

        ImportReport report = blog.importAll();
        assertEquals("2 new, 2 failed", TestBlog.counts(report));
        assertEquals(List.of("b.md", "b.md", "b.md", "c.md"), report.problems().stream().map(Problem::file).toList());
    }

    @Test
    void aBrokenFileThatReplacedAMovedOneDoesNotTakeItDown() {
        articles(10);
        blog.article("plain.md", "Plain").article("bundle/index.md", "Bundle").article("with-id.md", "With id", "id: mine", "Text.")
                .article("with-slug.md", "With slug", "slug: mine", "Text.").importAll();
        blog.delete("plain.md").file("new/plain.md", "---\ntitle: A: b\n---\n")
                .delete("bundle/index.md").file("new/bundle/index.md", "no front matter")
                .delete("with-id.md").file("renamed.md", "---\ntitle: With id\nid: mine\npublish_date: x\n---\n")
                .delete("with-slug.md").file("another.md", "---\ntitle: With slug\nslug: mine\npublish_date: x\n---\n");

        assertEquals("10 unchanged, 4 failed", TestBlog.counts(blog.importAll(new ImportOptions(false, true, null))));
        for (String slug : List.of("plain", "bundle", "with-id", "mine")) {
            assertEquals(200, status("/articles/" + slug), slug);
        }
    }

    // ---- crashes, and others ----

    @Test
    void aPassWhoseConnectionIsCutLeavesEveryArticleWholeAndTheNextOneFinishes() {
        articles(350);
        blog.importAll();
        for (int i = 0; i < 350; i++) {
            blog.article("a%03d.md".formatted(i), "B" + i, "tags: [later]\nslug: b" + i, "Another text.");
        }
        List<ImportReport> seen = new ArrayList<>();
        ImportOptions cut = new ImportOptions(false, false, report -> {
            if (report.updated() > 0 && seen.isEmpty()) {
                seen.add(report);
                blog.list("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
            }
        });

        assertThrows(IllegalStateException.class, () -> blog.importAll(cut));
        assertEquals("200", blog.ask("select count(*) from article where title like 'B%'"));
        assertEquals("0", blog
                .ask("""
                        select count(*) from article a where (a.title like 'B%') <> exists (select from article_tag t where t.article_id = a.id)
                            or (a.title like 'B%') <> (a.path like '/articles/b%') or not exists (select from redirect r where (r.article_id, r.path) = (a.id, a.path))"""));
        assertEquals("150 changed, 200 unchanged", blog.counts());
        assertEquals("350", blog.ask("select count(*) from article where title like 'B%' and body_text like '%Another%'"));
    }

    @Test
    void aPassThatIsInterruptedStopsAfterItsBatch() {
        articles(250);
        ImportOptions stopped = new ImportOptions(false, false, report -> {
            if (report.created() > 0) {
                Thread.currentThread().interrupt();
            }
        });

        assertThrows(UncheckedIOException.class, () -> blog.importAll(stopped));
        assertTrue(Thread.interrupted());
        assertEquals("200", blog.ask("select count(*) from article"));
        assertEquals("50 new, 200 unchanged", blog.counts());
    }

    @Test
    void whileOneProgramImportsAnotherDoesNot() {
        articles(120);
        List<Optional<ImportReport>> others = new ArrayList<>();
        blog.importAll(new ImportOptions(false, false, report -> {
            try {
                others.add(job.run(blog.folder(), PLAIN));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }));

        assertTrue(others.size() >= 2);
        others.forEach(other -> assertEquals(Optional.empty(), other));
        assertEquals("120 unchanged", blog.counts(), "and afterwards the way is free");
    }

    @Test
    void theWordsOfABatchThatTheDatabaseRefusesAreSuggestedAllTheSame() {
        for (int i = 0; i < 150; i++) {
            blog.article("w" + i + ".md", "W" + i, "", "A zebrafish swims.");
        }
        blog.update("alter table article add constraint no_w9 check (title <> 'W9')");
        try {
            blog.importAll();
        } finally {
            blog.update("alter table article drop constraint no_w9");
        }
        assertEquals("t", blog.ask("select articles >= 100 from search_word where word = 'zebrafish'"));
    }

    @Test
    void aFileWhoseDateIsNoDayIsNotPublishedAndAFolderThatIsADayGivesNoName() {
        ImportReport report = blog.file("2026-02-30-launch.md", "---\ntitle: Launch\n---\n\nText.\n")
                .file("2026/05/01/index.md", "---\ntitle: May Day\n---\n\nText.\n")
                .file("2026-02-31-dated.md", "---\ntitle: Dated\ndate: 2026-03-01\n---\n\nText.\n").importAll();

        assertEquals("2 new, 1 failed", TestBlog.counts(report));
        assertTrue(report.problems().get(0).message().contains("2026-02-30"), report.problems()::toString);
        assertEquals(List.of("/articles/dated", "/articles/may-day"), blog.list("select path from article order by path"));
    }

    @Test
    void anArticleThatComesToLookLikeACopyStaysPublishedAndCanBeEdited() {
        blog.article("Letter.md", "Letter", "", "Dear readers.").article("Letter 2.md", "Second letter", "", "Hello again.").importAll();
        blog.article("Letter 2.md", "Letter", "", "Hello again, edited.");
        ImportReport report = blog.importAll();

        assertEquals("1 changed, 1 unchanged", TestBlog.counts(report));
        assertEquals(List.of("Letter 2.md"), report.problems().stream().map(recto.frontmatter.Problem::file).toList());
        io.restassured.RestAssured.get("/articles/letter-2").then().statusCode(200)
                .body(org.hamcrest.Matchers.containsString("Hello again, edited."));
        blog.article("Letter 3.md", "Letter", "", "Not yet an article.").importAll();
        io.restassured.RestAssured.get("/articles/letter-3").then().statusCode(404);
        blog.move("Letter.md", "post/Letter.md").move("Letter 2.md", "post/Letter 2.md").importAll();
        io.restassured.RestAssured.get("/articles/letter-2").then().statusCode(200);
        blog.delete("post/Letter 2.md").importAll(new ImportOptions(false, true, null));
        io.restassured.RestAssured.get("/articles/letter-2").then().statusCode(410);
    }

    @Test
    void oneArticleThatTheDatabaseDoesNotTakeFailsAlone() {
        articles(3);
        try {
            blog.update("alter table article add constraint no_a1 check (title <> 'A1')");
            ImportReport report = blog.importAll();
            assertEquals("2 new, 1 failed", TestBlog.counts(report));
            assertTrue(report.problems().get(0).message().contains("no_a1"), report.problems()::toString);
        } finally {
            blog.update("alter table article drop constraint no_a1");
        }
        assertEquals("1 new, 2 unchanged", blog.counts());
    }

    @Test
    void aThousandArticlesImportInOnePassAndTheSecondWritesNothing() {
        for (int i = 0; i < 1_000; i++) {
            blog.article("%02d/article-%d.md".formatted(i % 17, i), "Article " + i,
                    "author: Author %d\ntags: [Tag %d, Tag %d]".formatted(i % 7, i % 5, i % 11),
                    "Sentence %d. ".formatted(i).repeat(1 + i % 200));
        }
        blog.settle();
        assertEquals("1000 new", blog.counts());
        List<String> before = blog.rowVersions();

        assertEquals("1000 unchanged", blog.counts());
        assertEquals(before, blog.rowVersions());
    }

    private static int status(String path) {
        return RestAssured.given().redirects().follow(false).get(path).statusCode();
    }

    // ---- what it takes ----

    @Test
    void threeConnectionsAreEnough() throws Exception {
        articles(250);
        // One has the thread that listens for changes, and two are left
        List<Connection> others = new ArrayList<>();
        try {
            for (int i = 3; i < pool.getConfiguration().connectionPoolConfiguration().maxSize(); i++) {
                others.add(pool.getConnection());
            }
            assertEquals("250 new", blog.counts());
        } finally {
            for (Connection connection : others) {
                connection.close();
            }
        }
    }

    @Test
    void anImportWhoseVacuumIsCutOffIsAnImport() throws Exception {
        articles(1_000);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // A vacuum waits for this lock, and nothing else does
            statement.execute("lock table search_word in share update exclusive mode");
            Future<String> counts = other.submit(() -> blog.counts());
            String cutOff = "select pg_terminate_backend(pid)::text from pg_stat_activity where query like 'vacuum%' and wait_event_type = 'Lock'";
            while (blog.ask(cutOff) == null && !counts.isDone()) {
                Thread.sleep(50);
            }
            assertFalse(counts.isDone(), "no vacuum");
            assertEquals("1000 new", counts.get());
            connection.rollback();
        } finally {
            other.shutdown();
        }
    }
}
