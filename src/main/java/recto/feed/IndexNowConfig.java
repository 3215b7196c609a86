package recto.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** Whether and where search engines are told of new pages. */
@ConfigMapping(prefix = "recto.indexnow")
public interface IndexNowConfig {

    List<Setting> SETTINGS = List.of(
            new Setting("recto.indexnow.key", value -> value.matches("[A-Za-z0-9-]{8,128}"), "8 to 128 letters, digits and hyphens"),
            Setting.webAddress("recto.indexnow.endpoint", "an address such as https://api.indexnow.org/indexnow"));

    /** Search engines find the key at /{key}.txt and so know that the message comes from the site. Without a key, none is told. */
    Optional<String> key();

    /** The search engine that is told; it passes the message on to the others. */
    @WithDefault("https://api.indexnow.org/indexnow")
    URI endpoint();
}
