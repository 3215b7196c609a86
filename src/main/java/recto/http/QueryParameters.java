package recto.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a URL. No query is an error, whatever a reader or a robot wrote: of a parameter that is given twice, the first value that is
 * not blank counts, and a percent sign that begins no encoded byte stands for itself.
 */
public final class QueryParameters {

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /** @param query as it was sent, without the question mark */
    public static QueryParameters of(@Nullable String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String value = decode(pair.substring(equals + 1)).strip();
            if (equals > 0 && !value.isEmpty()) {
                values.putIfAbsent(decode(pair.substring(0, equals)), value);
            }
        }
        return new QueryParameters(values);
    }

    /** The value of a parameter, which is never blank. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** The query with these parameters alone, in this order: one text for all ways to ask for the same; "" without any of them. */
    public String canonical(List<String> names) {
        StringBuilder query = new StringBuilder();
        for (String name : names) {
            if (values.containsKey(name)) {
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encode(values.get(name)));
            }
        }
        return query.toString();
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
