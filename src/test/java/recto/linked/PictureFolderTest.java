package recto.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.database.UncheckedSqlException;
import recto.imports.TestBlog;
import recto.media.CountedConnections;
import recto.media.PictureMaker;
import recto.media.PictureStore;
import recto.media.TestPictures;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class PictureFolderTest {

    private static final int THREADS = 8;

    @Inject
    TestBlog blog;
    @Inject
    DataSource database;
    @Inject
    PictureMaker maker;

    private final CountedConnections connections = new CountedConnections();

    @BeforeEach
    void picturesInAnEmptyBlog() throws IOException {
        blog.empty();
        for (int i = 0; i < THREADS; i++) {
            Files.write(blog.folder().resolve(i + ".png"), TestPictures.png(20 + i, 20));
        }
    }

    private PictureFolder folder(PictureStore store) {
        return new PictureFolder(Path.of(blog.folder().toString()), maker, store, null, 1_000_000);
    }

    @Test
    void howeverManyThreadsRenderOneConnectionIsTakenFromThePoolOfThePages() throws Exception {
        PictureFolder folder = folder(connections.store(database));
        CountDownLatch ready = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<PictureFolder.Found>> found = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String path = i + ".png";
            found.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                return folder.find(path);
            }));
        }
        for (Future<PictureFolder.Found> picture : found) {
            assertEquals("", picture.get().fault());
        }
        threads.shutdown();

        assertEquals(1, connections.most());
        assertEquals("" + THREADS, blog.ask("select count(*) from picture"));
    }

    /** Else the article would be reported as broken, and not be tried again until its file changes. */
    @Test
    void aDatabaseThatRefusesAPictureIsNoFaultOfTheFile() {
        blog.update("alter table picture_file rename to picture_file_away");
        try {
            assertThrows(UncheckedSqlException.class, () -> folder(connections.store(database)).find("0.png"));
        } finally {
            blog.update("alter table picture_file_away rename to picture_file");
        }
    }
}
