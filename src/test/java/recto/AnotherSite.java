package recto;

import static java.util.Map.entry;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * A site that nearly every setting makes another one than that of the defaults. All tests of settings share it: the program is built and
 * started again for each profile, which takes some fifteen seconds.
 */
public class AnotherSite implements QuarkusTestProfile {

    public static final String TITLE = "«écriture»";

    public static final String HOOK_SECRET = "a secret of the tests alone";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.ofEntries(
                    entry("recto.site.language", "ar"),
                    entry("recto.site.title", TITLE),
                    entry("recto.site.accent", "#1a5fb4"),
                    // Written in a way that PostgreSQL takes for the other direction
                    entry("recto.site.time-zone", "+05:30"),
                    entry("recto.site.page-size", "3"),
                    entry("recto.site.covers", "never"),
                    entry("recto.feed.content", "summary"),
                    entry("recto.feed.size", "3"),
                    entry("recto.cache.max-bytes", "60K"),
                    entry("recto.import.show-problems", "true"),
                    entry("recto.site.live-reload", "true"),
                    entry("recto.hooks.secret", HOOK_SECRET),
                    entry("recto.preview.secret", HOOK_SECRET),
                    entry("recto.theme.dir", Files.createTempDirectory("recto-test-theme").toString()),
                    // Only in those tests that ask TestThemeConfig for it
                    entry("recto.theme.edit", "true"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
