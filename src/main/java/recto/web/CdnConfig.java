package recto.web;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import recto.settings.Setting;

/** The caches in front of this site that are told which of their pages have changed. */
@ConfigMapping(prefix = "recto.cdn")
public interface CdnConfig {

    List<Setting> SETTINGS = List.of(new Setting("recto.cdn.purge",
            value -> caches(value).allMatch(Setting::isWeb),
            "addresses of caches, with commas between, such as http://varnish:6081"));

    /** Where each cache takes requests of the method PURGE; where there is one, pages have the header Surrogate-Key. None by default. */
    Optional<String> purge();

    /** The addresses in the value of that setting. */
    static Stream<URI> caches(String addresses) {
        return Stream.of(addresses.split(",")).map(address -> URI.create(address.strip()));
    }
}
