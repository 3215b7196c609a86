package recto.feed;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** What a feed costs the database. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class FeedStatementsTest {

    @Inject
    TestBlog blog;
    @Inject
    SessionFactory sessions;

    private Statistics statistics;

    @BeforeEach
    void count() {
        statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoMore() {
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void itIsMadeOfAsManyStatementsHoweverManyArticlesThereAre() {
        List<Long> few = statements(5);
        List<Long> many = statements(50);

        assertEquals(few, many);
        many.forEach(count -> assertTrue(count <= 6, many.toString()));
    }

    private List<Long> statements(int articles) {
        blog.empty();
        for (int i = 1; i <= articles; i++) {
            blog.article("a-%d.md".formatted(i), "A %d".formatted(i),
                    "author: [Ada Lovelace, Author %d]\ntags: [Engines, Tag %d, 'Tag of all']".formatted(i, i), "Text.");
        }
        blog.importAll();
        // What the site is known by is read once
        when().get("/atom.xml").then().statusCode(200);
        blog.tell();
        List<Long> counts = new ArrayList<>();
        for (String path : FeedsTest.FEEDS) {
            statistics.clear();
            when().get(path).then().statusCode(200);
            counts.add(statistics.getPrepareStatementCount());
        }
        return counts;
    }
}
