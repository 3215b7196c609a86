package recto.markdown;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides which links may be printed, on what a browser would make of them. */
public final class Links {

    static final Set<String> TO_FOLLOW = Set.of("http", "https", "mailto", "tel");
    public static final Set<String> TO_LOAD = Set.of("http", "https");

    /** Neither in the path nor in the query of a valid URL; brackets only around an IPv6 address. */
    private static final String TO_ENCODE = " \"<>\\^`{|}[]";

    private static final Pattern ADDRESS = Pattern.compile("https?://.+|/.+", Pattern.CASE_INSENSITIVE);

    private Links() {
    }

    /** The link as it may be printed; null when its scheme is none of these. A link without a scheme is relative and fine. */
    public static String safe(String link, Set<String> schemes) {
        String bare = withoutControls(link).strip();
        String scheme = scheme(bare);
        if (scheme != null && !schemes.contains(scheme)) {
            return null;
        }
        return encode(bare);
    }

    /** Whether it is on the web or on this site, and not a file beside the one that names it. */
    public static boolean isAddress(String link) {
        return ADDRESS.matcher(link).matches();
    }

    public static boolean isRelative(String link) {
        return scheme(link) == null && !link.startsWith("//");
    }

    /**
     * All that stands before a colon which no slash, question mark or hash precedes. Browsers ask for more than that of a
     * scheme, so whatever disguise they see through, this sees something that is not on the list.
     */
    private static String scheme(String link) {
        for (int i = 0; i < link.length(); i++) {
            switch (link.charAt(i)) {
                case ':':
                    return link.substring(0, i).toLowerCase(Locale.ROOT);
                case '/', '?', '#':
                    return null;
                default:
            }
        }
        return null;
    }

    /** Browsers drop tabs and line ends wherever they stand: {@code java&#9;script:}. */
    private static String withoutControls(String link) {
        StringBuilder kept = null;
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            boolean isControl = Character.isISOControl(c);
            if (isControl && kept == null) {
                kept = new StringBuilder(link.length()).append(link, 0, i);
            } else if (!isControl && kept != null) {
                kept.append(c);
            }
        }
        return kept == null ? link : kept.toString();
    }

    /** As it may stand in a URL. */
    public static String encode(String link) {
        int brackets = link.contains("//[") ? link.indexOf(']') : -1;
        StringBuilder encoded = new StringBuilder(link.length());
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (i > brackets && TO_ENCODE.indexOf(c) >= 0 || c == '%' && !isEscape(link, i)) {
                encoded.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(String link, int at) {
        return at + 2 < link.length() && Character.digit(link.charAt(at + 1), 16) >= 0 && Character.digit(link.charAt(at + 2), 16) >= 0;
    }
}
