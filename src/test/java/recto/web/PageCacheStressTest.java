package recto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;
import recto.imports.TestBlog;

/** Many readers, while articles are imported and others appear by themselves: each answer is whole and none is older than what was committed. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class PageCacheStressTest {

    private static final int ARTICLES = 30;
    private static final int READERS = 6;
    private static final int IMPORTS = 25;
    /** Of one page, right after it changed. */
    private static final int AT_ONCE = 30;
    private static final List<Integer> APPEARS_AFTER = List.of(2, 4);

    /** Stands in the title and at both ends of the text of an article: its number and its version. */
    private static final Pattern STAMP = Pattern.compile("stamp(\\d\\d)v(\\d+)");

    @Inject
    TestBlog blog;
    @TestHTTPResource("/")
    URI home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    /** By article, the version of which the import has returned. */
    private final AtomicIntegerArray committed = new AtomicIntegerArray(ARTICLES);
    private final Map<String, Instant> appearsAt = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private volatile boolean ended;

    @BeforeEach
    void articles() {
        blog.empty();
        for (int i = 0; i < ARTICLES; i++) {
            write(i, 0);
        }
        blog.importAll();
    }

    private void write(int number, int version) {
        String stamp = "stamp%02dv%d".formatted(number, version);
        blog.article("a%02d.md".formatted(number), "About " + stamp,
                "publish_date: 2026-04-%02d\ntags: [t%d]".formatted(number % 28 + 1, number % 5),
                stamp + " begins.\n\n" + "Words between the ends. ".repeat(200) + "\n\n" + stamp + " ends.");
    }

    @Test
    void noPageIsStaleOrTornAndNoneIsMadeMoreOftenThanItChanges() throws Exception {
        RenderCount.RENDERS.clear();
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int seconds : APPEARS_AFTER) {
            Instant when = start.plusSeconds(seconds + 1);
            appearsAt.put("due" + seconds, when);
            blog.article("due" + seconds + ".md", "Due after " + seconds, "publish_date: " + when, "It appears by itself.");
        }
        List<Thread> readers = IntStream.range(0, READERS).mapToObj(i -> new Thread(() -> readAll(new Random(seed + i)))).toList();
        readers.forEach(Thread::start);

        int[] versions = new int[ARTICLES];
        int imports = 0;
        while (imports < IMPORTS || Instant.now().isBefore(start.plusSeconds(APPEARS_AFTER.get(APPEARS_AFTER.size() - 1) + 2))) {
            List<Integer> changed = random.ints(4, 0, ARTICLES).distinct().boxed().toList();
            changed.forEach(number -> write(number, ++versions[number]));
            blog.importAll();
            changed.forEach(number -> committed.set(number, versions[number]));
            imports++;
            askAllAtOnce("/");
        }
        ended = true;
        for (Thread reader : readers) {
            reader.join();
        }

        assertEquals(List.of(), faults.stream().limit(5).toList(), "seed " + seed);
        // An import tells of what it wrote, and then twice at most of what is related to it
        int changes = 3 * imports + APPEARS_AFTER.size();
        for (String path : List.of("/", "/rss.xml", "/articles/a00")) {
            int renders = RenderCount.RENDERS.get(path);
            assertTrue(renders <= changes + 1,
                    () -> path + " was made " + renders + " times for " + changes + " changes and " + requests.get(path) + " requests");
        }
    }

    private void askAllAtOnce(String path) {
        HttpRequest request = HttpRequest.newBuilder(home.resolve(path)).build();
        requests.merge(path, AT_ONCE, Integer::sum);
        IntStream.range(0, AT_ONCE).mapToObj(i -> client.sendAsync(request, BodyHandlers.discarding())).toList()
                .forEach(CompletableFuture::join);
    }

    private void readAll(Random own) {
        List<String> paths = new ArrayList<>(List.of("/", "/", "/rss.xml", "/articles/a00", "/articles/a00"));
        appearsAt.keySet().forEach(slug -> paths.add("/articles/" + slug));
        while (!ended) {
            int choice = own.nextInt(2 * paths.size());
            String path = choice < paths.size() ? paths.get(choice) : "/articles/a%02d".formatted(own.nextInt(ARTICLES));
            try {
                read(path, own.nextBoolean());
            } catch (IOException | RuntimeException e) {
                faults.add(path + ": " + e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(String path, boolean compressed) throws IOException, InterruptedException {
        int[] atLeast = IntStream.range(0, ARTICLES).map(committed::get).toArray();
        Instant asked = Instant.now();
        HttpRequest request = HttpRequest.newBuilder(home.resolve(path)).header("Accept-Encoding", compressed ? "gzip" : "identity")
                .timeout(Duration.ofSeconds(30)).build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        Instant answered = Instant.now();
        requests.merge(path, 1, Integer::sum);
        byte[] body = compressed && answer.statusCode() == 200 ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
                : answer.body();
        String page = new String(body, StandardCharsets.UTF_8).strip();

        appearsAt.forEach((slug, when) -> {
            boolean isShown = path.equals("/articles/" + slug) ? answer.statusCode() == 200 : page.contains("/articles/" + slug);
            boolean shows = path.equals("/") || path.equals("/rss.xml") || path.equals("/articles/" + slug);
            if (shows && isShown && answered.isBefore(when)) {
                faults.add(path + " shows " + slug + " before its time");
            }
            // The import of these is the first of all: by then it has long been
            if (shows && !isShown && asked.isAfter(when) && committedOnce()) {
                faults.add("%s does not show %s, %d ms after its time: %d".formatted(path, slug, Duration.between(when, asked).toMillis(),
                        answer.statusCode()));
            }
        });
        if (answer.statusCode() != 200) {
            if (!path.contains("due")) {
                faults.add(path + " answers " + answer.statusCode());
            }
            return;
        }
        if (!page.endsWith(path.equals("/rss.xml") ? "</rss>" : "</html>")) {
            faults.add(path + " ends with " + page.substring(page.length() - 40));
        }
        Map<Integer, Integer> shown = new HashMap<>();
        for (Matcher stamp = STAMP.matcher(page); stamp.find();) {
            int number = Integer.parseInt(stamp.group(1));
            int version = Integer.parseInt(stamp.group(2));
            if (version < atLeast[number]) {
                faults.add(
                        "%s shows version %d of article %d, and %d was committed before".formatted(path, version, number, atLeast[number]));
            }
            if (shown.merge(number, version, (before, now) -> before.equals(now) ? now : -1) < 0) {
                faults.add("%s shows two versions of article %d".formatted(path, number));
            }
        }
        if (path.matches("/articles/a\\d\\d") && !shown.containsKey(Integer.valueOf(path.substring(11)))) {
            faults.add(path + " has no text");
        }
    }

    private boolean committedOnce() {
        return IntStream.range(0, ARTICLES).anyMatch(i -> committed.get(i) > 0);
    }
}
