package recto.http;

import io.quarkus.qute.TemplateExtension;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A path as it stands in a URL: letters beyond ASCII percent-encoded (RFC 3986, section 2.5), slashes kept. */
@TemplateExtension
public class UrlPath {

    /** All pictures are below this path. */
    public static final String MEDIA = "/media/";

    /** The only path that takes a POST. */
    public static final String HOOK = "/hooks/import";

    private UrlPath() {}

    /** Encodes a path; templates call it as {@code {article.path.encode}}. */
    public static String encode(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c > 0x7e || c <= ' ' || "\"<>\\^`{|}%?#[]".indexOf(c) >= 0) {
                return encodeAll(path);
            }
        }
        return path;
    }

    /** The path without percent encoding; one that cannot be decoded stays as it is. */
    public static String decode(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return path;
        }
    }

    /**
     * Takes parameters that cannot be decoded from a target, such as {@code ?sale=50%}, which somebody else has added. Vert.x and JAX-RS
     * refuse a request for them; without them the page is the same. Requests of HTTP/2 are not mended so, because no handler of ours sees
     * them before Vert.x does.
     */
    public static String withoutUndecodableQuery(String target) {
        int query = target.indexOf('?');
        return query >= 0 && !isDecodable(target.substring(query)) ? target.substring(0, query) : target;
    }

    /** Whether every percent sign stands before two hexadecimal digits. */
    public static boolean isDecodable(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length() || Character.digit(text.charAt(i + 1), 16) < 0 || Character.digit(text.charAt(i + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String encodeAll(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString().replace("[", "%5B").replace("]", "%5D");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
