package recto.svg;

import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes what would load something out of the CSS of a drawing. The rest stays as it is written. */
final class SvgStyle {

    private static final Pattern URL = Pattern.compile("url\\(\\s*(\"[^\"]*\"|'[^']*'|[^)\"']*)\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPORT = Pattern.compile("@import\\s*(url\\([^)]*\\)|\"[^\"]*\"|'[^']*')[^;{}]*;?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|$)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);
    /** All ways to load or run something. Of these, only a url of this file or in this file may stay. */
    private static final Pattern LOADS = Pattern.compile("@import|\\bimage(-set)?\\s*\\(|\\bsrc\\s*\\(|\\bexpression\\s*\\("
            + "|-moz-binding|\\bbehavior\\s*:|javascript:|\\burl\\s*\\(\\s*[\"']?\\s*(?!\\s*[\"']?\\s*(#|data:))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MAY_LOAD = Pattern.compile("url|src|image-set|javascript:|\\\\", Pattern.CASE_INSENSITIVE);

    private SvgStyle() {}

    /** Whether the value of an attribute is to be looked at; most are long lists of numbers. */
    static boolean mayLoad(String value) {
        return MAY_LOAD.matcher(value).find();
    }

    /**
     * @param css a stylesheet, or the value of an attribute that may be CSS
     * @param takenOut takes the name of each thing that is taken out
     * @return null where nothing can stay, because what loads something is written so that it is not told apart
     */
    static @Nullable String clean(String css, Consumer<String> takenOut) {
        String clean = IMPORT.matcher(css).replaceAll(rule -> {
            takenOut.accept("@import");
            return "";
        });
        clean = URL.matcher(clean).replaceAll(url -> Matcher.quoteReplacement(url(url, takenOut)));
        if (LOADS.matcher(plain(clean)).find()) {
            takenOut.accept("CSS that loads something");
            return null;
        }
        return clean;
    }

    private static String url(MatchResult url, Consumer<String> takenOut) {
        String target = url.group(1).replaceAll("[\"']", "").strip();
        if (target.startsWith("#") || target.regionMatches(true, 0, "data:", 0, 5)) {
            return url.group();
        }
        takenOut.accept("url(%s)".formatted(target));
        return "none";
    }

    /** As a browser understands it: without comments and with the characters that escapes stand for. */
    private static String plain(String css) {
        return ESCAPE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll(escape -> {
            int letter = escape.group(1) == null ? escape.group(2).codePointAt(0) : Integer.parseInt(escape.group(1), 16);
            return Matcher.quoteReplacement(Character.isValidCodePoint(letter) ? Character.toString(letter) : "\uFFFD");
        });
    }
}
