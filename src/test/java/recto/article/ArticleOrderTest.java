package recto.article;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.AnotherSite;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** The pages of the list of all articles, three articles each, against what PostgreSQL says of the order when it is asked for all of it. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
@TestProfile(AnotherSite.class)
class ArticleOrderTest {

    private static final String WHOLE = """
            select title || ', ' || folio from (
                select title, pinned, publish_at, id, row_number() over (order by publish_at, id) as folio from article
                 where removed_at is null and not draft and not is_page and publish_at <= now() and (expire_at is null or expire_at > now())) listed
             order by pinned desc, publish_at desc, id desc""";

    @Inject
    TestBlog blog;
    @Inject
    ArticleOrder order;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    /** Of the first days of May 2026, two on each. */
    private void publish(int from, int to) {
        for (int i = from; i <= to; i++) {
            blog.article(i + ".md", "Article " + i,
                    "publish_date: 2026-05-%02d\ntags: [all]\nauthor: Ada\nseries: All".formatted(1 + i / 2), "Text.");
        }
    }

    private void publishWhatListsLeaveOut() {
        blog.article("draft.md", "Draft", "publish_date: 2026-05-02\ndraft: true\ntags: [all]\nauthor: Ada\nseries: All", "Text.")
                .article("later.md", "Later", "publish_date: 2999-01-01\npinned: true", "Text.")
                .article("past.md", "Past", "publish_date: 2026-05-02\nexpiry_date: 2026-05-03\npinned: true", "Text.")
                .article("pages/about.md", "About", "publish_date: 2026-05-02", "Text.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 6, 7, 13})
    void itsPagesTogetherHaveEachArticleOnceInOrder(int articles) {
        publish(1, articles);
        publishWhatListsLeaveOut();
        blog.importAll();

        assertPagesAreWhole(articles);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 13})
    void thePinnedOnesComeFirstHoweverManyThereAre(int pinned) {
        publish(1, 13);
        publishWhatListsLeaveOut();
        for (int i = 1; i <= pinned; i++) {
            int place = i * 5 % 14;
            blog.article(place + ".md", "Article " + place, "publish_date: 2026-05-%02d\npinned: true".formatted(1 + place / 2), "Text.");
        }
        blog.importAll();

        assertPagesAreWhole(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags/all", "/authors/ada", "/series/all"})
    void theListsOfATagAnAuthorAndASeriesHaveEachArticleOnceToo(String path) {
        publish(1, 7);
        publishWhatListsLeaveOut();
        blog.importAll();
        List<String> expected = new ArrayList<>(IntStream.rangeClosed(1, 7).mapToObj(i -> "Article " + i).toList());
        if (!path.startsWith("/series")) {
            Collections.reverse(expected);
        }

        List<String> all = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            all.addAll(Jsoup.parse(when().get(page == 1 ? path : path + "/page/" + page).asString()).select(".contents h2").eachText());
        }
        assertEquals(expected, all);
        when().get(path + "/page/4").then().statusCode(404);
        when().get(path + "/page/9999999").then().statusCode(404);
    }

    @Test
    void theyDoSoAfterAnImportThatAddsWithdrawsAndMovesArticles() {
        publish(1, 13);
        blog.importAll();
        assertPagesAreWhole(13);

        publish(14, 16);
        blog.article("first.md", "First of all", "publish_date: 2026-01-01", "Text.").delete("8.md").move("3.md", "3rd.md")
                .article("10.md", "Article 10", "publish_date: 2026-04-01", "Text.")
                .article("12.md", "Article 12", "publish_date: 2026-05-07\npinned: true", "Text.")
                .article("2.md", "Article 2", "publish_date: 2026-05-02\ndraft: true", "Text.").importAll();
        assertPagesAreWhole(15);
    }

    @Test
    void articlesThatComeAndGoByThemselvesMoveTheOthersAtThatMoment() {
        publish(1, 7);
        blog.article("brief.md", "Brief", "publish_date: 2026-05-03\nexpiry_date: 2990-01-01T10:00:00Z", "Text.")
                .article("soon.md", "Soon", "publish_date: 2990-01-01T10:00:01Z", "Text.").importAll();
        List<String> before = blog.list(WHOLE);
        Instant expiry = Instant.parse("2990-01-01T10:00:00Z");
        Instant publication = expiry.plusSeconds(1);

        assertEquals(before, titles(expiry.minusNanos(1)));
        List<String> between = titles(expiry);
        List<String> after = titles(publication);
        assertEquals(between, titles(publication.minusNanos(1)));
        // Whoever looked at the clock a little earlier and is a little slower
        assertEquals(before, titles(expiry.minusNanos(1)));

        assertEquals(
                List.of("Article 7, 7", "Article 6, 6", "Article 5, 5", "Article 4, 4", "Article 3, 3", "Article 2, 2", "Article 1, 1"),
                between);
        assertEquals("Soon, 8", after.get(0));
        assertEquals(between, after.subList(1, 8));
    }

    @Test
    void aPageIsNotMadeOfWhatTheSiteWasBeforeAnotherNodeChangedIt() {
        publish(1, 9);
        blog.importAll();
        titles("/");

        // This node is not told
        blog.update(
                "update article set draft = true where title = 'Article 9'; insert into site_change (changed_at, kind) values (now(), 'EVERYTHING')");

        assertEquals(blog.list(WHOLE).subList(3, 6), titles("/page/2"));
        assertEquals(blog.list(WHOLE).subList(6, 8), titles("/page/3"));
    }

    @Test
    void aPageThatAnotherNodeFilledIsThere() {
        publish(1, 3);
        blog.article("draft.md", "Draft", "draft: true", "Text.").importAll();
        titles("/");
        when().get("/page/2").then().statusCode(404);

        blog.update("update article set draft = false; insert into site_change (changed_at, kind) values (now(), 'EVERYTHING')");

        assertEquals(1, titles("/page/2").size());
    }

    @Test
    void whileTheOrderChangesEachPageIsOfOneStateOfTheSite() throws Exception {
        publish(1, 21);
        blog.importAll();
        AtomicBoolean isDone = new AtomicBoolean();
        List<CompletableFuture<Integer>> readers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            int page = i + 1;
            readers.add(CompletableFuture.supplyAsync(() -> {
                int read = 0;
                for (; !isDone.get(); read++) {
                    List<ArticleSummary> articles = inARequest(() -> order.frontPage(page, Instant.now())).articles();
                    assertEquals(3, articles.size());
                    assertEquals(articles.stream().sorted(Comparator.comparing(ArticleSummary::publishAt).reversed()).toList(), articles);
                }
                return read;
            }));
        }
        for (int i = 0; i < 200; i++) {
            blog.update("""
                    update article set publish_at = '2026-03-01'::timestamptz %s id * interval '1 day';
                    insert into site_change (changed_at, kind) values (now(), 'SHOWS')""".formatted(i % 2 == 0 ? "+" : "-"));
        }
        isDone.set(true);
        for (CompletableFuture<Integer> reader : readers) {
            assertTrue(reader.get() > 0);
        }
    }

    @Test
    void theOrderIsNotKeptForLongerThanChangesAreRemembered() {
        publish(1, 3);
        blog.importAll();
        blog.update("delete from site_change");
        Instant now = Instant.now();
        assertEquals("Article 3", inARequest(() -> order.frontPage(1, now)).articles().get(0).title());

        // A day later nothing says that it happened
        blog.update("update article set publish_at = '2026-06-01' where title = 'Article 1'");

        assertEquals("Article 1", inARequest(() -> order.frontPage(1, now.plus(23, ChronoUnit.HOURS))).articles().get(0).title());
    }

    /** Of all pages as they are then, with the numbers. */
    private List<String> titles(Instant now) {
        List<String> all = new ArrayList<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            int number = page;
            FrontPage found = inARequest(() -> order.frontPage(number, now));
            found.articles().forEach(article -> all.add(article.title() + ", " + article.number()));
            pages = (int) found.pagination().pages();
        }
        return all;
    }

    private static <T> T inARequest(Callable<T> work) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            context.terminate();
        }
    }

    private void assertPagesAreWhole(int articles) {
        List<String> all = new ArrayList<>();
        int pages = 0;
        for (String path = "/"; path != null; path = Jsoup.parse(when().get(path).asString()).select(".pagination a[rel=next]").stream()
                .map(link -> link.attr("href")).findFirst().orElse(null)) {
            List<String> page = titles(path);
            assertEquals(Math.min(3, articles - all.size()), page.size(), path);
            all.addAll(page);
            pages++;
        }
        assertEquals(blog.list(WHOLE), all);
        assertEquals(articles, all.size());
        when().get("/page/" + (pages + 1)).then().statusCode(404);
    }

    /** With their numbers. */
    private static List<String> titles(String path) {
        Document page = Jsoup.parse(when().get(path).then().statusCode(200).extract().asString());
        return page.select(".contents > li").stream()
                .map(article -> article.selectFirst("h2").text() + ", " + article.selectFirst(".number").text()).toList();
    }
}
