package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestClock;
import recto.TestPostgres;

/** Articles whose dates have no time have an order within the day, and with it times that differ. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class DayPlacesTest {

    private static final String TIMES = "select title || ' ' || to_char(publish_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from article where not is_page order by publish_at, id";

    @Inject
    TestBlog blog;
    @Inject
    TestClock clock;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void twoArticlesOfOneDayAreNotOfOneMoment() {
        blog.article("a.md", "A").article("b.md", "B").article("c.md", "C", "publish_date: 2026-05-02", "Text.")
                .article("d.md", "D", "publish_date: 2026-05-01T10:00:00Z", "Text.").importAll();

        List<String> times = List.of("A 2026-05-01 00:00:00", "B 2026-05-01 00:00:01", "D 2026-05-01 10:00:00", "C 2026-05-02 00:00:00");
        assertEquals(times, blog.list(TIMES));
        blog.importAll(new ImportOptions(true, false, null));
        blog.article("b.md", "B", "", "Edited.").importAll();
        assertEquals(times, blog.list(TIMES));
    }

    @Test
    void aLaterArticleOfTheDayComesLast() {
        blog.article("m.md", "M").importAll();
        blog.article("a.md", "A").importAll();

        assertEquals(List.of("M 2026-05-01 00:00:00", "A 2026-05-01 00:00:01"), blog.list(TIMES));
    }

    @Test
    void anArticleThatMovesToAnotherDayFindsAPlaceThere() {
        blog.article("a.md", "A").article("b.md", "B", "publish_date: 2026-05-02", "Text.").importAll();
        blog.article("a.md", "A", "publish_date: 2026-05-02", "Text.").importAll();
        blog.article("c.md", "C", "publish_date: 2026-05-03\nexpiry_date: 2026-05-03T00:00:30Z", "Text.")
                .article("d.md", "D", "publish_date: 2026-05-03\nexpiry_date: 2026-05-03T00:00:30Z", "Text.").importAll();

        assertEquals(List.of("B 2026-05-02 00:00:00", "A 2026-05-02 00:00:01", "C 2026-05-03 00:00:00", "D 2026-05-03 00:00:00"),
                blog.list(TIMES));
    }

    @Test
    void updatesOfOneDayDifferToo() {
        for (String name : List.of("a", "b", "c")) {
            blog.article(name + ".md", name, "publish_date: 2026-04-0" + (name.charAt(0) - 'a' + 1) + "\nupdated_date: 2026-05-01",
                    "Text.");
        }
        blog.article("d.md", "D").article("e.md", "E", "updated_date: 2026-05-01", "Text.").importAll();

        List<String> updated = blog.list("select greatest(updated_at, publish_at)::text from article");
        assertEquals(5, new HashSet<>(updated).size(), updated::toString);
        assertEquals(updated, blog.list("select greatest(updated_at, publish_at)::text from article"));
        blog.importAll(new ImportOptions(true, false, null));
        assertEquals(updated, blog.list("select greatest(updated_at, publish_at)::text from article"));
    }

    @Test
    void aDayOfAThousandArticlesEndsWithinItsFirstMinute() {
        for (int i = 0; i < 250; i++) {
            blog.article("%03d.md".formatted(i), "T" + i);
        }
        blog.importAll();

        assertEquals("2026-05-01 00:00:59+00", blog.ask("select max(publish_at at time zone 'UTC')::text || '+00' from article"));
        assertEquals(blog.list("select title from article order by id"), blog.list("select title from article order by publish_at, id"));
    }

    @Test
    void articlesWithoutADateAndEditsOfOnePassAreNotOfOneMomentEither() {
        for (String name : List.of("a", "b", "c")) {
            blog.file(name + ".md", "---\ntitle: " + name + "\nseries: S\n---\n\nText.\n");
        }
        blog.importAll();
        assertEquals(List.of("a", "b", "c"), blog.list("select title from article order by publish_at"));
        assertEquals("3", blog.ask("select count(distinct date_trunc('second', publish_at)) from article where publish_at <= now()"));

        blog.update("update article set publish_at = publish_at - interval '1 day'");
        for (String name : List.of("a", "b", "c")) {
            blog.file(name + ".md", "---\ntitle: " + name + "\nseries: S\n---\n\nText, edited.\n");
        }
        blog.importAll();
        assertEquals("3", blog.ask("select count(distinct date_trunc('second', updated_at)) from article where updated_at <= now()"));
    }

    @Test
    void theDateInTheNameOfAFileCounts() {
        blog.file("2019-03-04-old.md", "---\ntitle: Old\n---\n\nText.\n")
                .file("_posts/2099-03-04-future.md", "---\ntitle: Future\n---\n\nText.\n")
                .article("2019-03-05-both.md", "Both", "publish_date: 2020-01-01", "Text.").importAll();

        assertEquals(List.of("Old 2019-03-04 00:00:00", "Both 2020-01-01 00:00:00", "Future 2099-03-04 00:00:00"), blog.list(TIMES));
        io.restassured.RestAssured.get("/articles/old").then().statusCode(200);
        io.restassured.RestAssured.get("/articles/future").then().statusCode(404);
    }

    @Test
    void justAfterMidnightNoArticleIsPublishedTheDayBefore() {
        clock.set(Instant.parse("2026-05-01T00:00:02Z"));
        for (int i = 0; i < 5; i++) {
            blog.file(i + ".md", "---\ntitle: T" + i + "\npath: /:year/:month/:title\n---\n\nText.\n");
        }
        blog.importAll();

        assertEquals(List.of("T0 2026-05-01 00:00:00", "T1 2026-05-01 00:00:00", "T2 2026-05-01 00:00:00", "T3 2026-05-01 00:00:01",
                "T4 2026-05-01 00:00:02"), blog.list(TIMES));
        assertEquals("5", blog.ask("select count(*) from article where path like '/2026/05/%'"));
    }

    @Test
    void articlesThatAreWrittenOneByOneAreNotOfOneMomentEither() {
        for (int i = 0; i < 4; i++) {
            blog.file(i + ".md", "---\ntitle: T" + i + "\n---\n\nText.\n");
        }
        blog.update("alter table article add constraint no_t1 check (title <> 'T1')");
        try {
            blog.importAll();
        } finally {
            blog.update("alter table article drop constraint no_t1");
        }
        assertEquals(List.of("T0", "T2", "T3"), blog.list("select title from article order by publish_at"));
        assertEquals("3", blog.ask("select count(distinct date_trunc('second', publish_at)) from article"));
    }
}
