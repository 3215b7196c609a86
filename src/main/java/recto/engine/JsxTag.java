package recto.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One tag of JSX, such as {@code <Note title={"Mind it"} open>}.
 *
 * @param end behind its last character
 * @param name "" for a fragment
 * @param attributes by their names as written; the value is that of a string or a number, "" for a name alone, and null for code
 */
record JsxTag(int start, int end, String name, boolean closes, boolean isAlone, Map<String, @Nullable String> attributes) {

    /** A longer one is no tag. */
    private static final int MAX = 2_000;
    private static final Pattern NAME = Pattern.compile("<(/?)([A-Za-z][\\w.-]*)?");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z_@][\\w:.-]*");
    private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
            "track",
            "wbr");
    private static final Map<String, String> NAMES = Map.of("className", "class", "htmlFor", "for", "srcSet", "srcset", "dateTime",
            "datetime",
            "colSpan", "colspan", "rowSpan", "rowspan", "autoPlay", "autoplay", "allowFullScreen", "allowfullscreen");

    /** The tag that begins here; null if none does. */
    static @Nullable JsxTag at(String text, int start) {
        int limit = Math.min(text.length(), start + MAX);
        Matcher name = NAME.matcher(text).region(start, limit);
        if (!name.lookingAt() || name.group(2) == null && !text.startsWith(">", name.end())) {
            return null;
        }
        Map<String, @Nullable String> attributes = new LinkedHashMap<>();
        int at = name.end();
        boolean isAlone = false;
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '>') {
                return new JsxTag(start, at + 1, name.group(2) == null ? "" : name.group(2), !name.group(1).isEmpty(), isAlone, attributes);
            }
            isAlone = c == '/';
            if (c == '{') {
                at = JsxValue.end(text, at, limit);
            } else if (Character.isWhitespace(c) || c == '/') {
                at++;
            } else {
                at = attribute(text, at, limit, attributes);
            }
            if (at < 0) {
                return null;
            }
        }
        return null;
    }

    /** @return behind the attribute; -1 where none stands */
    private static int attribute(String text, int start, int limit, Map<String, @Nullable String> attributes) {
        Matcher name = ATTRIBUTE.matcher(text).region(start, limit);
        if (!name.lookingAt()) {
            return -1;
        }
        int at = name.end();
        if (at >= limit || text.charAt(at) != '=' || at + 1 >= limit) {
            attributes.put(name.group(), "");
            return at;
        }
        at++;
        char quote = text.charAt(at);
        int end = quote == '{' ? JsxValue.end(text, at, limit) : quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) + 1 : 0;
        if (end <= at || end > limit) {
            return -1;
        }
        attributes.put(name.group(), quote == '{' ? JsxValue.literal(text.substring(at + 1, end - 1)) : text.substring(at + 1, end - 1));
        return end;
    }

    boolean isComponent() {
        return !name.isEmpty() && (Character.isUpperCase(name.charAt(0)) || name.indexOf('.') > 0);
    }

    /** The tag in HTML, without the attributes whose value is code. */
    String html() {
        StringBuilder html = new StringBuilder(closes ? "</" : "<").append(name);
        attributes.forEach((key, value) -> {
            if (value != null && !key.equals("style") && !key.matches("on[A-Z].*|key|ref")) {
                html.append(' ').append(NAMES.getOrDefault(key, key)).append("=\"").append(value.replace("\"", "&quot;")).append('"');
            }
        });
        html.append('>');
        return isAlone && !VOID.contains(name) ? html.append("</").append(name).append('>').toString() : html.toString();
    }
}
