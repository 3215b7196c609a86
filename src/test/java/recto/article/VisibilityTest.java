package recto.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;
import recto.database.Sql;
import recto.imports.TestBlog;

/** Every form of every rule for what readers see, over the same rows. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class VisibilityTest {

    private static final String SITE = "https://example.org";
    private static final Instant BEFORE = Instant.parse("2026-05-01T11:59:59Z");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-05-01T12:00:01Z");

    @Inject
    TestBlog blog;
    @Inject
    DataSource database;

    @BeforeEach
    void oneArticleOfEachKind() {
        blog.empty();
        for (String name : List.of("plain", "draft", "removed", "noindex", "elsewhere", "here", "expires", "expired-draft", "unlisted")) {
            blog.article(name + ".md", name, "publish_date: 2026-05-01T12:00:00Z", "Text.");
        }
        blog.article("pages/about.md", "about", "publish_date: 2026-05-01T12:00:00Z", "Text.");
        blog.article("earlier.md", "earlier", "publish_date: 2026-04-01T12:00:00Z", "Text.");
        blog.importAll();
        blog.update(
                """
                        update article set draft = true where title in ('draft', 'expired-draft');
                        update article set removed_at = '2026-04-02T00:00:00Z' where title = 'removed';
                        update article set noindex = true where title = 'noindex';
                        update article set noindex = true, unlisted = true where title = 'unlisted';
                        update article set canonical_url = 'https://elsewhere.example/a' where title = 'elsewhere';
                        update article set canonical_url = 'https://example.org' || path where title = 'here';
                        update article set publish_at = '2026-04-01T00:00:00Z', expire_at = '2026-05-01T12:00:00Z' where title in ('expires', 'expired-draft')""");
    }

    private static final Set<String> BEFORE_NOON = Set.of("earlier", "expires");
    private static final Set<String> FROM_NOON_ON = Set.of("earlier", "plain", "noindex", "elsewhere", "here", "about", "unlisted");

    /** @return what readers may see, by moment */
    private static Map<Instant, Set<String>> published() {
        Map<Instant, Set<String>> expected = new LinkedHashMap<>();
        expected.put(BEFORE, BEFORE_NOON);
        expected.put(NOON, FROM_NOON_ON);
        expected.put(AFTER, FROM_NOON_ON);
        return expected;
    }

    @Test
    void whatIsPublishedIsTheSameInSqlInHqlAndInJava() {
        published().forEach((now, expected) -> {
            assertEquals(new TreeSet<>(expected), sql(Visibility.published("a"), now), () -> "SQL at " + now);
            assertEquals(new TreeSet<>(expected), hql(Visibility.PUBLISHED, now), () -> "HQL at " + now);
            assertEquals(new TreeSet<>(expected), java(now), () -> "Java at " + now);
        });
    }

    @Test
    void whatIsListedIsWhatIsPublishedWithoutPages() {
        published().forEach((now, expected) -> {
            Set<String> listed = new TreeSet<>(expected);
            listed.remove("about");
            listed.remove("unlisted");
            assertEquals(listed, sql(Visibility.listed("a"), now), () -> "SQL at " + now);
            assertEquals(listed, hql(Visibility.LISTED, now), () -> "HQL at " + now);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(*)", "select a.id, a.expire_at, a.updated_at, a.dated"})
    void whatIsListedIsCountedByAnIndexAloneHoweverLongTheArticles(String what) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Of a table as small as this one, the planner takes whichever index happens to be the smallest: only the two that should serve are left
            statement.execute("""
                    set local enable_seqscan = off;
                    set local enable_bitmapscan = off;
                    do $$
                    declare
                        other regclass;
                    begin
                        for other in select indexrelid from pg_index where indrelid = 'article'::regclass and not indisunique
                                and indexrelid not in ('article_listed'::regclass, 'article_visible'::regclass) loop
                            execute 'drop index ' || other;
                        end loop;
                    end $$""");
            var plan = statement.executeQuery(
                    "explain " + what + " from article a where " + Visibility.listed("a").replace(":now", "timestamptz '" + NOON + "'"));
            StringBuilder text = new StringBuilder();
            while (plan.next()) {
                text.append(plan.getString(1)).append('\n');
            }
            connection.rollback();
            assertTrue(text.toString().contains("Index Only Scan using article_"), text::toString);
        }
    }

    @Test
    void whatIsListableIsListedOrOutOfItsTime() {
        for (Instant now : List.of(Instant.EPOCH, BEFORE, NOON, AFTER)) {
            Set<String> all = sql(Visibility.listed("a"), now);
            Set<String> out = sql(Visibility.outOfTime("a"), now);
            assertTrue(all.stream().noneMatch(out::contains));
            all.addAll(out);
            assertEquals(sql(Visibility.listable("a"), now), all, () -> "at " + now);
        }
    }

    @Test
    void searchEnginesMayListWhatIsMeantToStandHere() {
        Set<String> expected = new TreeSet<>(Set.of("earlier", "plain", "here", "about"));
        assertEquals(expected, sql(Visibility.published("a") + " and " + Visibility.indexable("a"), NOON));
        assertEquals(expected, hql(Visibility.PUBLISHED + " and " + Visibility.INDEXABLE, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-01T11:59:59Z", "2026-04-01T11:00:00Z"})
    void whatWillBeListedIsThereBeforeItIsPublished(String moment) {
        assertEquals(new TreeSet<>(Set.of("earlier", "plain", "noindex", "elsewhere", "here", "expires")),
                sql(Visibility.listedSometime("a"), Instant.parse(moment)));
    }

    @Test
    void whatExpiredIsListedNoMoreButWasListedOnce() {
        assertEquals(new TreeSet<>(Set.of("earlier", "plain", "noindex", "elsewhere", "here")), sql(Visibility.listedSometime("a"), NOON));
        assertEquals(new TreeSet<>(Set.of("earlier", "plain", "noindex", "elsewhere", "here", "expires")),
                sql(Visibility.listable("a"), NOON));
        assertEquals(new TreeSet<>(Set.of("earlier", "plain", "noindex", "elsewhere", "here", "expires", "removed")),
                sql(Visibility.appearedInLists("a"), NOON));
        assertEquals(new TreeSet<>(Set.of("earlier", "plain", "noindex", "elsewhere", "here", "expires", "removed", "about", "unlisted")),
                sql(Visibility.appeared("a"), NOON));
    }

    @Test
    void theNextChangeIsAPublicationOrAnExpiryOfWhatIsNotHidden() {
        assertEquals(NOON, nextChange(BEFORE));
        assertEquals(null, nextChange(NOON));
        assertEquals(Instant.parse("2026-04-01T00:00:00Z"), nextChange(Instant.parse("2026-03-01T00:00:00Z")));
    }

    private Instant nextChange(Instant now) {
        try (Sql sql = Sql.open(database)) {
            return sql.of(Visibility.nextChange()).time("now", now).first(row -> row.timeOrNull("moment")).orElse(null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> sql(String condition, Instant now) {
        try (Sql sql = Sql.open(database)) {
            return new TreeSet<>(sql.of("select a.title from article a where " + condition).time("now", now).text("site", SITE)
                    .list(row -> row.text("title")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> hql(String condition, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = Panache.getEntityManager().createQuery("select a.title from Article a where " + condition, String.class)
                    .setParameter(1, now);
            return new TreeSet<>((condition.contains("?2") ? query.setParameter(2, SITE) : query).getResultList());
        });
    }

    private static Set<String> java(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Set<String> titles = new TreeSet<>();
            Article.<Article>listAll().stream().filter(article -> article.isPublished(now)).forEach(article -> titles.add(article.title));
            return titles;
        });
    }
}
