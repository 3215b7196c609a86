package recto.site;

import io.quarkus.qute.TemplateData;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recto.settings.Setting;

/** What is true of this site on every page. */
@ConfigMapping(prefix = "recto.site")
@TemplateData
public interface SiteConfig {

    List<Setting> SETTINGS = List.of(
            Setting.text("recto.site.title"),
            Setting.text("recto.site.tagline"),
            new Setting("recto.site.url", SiteRules::isSite,
                    "a scheme and a host, with no path and no slash at the end, such as https://example.org"),
            new Setting("recto.site.language", SiteRules::isLanguage, "a language tag, such as en or pt-BR"),
            new Setting("recto.site.time-zone", value -> ZoneId.of(value) != null, "a time zone, such as UTC or Europe/Vienna"),
            new Setting("recto.site.permalink", SiteRules::isPermalink,
                    "a path with {slug}, {name} or {title} in it, and {folder}, {section}, {year}, {month} and {day} where wanted, such as /{year}/{slug}"),
            Permalinks.setting(),
            Setting.number("recto.site.page-size", 1, 200),
            Setting.oneOf("recto.site.covers", "always", "missing", "never"),
            new Setting("recto.site.accent", Accent::isColour, "a colour such as #a8231a or #a21"),
            Setting.yesOrNo("recto.site.live-reload"),
            SiteLink.setting("recto.site.menu"),
            SiteLink.setting("recto.site.links"));

    @WithDefault("Recto")
    String title();

    @WithDefault("A blog that is served")
    String tagline();

    /** Scheme, host and port, without a path or a slash at the end. Feeds have absolute links, and never take the host from a request. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI url();

    /** The language of the site's own words and of every article that names no other, as a BCP 47 tag. */
    @WithDefault("en")
    Locale language();

    /** A date without a time means midnight in this zone. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /**
     * The path of an article: with {slug}, with the {name} of its file as it is written, or with its {title}; and, where wanted, with the
     * {folder} of its file, the first part of that, which is the {section}, and {year}, {month} and {day} of its publication.
     */
    @WithDefault("/articles/{slug}")
    String permalink();

    /** The same for the articles of some folders, such as "notes /n/{slug}, essays /{year}/{slug}"; {@link Permalinks} has the entries. */
    Optional<String> permalinks();

    /** Articles on one page of a list. */
    @WithDefault("20")
    int pageSize();

    /** The one colour of the site, as #rgb or #rrggbb. Pages show the readable shades of it that {@link Accent} finds. */
    @WithDefault("#a8231a")
    String accent();

    /** The links at the head of each page, in this order; {@link SiteLink} has the entries. */
    @WithDefault("articles, tags, authors, archive, search, pages")
    String menu();

    /** The links at the foot of each page, in this order. */
    Optional<String> links();

    /** The file of a picture that stands at the head of each page in place of the title. */
    Optional<Path> logo();

    enum Covers { ALWAYS, MISSING, NEVER }

    /** Which articles show a drawn cover: all without a picture, those whose picture is not there, or none. */
    @WithDefault("missing")
    Covers covers();

    /** Whether a page that is open shows by itself what has changed, for an author at work: the one script that pages ever have. */
    @WithDefault("false")
    boolean liveReload();

    /** The absolute address of a path of this site. */
    default String absolute(String path) {
        return url() + path;
    }
}
