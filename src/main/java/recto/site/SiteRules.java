package recto.site;

import java.net.URI;
import java.util.Locale;
import recto.settings.Setting;

/** The rules for those settings of {@link SiteConfig} that need more than a line. */
final class SiteRules {

    private SiteRules() {}

    static boolean isSite(String value) {
        URI url = URI.create(value);
        return Setting.isWeb(url) && url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
    }

    static boolean isLanguage(String value) {
        return !new Locale.Builder().setLanguageTag(value.replace('_', '-')).build().getLanguage().isEmpty();
    }

    static boolean isPermalink(String value) {
        return value.matches("(/([\\p{L}\\p{N}._~-]|\\{(slug|name|title|folder|section|year|month|day)})+)+")
                && value.matches(".*\\{(slug|name|title)}.*");
    }
}
