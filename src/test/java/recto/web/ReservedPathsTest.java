package recto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.TestPostgres;

@QuarkusTest
@WithTestResource(TestPostgres.class)
class ReservedPathsTest {

    /** The letters of a path before a parameter, a wildcard or a regular expression begins. */
    private static final Pattern FIRST_SEGMENT = Pattern.compile("/?(\\w[^/{(*:]*)");

    @Inject
    Router router;

    @Test
    void whatAResourceServesIsReservedAndNothingElse() {
        Set<String> segments = new TreeSet<>();
        for (String path : resourcePaths()) {
            Matcher first = FIRST_SEGMENT.matcher(path);
            if (first.lookingAt()) {
                segments.add(first.group(1));
                assertTrue(ReservedPaths.isReserved(example(path)), path);
            }
        }
        // The management interface of Quarkus may be there too
        segments.add("q");
        // sitemap-articles-1.xml and the like
        segments.remove("sitemap-");
        segments.remove("sitemap-lists.xml");

        assertEquals(segments, new TreeSet<>(ReservedPaths.FIRST_SEGMENTS));
    }

    @Test
    void whatARouteServesIsReserved() {
        List<String> names = router.getRoutes().stream().map(Route::getName).filter(name -> name != null).toList();
        assertTrue(names.stream().anyMatch(name -> name.startsWith("/media/")), names::toString);

        for (String name : names) {
            Matcher first = FIRST_SEGMENT.matcher(name);
            if (first.lookingAt()) {
                assertTrue(ReservedPaths.isReserved("/" + first.group(1)), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles", "/feeds.opml", "/sitemap-lists.xml", "/sitemap-tags-2.xml", "/feed", "/feed/x", "/rss",
            "/index.xml", "/favicon.ico",
            "/tags", "/tags/x", "/page/2", "/about/page/1", "/about/", "//about"})
    void anArticleAtSuchAnAddressWouldNeverBeReached(String path) {
        assertTrue(ReservedPaths.isReserved(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/x", "/about", "/2026/05/x", "/tagsoup", "/notes/tags", "/articles/page/x", "/sitemap-of-the-house",
            "/über"})
    void anArticleMayBeAnywhereElse(String path) {
        assertFalse(ReservedPaths.isReserved(path));
    }

    @Test
    void theFileWithTheKeyOfIndexNowIsReservedWhereThereIsAKey() {
        assertFalse(ReservedPaths.isReserved("/0123456789abcdef.txt"));
        System.setProperty("recto.indexnow.key", "0123456789abcdef");
        try {
            assertTrue(ReservedPaths.isReserved("/0123456789abcdef.txt"));
            assertFalse(ReservedPaths.isReserved("/fedcba9876543210.txt"));
            assertFalse(ReservedPaths.isReserved("/notes/0123456789abcdef.txt"));
        } finally {
            System.clearProperty("recto.indexnow.key");
        }
    }

    private static List<String> resourcePaths() {
        List<String> paths = new ArrayList<>();
        for (JavaClass resource : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("recto")) {
            if (resource.isAnnotatedWith(Path.class)) {
                // The paths of methods are whole paths as long as every resource stands at the root
                assertEquals("/", resource.getAnnotationOfType(Path.class).value(), resource.getName());
                for (JavaMethod method : resource.getMethods()) {
                    method.tryGetAnnotationOfType(Path.class).ifPresent(path -> paths.add(path.value()));
                }
            }
        }
        return paths;
    }

    /** A path that the pattern matches, as far as the program's patterns go: the first alternative, or the number 1. */
    private static String example(String pattern) {
        String example = pattern;
        for (String before = ""; !before.equals(example);) {
            before = example;
            example = example.replaceFirst("\\{\\w+:([a-z]+)(\\|[a-z]+)*\\}", "$1").replaceFirst("\\{\\w+(:(\\{[^}]*\\}|[^{}])*)?\\}", "1");
        }
        return example;
    }
}
