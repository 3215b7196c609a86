package recto.sharing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The description of a page for programs, in the vocabulary of schema.org. Its text is safe inside a script element: nothing in it ends the
 * element or begins a comment. A template prints it with {@code .raw}; the only other such output is HTML from MarkdownRenderer.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements">JSON-LD 1.1, section 7.2</a>
 */
public final class JsonLd {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;

    private JsonLd(String text) {
        this.text = text;
    }

    /** @param things each from {@link #thing} */
    @SafeVarargs
    static JsonLd of(Map<String, Object>... things) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://schema.org");
        document.put("@graph", List.of(things));
        try {
            // In JSON these characters occur only inside strings
            return new JsonLd(
                    JSON.writeValueAsString(document).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A description that cannot be written as JSON", e);
        }
    }

    /**
     * A thing of schema.org, or a part of one.
     *
     * @param properties names and values by turns; a property whose value is null or an empty list is left out
     */
    static Map<String, Object> thing(String type, @Nullable Object... properties) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        for (int i = 0; i < properties.length; i += 2) {
            Object value = properties[i + 1];
            if (value != null && !(value instanceof Collection<?> many && many.isEmpty())) {
                thing.put((String) properties[i], value);
            }
        }
        return thing;
    }

    @Override
    public String toString() {
        return text;
    }
}
