package recto;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A site that fetches the pictures of other hosts, as it does by default, draws a cover for every article without a picture, and has links of
 * its owner's at the head and the foot of each page.
 */
public class ElsewhereProfile implements QuarkusTestProfile {

    private static final String LOGO = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 40'><path fill='%s' d='M0 0h120v40H0z'/></svg>";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("recto.site.logo", logo().toString(), "recto.import.remote-pictures", "true", "recto.import.max-picture-size", "2M",
                "recto.site.covers", "always",
                "recto.site.menu", "/about, Writing /, Topics /tags, pages, Shop https://shop.example.org, /nowhere, search, Jobs /jobs",
                "recto.site.links", "Mastodon https://example.social/@ada, Code https://code.example.org/ada me, /imprint, Notes /feeds,"
                        + " Colophon /about#colophon, mailto:me@example.org, Licence https://licences.example.org/by/4.0/");
    }

    /** A drawing that is not where the site's other files are, beside one for dark pages. */
    private static Path logo() {
        try {
            Path folder = Files.createTempDirectory("recto-test-logo");
            Files.writeString(folder.resolve("mark-dark.svg"), LOGO.formatted("#eee"));
            return Files.writeString(folder.resolve("mark.svg"), LOGO.formatted("#111"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
