package recto.feed;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Who is told when a feed changes. */
@ConfigMapping(prefix = "recto.websub")
public interface WebSubConfig {

    /** A WebSub hub, which passes changes on to every subscriber that asked for them; none by default. */
    Optional<URI> hub();
}
