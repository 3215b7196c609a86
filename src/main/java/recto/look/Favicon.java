package recto.look;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.site.Accent;
import recto.site.SiteConfig;

/** The icon in the tab of a browser: the first letter of the site's title in its accent, with a shade each for light and dark browsers. */
final class Favicon {

    /** The R of Recto itself is a drawing, so that it looks the same whatever fonts the reader has. */
    static final String DRAWN_R = "<path d=\"M6 4h13.5C24.200 4 27 6.700 27 10.700c0 3.300-1.900 5.600-5.100 6.400L28 28h-4.700l-5.700-10.500H10V28H6zm4 3.500V14h8.900"
            + "c2.500 0 4-1.200 4-3.300s-1.500-3.200-4-3.200z\"/>";
    private static final String WRITTEN = "<text x=\"16\" y=\"26\" text-anchor=\"middle\" font-family=\"Palatino,P052,Georgia,serif\" font-size=\"28\" font-weight=\"700\">%s</text>";
    /** A letter or digit with all its marks (a grapheme cluster). */
    private static final Pattern LETTER = Pattern.compile("(?=[\\p{L}\\p{N}])\\X");
    private static final Pattern ANY = Pattern.compile("\\X");

    private Favicon() {}

    static String svg(SiteConfig site) {
        Accent accent = Accent.of(site.accent());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="%s">\
                <style>@media (prefers-color-scheme:dark){svg{fill:%s}}</style>%s</svg>
                """.formatted(accent.light(), accent.dark(),
                isOfRecto(site) ? DRAWN_R : WRITTEN.formatted(initial(site).replace("&", "&amp;").replace("<", "&lt;")));
    }

    static boolean isOfRecto(SiteConfig site) {
        return site.title().equals("Recto");
    }

    /** The first letter or digit of the title as a capital, or its first sign where it has neither. */
    static String initial(SiteConfig site) {
        Matcher letter = LETTER.matcher(site.title());
        Matcher any = ANY.matcher(site.title());
        String found = letter.find() ? letter.group() : any.find() ? any.group() : "";
        return found.toUpperCase(site.language());
    }
}
