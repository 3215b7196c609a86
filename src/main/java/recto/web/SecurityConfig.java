package recto.web;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import recto.settings.Setting;

/** Whom readers' browsers and this program may trust. */
@ConfigMapping(prefix = "recto.security")
public interface SecurityConfig {

    List<Setting> SETTINGS = List.of(
            new Setting("recto.security.hsts", value -> !DurationConverter.parseDuration(value).isNegative(),
                    "a time such as 365d, or 0s for no such promise"),
            new Setting("recto.security.trusted-proxies",
                    value -> List.of(value.split(",", -1)).stream()
                            .allMatch(proxy -> proxy.strip().matches("[0-9A-Za-z.:_-]+(/[0-9]{1,3})?")),
                    "addresses, networks or names of hosts with commas between them, such as 10.0.0.5,10.1.0.0/16"));

    /** For how long a browser that has read a page asks for no other by http: the header Strict-Transport-Security. */
    @WithDefault("0s")
    Duration hsts();

    /** Whose X-Forwarded-For names the reader in the log; from anybody else the header is text that a stranger wrote. */
    Optional<String> trustedProxies();
}
