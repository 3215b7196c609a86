package recto.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Whether search engines are told of what is new. */
@ConfigMapping(prefix = "recto.indexnow")
public interface IndexNowConfig {

    /** Shows that who tells them is the site: they look for it at /{key}.txt. None by default, and then nobody is told. */
    Optional<String> key();

    /** Whichever is asked passes it on to the others. */
    @WithDefault("https://api.indexnow.org/indexnow")
    URI endpoint();
}
