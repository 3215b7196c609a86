package recto.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.cache.PageCache;
import recto.media.TestPictures;

/** After a few changes a pass looks at these alone, and leaves the blog as a pass over everything would. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ChangedFilesTest {

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
    /** No two changes of a file have one time, and all are long ago. */
    private Instant modified = Instant.now().minusSeconds(1_000_000);

    @BeforeEach
    void threeArticles() throws IOException {
        blog.empty();
        job = new ImportJob(importer, config, () -> blog.folder(), pages, shown, clock, Duration.ZERO);
        for (String name : List.of("a", "b", "c")) {
            write(name, "id: " + name, "Text.");
        }
        job.look();
        // A pass that comes by it makes it anew
        blog.update("update article set rendered_by = 'before' where id in (select id from article where path = '/articles/c')");
    }

    private void write(String name, String frontMatter, String body) throws IOException {
        blog.article(name + ".md", name.toUpperCase(Locale.ROOT), frontMatter, body);
        modified = modified.plusSeconds(10);
        Files.setLastModifiedTime(blog.folder().resolve(name + ".md"), FileTime.from(modified));
    }

    private String look() {
        job.look();
        return blog
                .ask("""
                        select created || ' new, ' || updated || ' changed, ' || renamed || ' renamed, ' || removed || ' removed, ' || unchanged || ' unchanged, '
                               || failed || ' failed' from import_run order by id desc limit 1""");
    }

    private boolean lookedAtAll() {
        return !"before".equals(blog.ask("select rendered_by from article where guid = 'c'"));
    }

    @Test
    void aChangedAndANewArticleAreImportedAndTheOthersAreNotLookedAt() throws IOException {
        write("a", "id: a", "Another text.");
        write("d", "", "Text.");

        assertEquals("1 new, 1 changed, 0 renamed, 0 removed, 2 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
        RestAssured.get("/articles/a").then().body(containsString("Another text."));
        RestAssured.get("/articles/d").then().statusCode(200);
        RestAssured.get("/articles/b").then().statusCode(200);
    }

    @Test
    void aFileThatMovedIsFoundAndTheOthersAreNotLookedAt() throws IOException {
        Files.move(blog.folder().resolve("b.md"), blog.folder().resolve("moved.md"));

        assertEquals("0 new, 0 changed, 1 renamed, 0 removed, 2 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
        assertEquals("moved.md", blog.ask("select source_path from article where guid = 'b'"));
        RestAssured.get("/articles/b").then().statusCode(200);
    }

    @Test
    void theArticleOfAFileThatWentAwayIsGoneAndTheOthersAreNotLookedAt() throws IOException {
        more();
        write("linking", "tags: [rare]", "See [B](b.md).");
        write("b", "id: b\ntags: [rare]", "Another text.");
        look();
        blog.update("update article set rendered_by = 'before' where guid = 'c'");
        RestAssured.get("/tags/rare").then().body(containsString("/articles/b\""));
        Files.delete(blog.folder().resolve("b.md"));

        assertEquals("0 new, 1 changed, 0 renamed, 1 removed, 5 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
        RestAssured.get("/articles/b").then().statusCode(410);
        RestAssured.get("/").then().body(not(containsString("/articles/b\"")));
        RestAssured.get("/tags/rare").then().body(not(containsString("/articles/b\"")), containsString("/articles/linking"));
        RestAssured.get("/articles/linking").then().body(not(containsString("/articles/b\"")));
        RestAssured.get("/articles/a").then().statusCode(200);
        assertTrue(blog.ask("select problems[1] from import_run order by id desc limit 1").startsWith("linking.md:"));
    }

    @Test
    void aFileThatTakesTheAddressOfOneThatWentAwayGetsItsArticle() throws IOException {
        Files.delete(blog.folder().resolve("b.md"));
        write("other", "slug: b", "Another text.");

        assertEquals("0 new, 1 changed, 0 renamed, 0 removed, 2 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
        assertEquals("other.md", blog.ask("select source_path from article where guid = 'b'"));
    }

    @Test
    void tooManyFilesThatWentAwayAreNotBelieved() throws IOException {
        Files.delete(blog.folder().resolve("b.md"));

        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 2 unchanged, 1 failed", look());
        assertFalse(lookedAtAll());
        RestAssured.get("/articles/b").then().statusCode(200);
    }

    @Test
    void afterAPictureThatWentAwayAllFilesAreLookedAt() throws IOException {
        blog.file("blue.png", TestPictures.png(20, 10));
        Files.setLastModifiedTime(blog.folder().resolve("blue.png"), FileTime.from(modified));
        write("a", "id: a", "![Blue](blue.png)");
        look();
        blog.update("update article set rendered_by = 'before' where guid = 'c'");
        Files.delete(blog.folder().resolve("blue.png"));

        assertEquals("0 new, 2 changed, 0 renamed, 0 removed, 1 unchanged, 0 failed", look());
        assertTrue(lookedAtAll());
    }

    private void more() throws IOException {
        for (String name : List.of("d", "e", "f")) {
            write(name, "", "Text.");
        }
    }

    @Test
    void besideAFileThatIsLeftOutTheOthersAreNotLookedAtAndTheWarningStays() throws IOException {
        write("a (conflicted copy 2026-05-01)", "", "Text.");
        look();
        blog.update("update article set rendered_by = 'before' where guid = 'c'");
        for (String text : List.of("One.", "Two.")) {
            write("a", "id: a", text);
            assertEquals("0 new, 1 changed, 0 renamed, 0 removed, 2 unchanged, 0 failed", look());
            assertFalse(lookedAtAll());
            assertEquals("1", blog.ask("select array_length(problems, 1) from import_run order by id desc limit 1"));
        }
    }

    @Test
    void afterAnotherProgramImportedAllFilesAreLookedAt() throws IOException {
        write("a", "id: a", "Another text.");
        blog.tell();

        assertEquals("0 new, 2 changed, 0 renamed, 0 removed, 1 unchanged, 0 failed", look());
        assertTrue(lookedAtAll());
    }

    @Test
    void aFileThatFailedIsLookedAtAgainAndTheOthersAreNot() throws IOException {
        write("a", "id: [", "Text.");
        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 2 unchanged, 1 failed", look());
        String fault = blog.ask("select problems[1] from import_run order by id desc limit 1");
        write("b", "id: b", "Another text.");
        assertEquals("0 new, 1 changed, 0 renamed, 0 removed, 1 unchanged, 1 failed", look());
        assertEquals(fault, blog.ask("select problems[1] from import_run order by id desc limit 1"));
        RestAssured.get("/articles/a").then().statusCode(200);

        write("a", "id: a", "Another text.");
        assertEquals("0 new, 1 changed, 0 renamed, 0 removed, 2 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
    }

    @Test
    void anUnchangedFolderWithAFileThatFailedIsNotImportedAgain() throws IOException {
        write("a", "id: [", "Text.");
        look();
        String passes = blog.ask("select count(*) from import_run");
        look();

        assertEquals(passes, blog.ask("select count(*) from import_run"));
    }

    @Test
    void aFileThatFailedAndWentAwayLeavesTheOthersAlone() throws IOException {
        write("broken", "id: [", "Text.");
        look();
        Files.delete(blog.folder().resolve("broken.md"));

        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 3 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
    }

    @Test
    void afterAFileThatFailedWithTheIdOfOneThatWentAwayItIsThatArticle() throws IOException {
        write("second", "id: b", "Another text.");
        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 3 unchanged, 1 failed", look());
        Files.delete(blog.folder().resolve("b.md"));

        assertEquals("0 new, 1 changed, 0 renamed, 0 removed, 2 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
        assertEquals("second.md", blog.ask("select source_path from article where guid = 'b'"));
    }

    @Test
    void anArticleThatMayBeThatOfAFileThatFailedIsLookedForEverywhere() throws IOException {
        more();
        look();
        Files.createDirectories(blog.folder().resolve("deep"));
        Files.delete(blog.folder().resolve("b.md"));
        write("deep/b", "id: [", "Text.");
        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 5 unchanged, 1 failed", look());
        assertFalse(lookedAtAll());
        RestAssured.get("/articles/b").then().statusCode(200);

        Files.delete(blog.folder().resolve("deep/b.md"));
        assertEquals("0 new, 1 changed, 0 renamed, 1 removed, 4 unchanged, 0 failed", look());
        assertTrue(lookedAtAll());
        RestAssured.get("/articles/b").then().statusCode(410);
    }

    @Test
    void aNewFileDoesNotGetTheArticleOfOneThatWasNotLookedAt() throws IOException {
        write("copy", "id: b", "Text.");

        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 3 unchanged, 1 failed", look());
        assertEquals("b.md", blog.ask("select source_path from article where guid = 'b'"));
        assertTrue(blog.ask("select problems[1] from import_run order by id desc limit 1").contains("has the same id as b.md"));
    }

    @Test
    void norItsAddress() throws IOException {
        write("other", "slug: b", "Text.");

        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 3 unchanged, 1 failed", look());
        assertEquals("/articles/b", blog.ask("select path from article where guid = 'b' and removed_at is null"));
    }

    @Test
    void norAsAnOldAddressOfItsOwn() throws IOException {
        write("other", "aliases: [/articles/b]", "Text.");
        look();

        assertFalse(lookedAtAll());
        RestAssured.get("/articles/b").then().statusCode(200);
        assertEquals("b", blog.ask("select a.guid from redirect r join article a on a.id = r.article_id where r.path = '/articles/b'"));
        assertEquals("/articles/b", blog.ask("select path from article where guid = 'b' and removed_at is null"));
    }

    @Test
    void aCopyIsAnArticleOfItsOwn() throws IOException {
        write("plain", "", "Text.");
        look();
        Files.copy(blog.folder().resolve("plain.md"), blog.folder().resolve("second.md"));
        Files.setLastModifiedTime(blog.folder().resolve("second.md"), FileTime.from(modified));

        assertEquals("1 new, 0 changed, 0 renamed, 0 removed, 4 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
        assertEquals("plain.md", blog.ask("select source_path from article where path = '/articles/plain'"));
    }

    @Test
    void anArticleWhoseFileBecameAnotherIsGone() throws IOException {
        for (String more : List.of("d", "e", "f")) {
            write(more, "", "Text.");
        }
        look();
        write("a", "id: other\nslug: other", "Text.");

        assertEquals("1 new, 0 changed, 0 renamed, 1 removed, 5 unchanged, 0 failed", look());
        assertFalse(lookedAtAll());
        RestAssured.get("/articles/a").then().statusCode(410);
        RestAssured.get("/articles/other").then().statusCode(200);
        RestAssured.get("/articles/b").then().statusCode(200);
    }

    @Test
    void anArticleKeepsItsPicture() throws IOException {
        blog.file("blue.png", TestPictures.png(20, 10));
        Files.setLastModifiedTime(blog.folder().resolve("blue.png"), FileTime.from(modified));
        write("a", "id: a", "![Blue](blue.png)");
        look();
        // Its time alone is another: the same bytes, and the same picture
        modified = modified.plusSeconds(10);
        Files.setLastModifiedTime(blog.folder().resolve("a.md"), FileTime.from(modified));

        assertEquals("0 new, 0 changed, 0 renamed, 0 removed, 3 unchanged, 0 failed", look());
    }

    @Test
    void afterAnyChangesAPassOverAllFilesFindsNothingMoreToDo() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Files.createDirectories(blog.folder().resolve("deep"));
        // A fifth of the blog, and more, may go in a round
        job = new ImportJob(importer, removing(), () -> blog.folder(), pages, shown, clock, Duration.ZERO);
        for (int round = 0; round < 60; round++) {
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                String name = (random.nextBoolean() ? "" : "deep/") + "f" + random.nextInt(8);
                Path file = blog.folder().resolve(name + ".md");
                switch (random.nextInt(14)) {
                    case 0, 10 -> Files.deleteIfExists(file);
                    case 1 -> {
                        Path to = blog.folder().resolve((random.nextBoolean() ? "" : "deep/") + "f" + random.nextInt(8) + ".md");
                        if (Files.exists(file) && !Files.exists(to)) {
                            Files.move(file, to);
                        }
                    }
                    case 2 -> write(name, "id: i" + random.nextInt(4), "Text " + random.nextInt(3));
                    case 3 -> write(name, "slug: s" + random.nextInt(4), "Text " + random.nextInt(3));
                    case 4 -> write(name, "draft: true", "Text " + random.nextInt(3));
                    case 5 -> write(name, "tags: [", "Text " + random.nextInt(3));
                    case 6, 7 ->
                        write(name, "", "See [one](f%d.md) and [another](/articles/s%d).".formatted(random.nextInt(8), random.nextInt(4)));
                    case 8 -> write(name, "aliases: [/articles/s%d]".formatted(random.nextInt(4)), "Text.");
                    default -> write(name, "", "Text " + random.nextInt(3));
                }
            }
            String seen = look();
            List<String> after = articles();
            String counts = blog.importAll(new ImportOptions(false, true, null)).toString();
            assertEquals(after, articles(), "seed " + seed + ", round " + round + ": " + seen + "; then " + counts);
            assertEquals(failed(seen), failed(counts), "seed " + seed + ", round " + round + ": " + seen + "; then " + counts);
        }
    }

    private static String failed(String counts) {
        return counts.substring(counts.lastIndexOf(',') + 1);
    }

    private ImportConfig removing() {
        return new ImportConfig() {
            @Override
            public boolean atStart() {
                return config.atStart();
            }

            @Override
            public boolean showProblems() {
                return config.showProblems();
            }

            @Override
            public Duration every() {
                return config.every();
            }

            @Override
            public boolean allowMassRemoval() {
                return true;
            }
        };
    }

    private List<String> articles() {
        return blog
                .list("""
                        select concat_ws(' ', id, identity, source_path, source_hash, path, guid, title, draft, changed_at, removed_at, file_modified)
                          from article where guid <> 'c' order by id""");
    }
}
