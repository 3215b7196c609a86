package recto.moving;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import recto.defaults.OtherEngine;
import recto.settings.Setting;
import recto.site.SiteConfig;

/** What the configuration of another engine says of the site, as settings of Recto. What Recto would refuse is left out. */
final class SiteFacts {

    private final OldBlog blog;
    private final ConfigText config;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private String base = "";

    private SiteFacts(OldBlog blog) {
        this.blog = blog;
        this.config = blog.config();
    }

    static SiteFacts of(OldBlog blog) {
        SiteFacts facts = new SiteFacts(blog);
        facts.readAddress();
        facts.put("title", facts.either(List.of("title"), List.of("SITENAME", "SITE_TITLE", "siteTitle", "title")));
        facts.put("tagline", facts.either(List.of("params.description", "description", "params.subtitle", "subtitle", "tagline"),
                List.of("SITESUBTITLE", "SITEDESCRIPTION", "SITE_DESCRIPTION", "tagline", "siteDescription",
                        blog.engine() == OtherEngine.DOCUSAURUS ? "tagline" : "description", "desc")));
        facts.put("language",
                language(facts.either(List.of("defaultContentLanguage", "languageCode", "default_language", "language", "lang",
                        "locale"), List.of("DEFAULT_LANG", "defaultLocale", "SITE_LANG", "language", "lang"))));
        facts.put("time-zone", facts.either(List.of("timeZone", "timezone"), List.of("TIMEZONE", "timeZone")));
        facts.put("page-size", facts.config.text("pagination.pagerSize", "paginate", "per_page"));
        return facts;
    }

    /** The settings by their names, in the order in which a person would write them. */
    Map<String, String> settings() {
        return settings;
    }

    /** The path before all addresses, such as /blog; empty where the site has the whole host. */
    String base() {
        return base;
    }

    private void readAddress() {
        // Jekyll's baseurl is a path
        String given = blog.engine() == OtherEngine.JEKYLL ? config.text("url")
                : either(List.of("baseURL", "base_url", "url"), List.of("SITEURL", "siteUrl", "SITE_URL", "site", "url", "website"));
        String path = "";
        if (given != null) {
            try {
                URI url = URI.create(given);
                path = url.getRawPath() == null ? "" : url.getRawPath();
                if (Setting.isWeb(url)) {
                    put("url", url.getScheme() + "://" + url.getRawAuthority());
                }
            } catch (IllegalArgumentException noAddress) {
                path = "";
            }
        }
        String own = blog.engine() == OtherEngine.JEKYLL ? config.text("baseurl")
                : blog.engine() == OtherEngine.HEXO ? config.text("root")
                        : blog.engine() == OtherEngine.HUGO || blog.engine() == OtherEngine.ZOLA ? null
                                : config.given("baseUrl", "basePath", "base", "pathPrefix");
        base = ("/" + (own != null && own.startsWith("/") ? own : path)).replaceAll("/{2,}", "/").replaceFirst("/$", "");
        base = base.matches("(?:/[\\p{L}\\p{N}._~-]+)*") ? base : "";
    }

    private @Nullable String either(List<String> keys, List<String> names) {
        String text = config.text(keys.toArray(String[]::new));
        return text != null ? text : config.given(names.toArray(String[]::new));
    }

    private static @Nullable String language(@Nullable String given) {
        return given == null ? null : given.replace('_', '-').replaceFirst("[.,].*", "");
    }

    private void put(String name, @Nullable String value) {
        String setting = "recto.site." + name;
        if (value != null && !value.isBlank()
                && SiteConfig.SETTINGS.stream().anyMatch(known -> known.name().equals(setting) && known.isRight(value))) {
            settings.put(setting, value.replaceAll("\\s+", " "));
        }
    }
}
