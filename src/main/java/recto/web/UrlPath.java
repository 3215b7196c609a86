package recto.web;

import io.quarkus.qute.TemplateExtension;
import java.net.URI;
import java.net.URISyntaxException;

/** A path as it stands in a URL: letters beyond ASCII percent-encoded (RFC 3986, section 2.5), slashes kept. */
@TemplateExtension
public class UrlPath {

    /** All pictures are below this path. */
    public static final String MEDIA = "/media/";

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

    private static String encodeAll(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString().replace("[", "%5B").replace("]", "%5D");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
