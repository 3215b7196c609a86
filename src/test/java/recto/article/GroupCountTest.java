package recto.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** How many articles the lists of all tags and of all authors give to each. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class GroupCountTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Inject
    TestBlog blog;

    @BeforeEach
    void fourArticles() {
        blog.empty();
        blog.article("a.md", "A", "publish_date: 2026-05-01\ntags: [Sea, Wind]\nauthor: Ann", "Text.")
                .article("b.md", "B", "publish_date: 2026-05-02\ntags: [Sea]\nauthor: [Ann, Bob]", "Text.")
                .article("c.md", "C", "publish_date: 2026-05-03\ntags: [Wind]\nauthor: Bob", "Text.")
                .article("d.md", "D", "publish_date: 2026-05-04\ntags: [Sea]\nauthor: Ann", "Text.");
        // An import removes a fifth of the articles at most
        for (int i = 0; i < 6; i++) {
            blog.article("other-" + i + ".md", "Other", "publish_date: 2026-04-01", "Text.");
        }
        blog.importAll();
    }

    @Test
    void eachHasItsArticlesInTheOrderOfTheirNames() {
        assertEquals(List.of("Sea 3", "Wind 2"), shown(() -> Tag.listAll(NOW)));
        assertEquals(List.of("Ann 3", "Bob 2"), shown(() -> Author.listAll(NOW)));
    }

    @Test
    void aScheduledArticleCountsFromItsMomentAndAnExpiredOneNoMore() {
        blog.article("a.md", "A", "publish_date: 2026-06-01T12:00:01Z\ntags: [Sea, Rain]", "Text.")
                .article("b.md", "B", "publish_date: 2026-05-02\nexpiry_date: 2026-06-01T12:00:02Z\ntags: [Sea]", "Text.").importAll();

        assertEquals(List.of("Sea 2", "Wind 1"), shown(() -> Tag.listAll(NOW)));
        assertEquals(List.of("Rain 1", "Sea 3", "Wind 1"), shown(() -> Tag.listAll(NOW.plusSeconds(1))));
        assertEquals(List.of("Rain 1", "Sea 2", "Wind 1"), shown(() -> Tag.listAll(NOW.plusSeconds(2))));
    }

    @Test
    void whatAnImportChangesIsCounted() {
        blog.article("a.md", "A", "publish_date: 2026-05-01\ntags: [Wind]\nauthor: Bob", "Text.")
                .article("b.md", "B", "publish_date: 2026-05-02\ntags: [Sea]\nauthor: Ann\ndraft: true", "Text.")
                .article("c.md", "C", "publish_date: 2026-05-03\ntags: [Sea]\nauthor: Ann\nunlisted: true", "Text.").importAll();
        assertEquals(List.of("Sea 1", "Wind 1"), shown(() -> Tag.listAll(NOW)));
        assertEquals(List.of("Ann 1", "Bob 1"), shown(() -> Author.listAll(NOW)));
        assertCounted();

        blog.article("b.md", "B", "publish_date: 2026-05-02\ntags: [Sea]\nauthor: Ann", "Text.")
                .article("c.md", "C", "publish_date: 2026-05-03\ntags: [Wind]\nauthor: Ann", "Text.").delete("d.md").importAll();
        assertEquals(List.of("Sea 1", "Wind 2"), shown(() -> Tag.listAll(NOW)));
        assertEquals(List.of("Ann 2", "Bob 1"), shown(() -> Author.listAll(NOW)));
        assertCounted();
    }

    @Test
    void anArticleThatComesBackIsCountedOnce() {
        blog.delete("a.md").importAll();
        assertEquals(List.of("Sea 2", "Wind 1"), shown(() -> Tag.listAll(NOW)));

        blog.article("a.md", "A", "publish_date: 2026-05-01\ntags: [Sea, Wind]\nauthor: Ann", "Text.").importAll();
        assertEquals(List.of("Sea 3", "Wind 2"), shown(() -> Tag.listAll(NOW)));
        assertCounted();
    }

    /** As an operator may do it, or another version. */
    @Test
    void whatIsChangedInTheDatabaseIsCounted() {
        blog.update("update article set draft = title in ('A', 'B')");
        assertEquals(List.of("Sea 1", "Wind 1"), shown(() -> Tag.listAll(NOW)));
        blog.update("update article set draft = not draft, is_page = title = 'C'");
        assertEquals(List.of("Sea 2", "Wind 1"), shown(() -> Tag.listAll(NOW)));
        assertCounted();
    }

    /** The kept counts and what is there, at moments before, among and after the times of the articles. */
    private void assertCounted() {
        for (int day = -40; day <= 10; day += 10) {
            Instant now = NOW.plus(Duration.ofDays(day));
            for (String table : List.of("tag", "author")) {
                Map<String, String> counted = new TreeMap<>();
                blog.list(
                        """
                                select x.name || ' ' || count(*) from article a join article_%1$s l on l.article_id = a.id join %1$s x on x.id = l.%1$s_id
                                 where %2$s group by x.name"""
                                .formatted(table, Visibility.listed("a").replace(":now", "timestamptz '" + now + "'")))
                        .forEach(found -> counted.put(found, found));
                assertEquals(List.copyOf(counted.keySet()),
                        shown(() -> table.equals("tag") ? Tag.listAll(now) : Author.listAll(now)), () -> table + " at " + now);
            }
        }
    }

    private static List<String> shown(Supplier<List<GroupSummary>> list) {
        return QuarkusTransaction.requiringNew().call(list::get).stream().map(group -> group.name() + " " + group.articles())
                .collect(Collectors.toList());
    }
}
