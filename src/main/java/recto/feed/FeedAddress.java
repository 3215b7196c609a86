package recto.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a link of an article absolute, and percent-encodes it as browsers do: an author may have written any character into it.
 *
 * @see <a href="https://url.spec.whatwg.org/#url-parsing">URL Standard, "URL parsing"</a>
 */
final class FeedAddress {

    /** White space of ASCII around the link, and line ends and tabs anywhere in it. */
    private static final Pattern IGNORED = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\n\\r]");
    /** Steps out of the root folder, which lead nowhere. */
    private static final Pattern ABOVE_ROOT = Pattern.compile("^(https?://[^/]*)(?:/\\.\\.(?=/|$))+");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern WEB = Pattern.compile("(?i)((?:https?|ftp):)?[/\\\\]{2,}");
    private static final String ALLOWED = "-._~:/?@!$&'()*+,;=";

    private FeedAddress() {}

    /** @param base the address of the article */
    static String absolute(String base, String link) {
        String typed = IGNORED.matcher(link).replaceAll("");
        if (typed.isEmpty() || typed.startsWith("#") || typed.startsWith("?")) {
            // RFC 3986, section 5.2, from which URI differs for a link without a path
            return base + encoded(typed);
        }
        Matcher web = WEB.matcher(typed);
        if (web.lookingAt()) {
            String rest = slashed(typed.substring(web.end()));
            int path = endOfHost(rest);
            String scheme = web.group(1) == null ? URI.create(base).getScheme() + ":" : web.group(1);
            return scheme + "//" + host(rest.substring(0, path)) + encoded(rest.substring(path));
        }
        if (SCHEME.matcher(typed).lookingAt()) {
            return encoded(typed);
        }
        String path = encoded(slashed(typed));
        // Without the dot, the part before a colon would be a scheme
        String resolved = URI.create(base).resolve(path.startsWith("/") ? path : "./" + path).toString();
        return ABOVE_ROOT.matcher(resolved).replaceFirst("$1");
    }

    /** Browsers take a backslash for a slash, outside of the query and the fragment. */
    private static String slashed(String link) {
        int end = 0;
        while (end < link.length() && link.charAt(end) != '?' && link.charAt(end) != '#') {
            end++;
        }
        return link.substring(0, end).replace('\\', '/') + link.substring(end);
    }

    private static int endOfHost(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** The letters of any script may stay in the name of a host, where a browser does not percent-encode them. */
    private static String host(String host) {
        StringBuilder kept = new StringBuilder(host.length());
        host.codePoints().forEach(c -> {
            boolean isMark = Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.COMBINING_SPACING_MARK;
            kept.append(Character.isLetterOrDigit(c) || isMark || c == '[' || c == ']' ? Character.toString(c)
                    : encoded(Character.toString(c)));
        });
        return kept.toString();
    }

    private static String encoded(String link) {
        StringBuilder encoded = new StringBuilder(link.length() + 16);
        boolean hasFragment = false;
        for (int i = 0; i < link.length();) {
            int c = link.codePointAt(i);
            boolean isEscape = c == '%' && link.length() > i + 2 && isHex(link.charAt(i + 1)) && isHex(link.charAt(i + 2));
            boolean isFragment = c == '#' && !hasFragment;
            if (c < 0x80 && Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0 || isEscape || isFragment) {
                encoded.append((char) c);
                hasFragment |= isFragment;
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append("%02X".formatted(b));
                }
            }
            i += Character.charCount(c);
        }
        return encoded.toString();
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }
}
