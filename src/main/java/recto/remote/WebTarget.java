package recto.remote;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an absolute web address that a request needs. URI alone refuses hosts with letters beyond ASCII.
 *
 * @param host a name in ASCII, or an address as a number, which may be in brackets
 * @param pathAndQuery with a slash at the beginning, percent-encoded
 */
record WebTarget(boolean isSecure, String host, int port, String pathAndQuery) {

    private static final Pattern ADDRESS = Pattern
            .compile("(?i)(https?)://(\\[[0-9a-f:.]+]|[^/?#@:\\[\\]]+)(?::([0-9]{1,5}))?([/?][^#]*)?(?:#.*)?");

    static WebTarget of(String address) throws RemoteFault {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw notAnAddress();
        }
        boolean isSecure = parts.group(1).equalsIgnoreCase("https");
        int port = parts.group(3) == null ? isSecure ? 443 : 80 : Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65_535) {
            throw notAnAddress();
        }
        String rest = parts.group(4) == null ? "" : parts.group(4);
        return new WebTarget(isSecure, host(parts.group(2)), port, ascii(rest.startsWith("/") ? rest : "/" + rest));
    }

    private static String host(String host) throws RemoteFault {
        try {
            return host.startsWith("[") ? host : IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
    }

    private static RemoteFault notAnAddress() {
        return RemoteFault.noPicture("is no address that can be asked for a picture");
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            ascii.append(b > ' ' ? Character.toString(b) : "%%%02X".formatted(b & 0xFF));
        }
        return ascii.toString();
    }

    /** The target to which an answer leads on. @param location as the answer says it, absolute or not */
    WebTarget redirected(String location) throws RemoteFault {
        try {
            return of(location.matches("(?i)https?://.*") ? location : URI.create(toString()).resolve(new URI(ascii(location))).toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw RemoteFault.noPicture("leads on to something that is no address");
        }
    }

    @Override
    public String toString() {
        return "%s://%s:%d%s".formatted(isSecure ? "https" : "http", host, port, pathAndQuery);
    }
}
