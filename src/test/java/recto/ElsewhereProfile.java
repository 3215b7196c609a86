package recto;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A site that fetches the pictures of other hosts, as it does by default, and draws a cover for every article without a picture. */
public class ElsewhereProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("recto.import.remote-pictures", "true", "recto.import.max-picture-size", "2M", "recto.site.covers", "always");
    }
}
