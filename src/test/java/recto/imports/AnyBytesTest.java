package recto.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.Tries;
import recto.convert.Damage;
import recto.report.ImportReport;

/** Any bytes at all as a file never break an import, nor hang it, nor lose another file. -Dtries=50 tries ten thousand. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class AnyBytesTest {

    /** Of one pass. It is one folder for many tries, since the database makes an import of a single file slow. */
    private static final int FILES = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    TestBlog blog;

    @Test
    void anyBytesAsAFileLoseNoOther() throws IOException {
        List<Path> fixtures = new ArrayList<>();
        for (String folder : new String[] {"src/test/resources/engines", "src/test/resources/content", "content"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(md|markdown|yml|png|jpg|svg)")).sorted().forEach(fixtures::add);
            }
        }
        for (int pass = 0; pass < Tries.of(1); pass++) {
            blog.empty();
            for (int i = 0; i < FILES; i++) {
                int seed = pass * FILES + i;
                Random random = new Random(seed);
                Path fixture = fixtures.get(random.nextInt(fixtures.size()));
                String name = fixture.getFileName().toString();
                String ending = name.substring(name.lastIndexOf('.'));
                String file = ending.equals(".yml") ? "s%d/authors.yml".formatted(seed)
                        : (i % 25 == 0 ? "authors/" : i % 25 == 1 ? "tags/" : i % 25 == 2 ? "pages/" : "") + "s" + seed + ending;
                blog.file(file, Damage.of(Files.readAllBytes(fixture), random));
                if (i % 10 == 0) {
                    blog.article("good%d.md".formatted(i), "Good " + i, "", "![](s%d.png)\n\nText.".formatted(seed));
                }
            }
            int thePass = pass;
            assertTimeoutPreemptively(PATIENCE, () -> {
                blog.importAll();
            }, () -> "seeds from " + thePass * FILES);
            assertEquals("" + FILES / 10, blog.ask("select count(*) from article where title like 'Good %' and removed_at is null"),
                    "seeds from " + pass * FILES);
            ImportReport again = blog.importAll();
            assertEquals(0, again.created() + again.updated() + again.removed() + again.renamed(), "seeds from " + pass * FILES);
        }
    }
}
