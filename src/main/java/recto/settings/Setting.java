package recto.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rule for one setting. A room keeps the rules of its settings in a constant beside the methods that read the settings, so that Recto can
 * check the settings before Quarkus starts, and without reflection.
 *
 * @param name the property, such as recto.site.title
 * @param accepts decides about the value without the white space around it; an exception of a parser counts as a no
 * @param allowed completes the sentence "it must be ..."
 */
public record Setting(String name, Predicate<String> accepts, String allowed) {

    private static final Set<String> YES_OR_NO = Set.of("true", "false", "yes", "no", "on", "off");

    public static Setting text(String name) {
        return new Setting(name, value -> true, "some text");
    }

    /** Without this rule Quarkus would read every other word as "false", without a complaint. */
    public static Setting yesOrNo(String name) {
        return new Setting(name, value -> YES_OR_NO.contains(value.toLowerCase(Locale.ROOT)), "true or false");
    }

    public static Setting number(String name, int least, int most) {
        return new Setting(name, value -> isBetween(least, most, value), "a number from %d to %d".formatted(least, most));
    }

    /** @param values two or more */
    public static Setting oneOf(String name, String... values) {
        String allButLast = String.join(", ", List.of(values).subList(0, values.length - 1));
        return new Setting(name, value -> List.of(values).contains(value.toLowerCase(Locale.ROOT)),
                allButLast + " or " + values[values.length - 1]);
    }

    public static Setting folder(String name) {
        return new Setting(name, value -> Path.of(value) != null, "the path of a folder");
    }

    /** @param allowed such as "a time such as 10s, or 0s for never" */
    public static Setting time(String name, String allowed) {
        return new Setting(name, value -> !DurationConverter.parseDuration(value).isNegative(), allowed);
    }

    /** @param least in bytes */
    public static Setting size(String name, long least, String allowed) {
        return new Setting(name, value -> new MemorySizeConverter().convert(value).asBigInteger().longValueExact() >= least, allowed);
    }

    public static Setting webAddress(String name, String allowed) {
        return new Setting(name, value -> isWeb(URI.create(value)), allowed);
    }

    /** Whether this has http or https for its scheme, and a host. */
    public static boolean isWeb(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
    }

    public static boolean isBetween(int least, int most, String value) {
        int number = Integer.parseInt(value);
        return number >= least && number <= most;
    }

    /** The name up to its last part, with the dot at the end, as in "recto.site." */
    String group() {
        return name.substring(0, name.lastIndexOf('.') + 1);
    }

    public boolean isRight(String value) {
        try {
            return !value.isEmpty() && accepts.test(value);
        } catch (RuntimeException notParsed) {
            return false;
        }
    }
}
