package recto.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;

/** What is true of this site on every page; {@link Settings} checks it when the program starts. */
@ConfigMapping(prefix = "recto.site")
public interface SiteConfig {

    @WithDefault("Recto")
    String title();

    @WithDefault("A blog that is served")
    String tagline();

    /** Scheme, host and port, no path and no slash at the end; a feed has absolute links and no request to take them from. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI url();

    /** The language of the site's own words and of every article that names no other, as a BCP 47 tag. */
    @WithDefault("en")
    Locale language();

    /** A date without a time is midnight here. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** The path of an article; {slug}, {year}, {month} and {day} (of its publication) are filled in. */
    @WithDefault("/articles/{slug}")
    String permalink();

    /** Articles on one page of a list. */
    @WithDefault("20")
    int pageSize();

    /** The one colour of the site, as #rgb or #rrggbb; what is shown is {@link Accent}'s, which can be read. */
    @WithDefault("#a8231a")
    String accent();

    /** The absolute address of a path of this site. */
    default String absolute(String path) {
        return url() + path;
    }
}
