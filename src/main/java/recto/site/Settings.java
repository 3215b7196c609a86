package recto.site;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;

/** What each setting of Recto may be. They are looked at before anything is started, all at once, so that a wrong one costs one start. */
public final class Settings {

    /** @param accepts may throw what a parser throws, which is a no */
    private record Setting(String name, Predicate<String> accepts, String allowed) {

        boolean isRight(String value) {
            try {
                return !value.isEmpty() && accepts.test(value);
            } catch (RuntimeException notParsed) {
                return false;
            }
        }
    }

    private static final Set<String> YES_OR_NO = Set.of("true", "false", "yes", "no", "on", "off");

    private static final List<Setting> SETTINGS = List.of(
            new Setting("recto.site.title", value -> true, "some text"),
            new Setting("recto.site.tagline", value -> true, "some text"),
            new Setting("recto.site.url", Settings::isSite, "a scheme and a host, with no path and no slash at the end, such as https://example.org"),
            new Setting("recto.site.language", Settings::isLanguage, "a language tag, such as en or pt-BR"),
            new Setting("recto.site.time-zone", value -> ZoneId.of(value) != null, "a time zone, such as UTC or Europe/Vienna"),
            new Setting("recto.site.permalink", Settings::isPermalink,
                    "a path with {slug} in it, and {year}, {month} and {day} where wanted, such as /{year}/{slug}"),
            new Setting("recto.site.page-size", value -> isBetween(1, 200, value), "a number from 1 to 200"),
            new Setting("recto.site.accent", Accent::isColour, "a colour such as #a8231a or #a21"),
            new Setting("recto.content.dir", value -> Path.of(value) != null, "the path of a folder"),
            new Setting("recto.theme.dir", value -> Files.isDirectory(Path.of(value)), "the path of a folder that is there"),
            new Setting("recto.theme.edit", Settings::isYesOrNo, "true or false"),
            new Setting("recto.data.dir", value -> Path.of(value) != null, "the path of a folder"),
            new Setting("recto.database.wait", Settings::isTime, "a time such as 30s or 2m, or 0s for one attempt"),
            new Setting("recto.import.at-start", Settings::isYesOrNo, "true or false"),
            new Setting("recto.import.every", Settings::isTime, "a time such as 10s or 5m, or 0s for never"),
            new Setting("recto.import.max-file-size", value -> size(value) > 0, "a size such as 500K or 5M"),
            new Setting("recto.import.max-picture-size", value -> size(value) > 0, "a size such as 500K or 20M"),
            new Setting("recto.import.allow-mass-removal", Settings::isYesOrNo, "true or false"),
            new Setting("recto.feed.content", value -> Set.of("full", "summary").contains(value.toLowerCase(Locale.ROOT)), "full or summary"),
            new Setting("recto.feed.size", value -> isBetween(1, 200, value), "a number from 1 to 200"),
            new Setting("recto.websub.hub", Settings::isWebAddress, "the address of a WebSub hub, such as https://hub.example.org/"),
            new Setting("recto.indexnow.key", value -> value.matches("[A-Za-z0-9-]{8,128}"), "8 to 128 letters, digits and hyphens"),
            new Setting("recto.indexnow.endpoint", Settings::isWebAddress, "an address such as https://api.indexnow.org/indexnow"),
            new Setting("recto.cache.max-bytes", value -> size(value) >= 0, "a size such as 64M or 1G, or 0 for no cache"),
            // Of Quarkus, whose own complaint about these comes late and with a stack trace
            new Setting("quarkus.http.port", value -> isBetween(0, 65_535, value), "a port, such as 8080"),
            new Setting("quarkus.datasource.jdbc.url", value -> value.startsWith("jdbc:postgresql:"),
                    "the address of a PostgreSQL database, such as jdbc:postgresql://localhost:5432/recto"));

    private Settings() {}

    /** @throws WrongSettingException over all that are wrong */
    public static void check(Config config) {
        List<String> faults = new ArrayList<>();
        for (Setting setting : SETTINGS) {
            String value = config.getConfigValue(setting.name).getValue();
            if (value != null && !setting.isRight(value.strip())) {
                faults.add("Wrong setting: %s is '%s'; it must be %s".formatted(setting.name, value, setting.allowed));
            }
        }
        if (!faults.isEmpty()) {
            throw new WrongSettingException(faults);
        }
    }

    private static boolean isSite(String value) {
        URI url = URI.create(value);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return web && url.getHost() != null && url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
    }

    private static boolean isWebAddress(String value) {
        URI url = URI.create(value);
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
    }

    private static boolean isLanguage(String value) {
        return !new Locale.Builder().setLanguageTag(value.replace('_', '-')).build().getLanguage().isEmpty();
    }

    private static boolean isPermalink(String value) {
        return value.matches("(/([\\p{L}\\p{N}._~-]+|\\{(slug|year|month|day)}))+") && value.contains("{slug}");
    }

    private static boolean isBetween(int least, int most, String value) {
        int number = Integer.parseInt(value);
        return number >= least && number <= most;
    }

    private static boolean isTime(String value) {
        return !DurationConverter.parseDuration(value).isNegative();
    }

    /** In configuration every other word is a silent "false". */
    private static boolean isYesOrNo(String value) {
        return YES_OR_NO.contains(value.toLowerCase(Locale.ROOT));
    }

    private static long size(String value) {
        return new MemorySizeConverter().convert(value).asBigInteger().longValueExact();
    }
}
