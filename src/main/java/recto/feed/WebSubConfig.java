package recto.feed;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** Which hub is told when a feed changes. */
@ConfigMapping(prefix = "recto.websub")
public interface WebSubConfig {

    List<Setting> SETTINGS = List
            .of(Setting.webAddress("recto.websub.hub", "the address of a WebSub hub, such as https://hub.example.org/"));

    /** The WebSub hub, which passes each change on to all subscribers; none by default. */
    Optional<URI> hub();
}
