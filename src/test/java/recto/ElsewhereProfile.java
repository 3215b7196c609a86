package recto;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A site that fetches the pictures of other hosts, as it does by default, draws a cover for every article without a picture, and has links of
 * its owner's at the head and the foot of each page.
 */
public class ElsewhereProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("recto.import.remote-pictures", "true", "recto.import.max-picture-size", "2M", "recto.site.covers", "always",
                "recto.site.menu", "/about, Writing /, Topics /tags, pages, Shop https://shop.example.org, /nowhere, search, Jobs /jobs",
                "recto.site.links", "Mastodon https://example.social/@ada, Code https://code.example.org/ada me, /imprint, Notes /feeds,"
                        + " Colophon /about#colophon, mailto:me@example.org, Licence https://licences.example.org/by/4.0/");
    }
}
