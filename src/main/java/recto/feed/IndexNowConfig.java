package recto.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** Whether search engines are told of what is new. */
@ConfigMapping(prefix = "recto.indexnow")
public interface IndexNowConfig {

    List<Setting> SETTINGS = List.of(
            new Setting("recto.indexnow.key", value -> value.matches("[A-Za-z0-9-]{8,128}"), "8 to 128 letters, digits and hyphens"),
            Setting.webAddress("recto.indexnow.endpoint", "an address such as https://api.indexnow.org/indexnow"));

    /** Shows that who tells them is the site: they look for it at /{key}.txt. None by default, and then nobody is told. */
    Optional<String> key();

    /** Whichever is asked passes it on to the others. */
    @WithDefault("https://api.indexnow.org/indexnow")
    URI endpoint();
}
