package recto.change;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestClock;
import recto.TestPostgres;
import recto.imports.TestBlog;

/**
 * What an article's page shows of others it shows as it is, and the page is kept while that stays as it is. Middle is shown by four:
 * Before and After, its neighbours by date, First, a part of the same series, and Kin, which has the same tag.
 */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class ShownArticlesTest {

    private static final List<String> ALL = List.of("before", "after", "first", "kin");
    private static final String MIDDLE = "publish_date: 2026-05-03\nseries: Journeys\ntags: [sextant]";

    @Inject
    TestBlog blog;
    @Inject
    TestClock clock;

    @BeforeEach
    void publish() {
        blog.empty().article("far.md", "Far", "publish_date: 2026-01-01", "Text.");
        for (int day = 2; day <= 9; day++) {
            blog.article("gap-%d.md".formatted(day), "Gap " + day, "publish_date: 2026-01-0" + day, "Text.");
        }
        blog.article("first.md", "First", "publish_date: 2026-02-01\nseries: Journeys", "Text.")
                .article("kin.md", "Kin", "publish_date: 2026-03-01\ntags: [sextant]", "Text.")
                .article("before.md", "Before", "publish_date: 2026-05-01", "Text.")
                .article("middle.md", "Middle", MIDDLE, "Text.")
                .article("after.md", "After", "publish_date: 2026-05-05", "Text.").importAll();
        ALL.forEach(slug -> see(slug).body(containsString(">Middle</a>")));
        see("far").body(not(containsString(">Middle</a>")));
        blog.update("update article set subtitle = 'seen again' where title = 'Far'");
    }

    private static ValidatableResponse see(String slug) {
        return when().get("/articles/" + slug).then().statusCode(200);
    }

    /** Stops the clock ten seconds before the moment that it returns. */
    private Instant tenSecondsAhead() {
        // Not before the blog was imported: what is later than a pass, the pass takes for its own
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        clock.set(now);
        return now.plusSeconds(10);
    }

    private void farIsKept() {
        see("far").body(not(containsString("seen again")));
    }

    @Test
    void aNewTitleIsSeenAtOnceAndOnlyThere() {
        blog.article("middle.md", "Renamed", MIDDLE, "Text.").importAll();

        ALL.forEach(slug -> see(slug).body(containsString(">Renamed</a>")).body(not(containsString("Middle"))));
        farIsKept();
    }

    @Test
    void aNewAddressIsSeenAtOnceAndOnlyThere() {
        blog.article("middle.md", "Middle", MIDDLE + "\nslug: elsewhere", "Text.").importAll();

        ALL.forEach(slug -> see(slug).body(containsString("href=\"/articles/elsewhere\"")).body(not(containsString("/articles/middle"))));
        farIsKept();
    }

    @Test
    void aRemovedArticleIsNotShownAnyMore() {
        blog.delete("middle.md").importAll();

        ALL.forEach(slug -> see(slug).body(not(containsString("Middle"))));
        see("before").body(containsString("<span>Newer</span> <a href=\"/articles/after\">After</a>"));
        farIsKept();
    }

    @Test
    void aDraftIsNotShownAnyMore() {
        blog.article("middle.md", "Middle", MIDDLE + "\ndraft: true", "Text.").importAll();

        ALL.forEach(slug -> see(slug).body(not(containsString("Middle"))));
        farIsKept();
        blog.article("middle.md", "Middle", MIDDLE, "Text.").importAll();

        ALL.forEach(slug -> see(slug).body(containsString(">Middle</a>")));
        farIsKept();
    }

    @Test
    void anArticleThatMovesToAnotherDayHasOtherNeighbours() {
        blog.article("middle.md", "Middle", MIDDLE.replace("05-03", "02-15"), "Text.").importAll();

        see("before").body(containsString("<span>Newer</span> <a href=\"/articles/after\">After</a>"));
        see("after").body(containsString("<span>Older</span> <a href=\"/articles/before\">Before</a>"));
        // Once, though it is the newer one as well
        see("first").body(containsString("<span>Next part</span> <a href=\"/articles/middle\">Middle</a>"))
                .body(not(containsString("<span>Newer</span> <a href=\"/articles/middle\">")));
        see("kin").body(containsString("<span>Older</span> <a href=\"/articles/middle\">Middle</a>"));
        farIsKept();
    }

    @Test
    void aNewArticleStandsBetweenItsNeighboursAndWithItsPartsAndItsLike() {
        blog.article("new.md", "New", "publish_date: 2026-05-04\nseries: Journeys\ntags: [sextant]", "Text.").importAll();

        see("middle").body(containsString("<span>Next part</span> <a href=\"/articles/new\">"));
        see("after").body(containsString("<span>Older</span> <a href=\"/articles/new\">New</a>"));
        see("first").body(containsString("Part 1 of 3")).body(containsString(">New</a>"));
        see("kin").body(containsString(">New</a>"));
        see("before").body(not(containsString(">New</a>")));
        farIsKept();
    }

    @Test
    void anArticleThatLeavesItsSeriesIsNoPartAnyMore() {
        blog.article("middle.md", "Middle", "publish_date: 2026-05-03\nseries: Another", "Text.").importAll();

        see("first").body(containsString("Part 1 of 1")).body(not(containsString("Middle")));
        see("kin").body(not(containsString("Middle")));
        farIsKept();
    }

    @Test
    void aScheduledArticleIsShownFromItsMomentOn() {
        Instant soon = tenSecondsAhead();
        blog.article("soon.md", "Soon", "publish_date: %s\nseries: Journeys\ntags: [sextant]".formatted(soon), "Text.").importAll();
        List<String> pages = List.of("after", "first", "kin", "middle");
        pages.forEach(slug -> see(slug).body(not(containsString("Soon"))));

        clock.set(soon);
        pages.forEach(slug -> see(slug).body(containsString(">Soon</a>")));
    }

    @Test
    void anExpiredArticleIsNotShownAnyMore() {
        Instant soon = tenSecondsAhead();
        blog.article("middle.md", "Middle", MIDDLE + "\nexpiry_date: " + soon, "Text.").importAll();
        ALL.forEach(slug -> see(slug).body(containsString(">Middle</a>")));

        clock.set(soon);
        ALL.forEach(slug -> see(slug).body(not(containsString("Middle"))));
    }
}
