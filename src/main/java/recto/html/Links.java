package recto.html;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which links may be printed. What counts is how a browser reads a link, not how an author has written it. */
public final class Links {

    /**
     * The schemes that run nothing in a browser: those that HTML lets a site handle (section 8.9.1.3.1, safelisted schemes), and a few like
     * them.
     */
    static final Set<String> TO_FOLLOW = Set.of("http", "https", "mailto", "tel", "bitcoin", "ftp", "ftps", "geo", "im", "irc", "ircs",
            "magnet", "matrix", "mms", "news", "nntp", "openpgp4fpr", "sftp", "sip", "sips", "sms", "smsto", "ssh", "urn", "webcal", "wtai",
            "xmpp", "gemini", "gopher", "feed", "doi");
    public static final Set<String> TO_LOAD = Set.of("http", "https");

    /** Characters that are valid neither in the path nor in the query of a URL. Brackets are valid around an IPv6 address only. */
    private static final String TO_ENCODE = " \"<>\\^`{|}[]";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Pattern ADDRESS = Pattern.compile("https?://.+|/.+", Pattern.CASE_INSENSITIVE);

    private Links() {}

    /**
     * The link in the form in which it may be printed; null if it has a scheme that is not among {@code schemes}. A link without a scheme
     * is relative and may always be printed.
     */
    public static @Nullable String safe(String link, Set<String> schemes) {
        String bare = withoutControls(link).strip();
        String scheme = scheme(bare);
        if (scheme != null && !schemes.contains(scheme)) {
            return null;
        }
        return encode(bare);
    }

    /** Whether the link leads to an address on the web or on this site, and not to a file beside the one that has the link. */
    public static boolean isAddress(String link) {
        return ADDRESS.matcher(link).matches();
    }

    public static boolean isRelative(String link) {
        return scheme(link) == null && !link.startsWith("//");
    }

    /**
     * The text before the first colon, if no slash, question mark or hash stands before that colon; null otherwise. Browsers take less for
     * a scheme than this method does. So whatever a browser takes for a scheme, this method takes for one too, and the scheme has to be
     * allowed.
     */
    private static @Nullable String scheme(String link) {
        for (int i = 0; i < link.length(); i++) {
            switch (link.charAt(i)) {
                case ':' :
                    return link.substring(0, i).toLowerCase(Locale.ROOT);
                case '/', '?', '#' :
                    return null;
                default :
            }
        }
        return null;
    }

    /** Browsers ignore tabs and line ends anywhere in a link, as in {@code java&#9;script:}. */
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

    /** The link with those characters percent-encoded that cannot stand in a URL, in UTF-8, as browsers do. Letters beyond ASCII stay. */
    public static String encode(String link) {
        int brackets = link.contains("//[") ? link.indexOf(']') : -1;
        StringBuilder encoded = new StringBuilder(link.length());
        int c;
        for (int i = 0; i < link.length(); i += Character.charCount(c)) {
            c = link.codePointAt(i);
            if (i > brackets && TO_ENCODE.indexOf(c) >= 0 || c == '%' && !isEscape(link, i) || c > 0x7F && !isShown(c)) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX.toHexDigits(b));
                }
            } else {
                encoded.appendCodePoint(c);
            }
        }
        return encoded.toString();
    }

    /** Spaces and characters without a shape would end the address for some reader, or hide where it leads. */
    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL, Character.FORMAT,
                    Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                false;
            default -> true;
        };
    }

    private static boolean isEscape(String link, int at) {
        return at + 2 < link.length() && Character.digit(link.charAt(at + 1), 16) >= 0 && Character.digit(link.charAt(at + 2), 16) >= 0;
    }
}
