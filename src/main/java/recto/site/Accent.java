package recto.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The one colour of the site, for light and for dark pages: the configured colour where it can be read, else the same hue in the nearest
 * lightness that can be read.
 *
 * @param light for light pages, as #rrggbb
 * @param dark for dark pages, as #rrggbb
 */
public record Accent(String light, String dark) {

    /** The contrast that text needs (WCAG 2.2, 1.4.3). */
    static final double CONTRAST = 4.5;
    /** The backgrounds behind the accent: --paper, --leaf and --mark of tokens.css. */
    static final List<String> LIGHT_GROUNDS = List.of("#fbfaf6", "#ffffff", "#f7e6ae");
    static final List<String> DARK_GROUNDS = List.of("#15171a", "#1b1e22", "#4a3f1a");

    /** Of lightness. It is so small that each step gives the same 24-bit colour or the next one. */
    private static final double STEP = 1.0 / 1024;

    /** What was worked out for the colours of settings, since every drawing of every page asks for it. */
    private static final Map<String, Accent> KNOWN = new ConcurrentHashMap<>();

    /** @param colour from a setting, as #rgb or #rrggbb */
    public static Accent of(String colour) {
        return KNOWN.computeIfAbsent(colour, Accent::workedOut);
    }

    private static Accent workedOut(String colour) {
        int rgb = rgb(colour);
        return new Accent(readable(rgb, LIGHT_GROUNDS, -STEP), readable(rgb, DARK_GROUNDS, STEP));
    }

    static boolean isColour(String text) {
        return text.matches("#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})");
    }

    /** Darkens or lightens the colour until it stands out from every background; on the backgrounds above it always does in the end. */
    private static String readable(int rgb, List<String> grounds, double step) {
        Oklch given = Oklch.of(rgb);
        int found = rgb;
        for (int i = 1; !standsOut(found, grounds); i++) {
            found = given.withLightness(given.lightness() + i * step).rgb();
        }
        return "#%06x".formatted(found);
    }

    private static boolean standsOut(int rgb, List<String> grounds) {
        return grounds.stream().allMatch(ground -> contrast(rgb, rgb(ground)) >= CONTRAST);
    }

    /** @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2, contrast ratio</a> */
    static double contrast(int a, int b) {
        double one = luminance(a);
        double other = luminance(b);
        return (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    }

    private static double luminance(int rgb) {
        return .2126 * Oklch.linear(rgb >> 16) + .7152 * Oklch.linear(rgb >> 8) + .0722 * Oklch.linear(rgb);
    }

    static int rgb(String colour) {
        String digits = colour.substring(1).toLowerCase(Locale.ROOT);
        if (digits.length() == 3) {
            digits = IntStream.range(0, 3).mapToObj(digits::charAt).map(digit -> "" + digit + digit).reduce("", String::concat);
        }
        return Integer.parseInt(digits, 16);
    }
}
