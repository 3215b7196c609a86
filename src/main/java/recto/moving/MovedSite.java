package recto.moving;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import recto.site.Permalinks;
import recto.site.SiteConfig;

/** The site as it would be with the proposed settings. */
record MovedSite(SiteConfig present, Map<String, String> settings, Map<String, String> permalinkSettings) implements SiteConfig {

    private String setting(String name, Object otherwise) {
        return Objects.requireNonNullElse(settings.get("recto.site." + name), otherwise.toString());
    }

    @Override
    public String title() {
        return setting("title", present.title());
    }

    @Override
    public String tagline() {
        return setting("tagline", present.tagline());
    }

    @Override
    public URI url() {
        return URI.create(setting("url", present.url()));
    }

    @Override
    public Locale language() {
        return Locale.forLanguageTag(setting("language", present.language().toLanguageTag()));
    }

    @Override
    public ZoneId timeZone() {
        return ZoneId.of(setting("time-zone", present.timeZone()));
    }

    @Override
    public String permalink() {
        return Objects.requireNonNullElseGet(permalinkSettings.get("recto.site.permalink"), present::permalink);
    }

    @Override
    public Optional<String> permalinks() {
        return permalinkSettings.isEmpty() ? present.permalinks() : Optional.ofNullable(permalinkSettings.get(Permalinks.SETTING));
    }

    @Override
    public int pageSize() {
        return present.pageSize();
    }

    @Override
    public String accent() {
        return present.accent();
    }

    @Override
    public String menu() {
        return present.menu();
    }

    @Override
    public Optional<String> links() {
        return present.links();
    }

    @Override
    public Optional<Path> logo() {
        return present.logo();
    }

    @Override
    public Covers covers() {
        return present.covers();
    }

    @Override
    public boolean liveReload() {
        return present.liveReload();
    }
}
