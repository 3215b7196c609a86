package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.ElsewhereProfile;
import recto.TestPostgres;
import recto.cache.PageCache;
import recto.remote.RemotePictures;
import recto.remote.RemoteRounds;

/** What comes from other hosts is on the pages without a change of any file. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
@TestProfile(ElsewhereProfile.class)
class ArrivalsTest {

    @Inject
    TestBlog blog;
    @Inject
    RemoteRounds rounds;
    @Inject
    RemotePictures pictures;
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

    @BeforeEach
    void emptyBlog() throws InterruptedException {
        rounds.stopTimers();
        blog.empty();
    }

    @Test
    void aPassFollowsOnWhatIsHeardOfAPictureAndOnlyOne() {
        ImportJob job = new ImportJob(importer, config, () -> blog.folder(), pages, shown, clock, Duration.ZERO);
        Arrivals arrivals = new Arrivals(pictures, job, config);
        blog.article("a.md", "Alpha", "heroImage: https://example.org/a.png", "Text.").settle();
        job.look();
        rounds.fetchNothing();
        arrivals.look();
        assertEquals("1", runs());

        blog.update("update remote_picture set fault = 'is gone', hint = 'look for it', changed_at = now() + interval '1 second'");
        rounds.fetchNothing();
        arrivals.look();
        assertEquals("2", runs());
        assertEquals("a.md:4:12: warning: the heroImage 'https://example.org/a.png' is gone; look for it",
                blog.ask("select problems[1] from import_run order by id desc limit 1"));
        arrivals.look();
        assertEquals("2", runs());
    }

    private String runs() {
        return blog.ask("select count(*) from import_run");
    }
}
