package recto.frontmatter;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.language.XmlText;

/** Builds values from the tokens of Jackson's parser of JSON. */
final class JsonValues {

    private static final int MAX_DEPTH = 20;
    /** In digits. A longer number stays text. */
    private static final int MAX_DIGITS = 100;

    private final String file;
    private final JsonParser parser;
    private final List<Problem> problems;

    JsonValues(String file, JsonParser parser, List<Problem> problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** @return empty if the values are nested too deep, or the text is no object; {@code problems} then has an error */
    Optional<Fields> object() throws IOException {
        FrontMatterValue value = parser.nextToken() == null ? null : value(0);
        if (value instanceof Fields fields) {
            return Optional.of(fields);
        }
        JsonLocation at = parser.currentTokenLocation();
        problems.add(value == null && parser.currentToken() != null
                ? error(at, "the values are nested more than %d deep".formatted(MAX_DEPTH), "write them flatter")
                : error(at, "the front matter is no object of JSON", "write it as { \"title\": \"My title\" }"));
        return Optional.empty();
    }

    /** Null for what is nested too deep. */
    private @Nullable FrontMatterValue value(int depth) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return text(at, token);
        }
        if (depth == MAX_DEPTH) {
            return null;
        }
        List<FrontMatterValue> items = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        boolean isObject = token == JsonToken.START_OBJECT;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_OBJECT && next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            JsonLocation place = parser.currentTokenLocation();
            String key = parser.currentName();
            if (isObject) {
                parser.nextToken();
            }
            FrontMatterValue value = value(depth + 1);
            if (value == null) {
                return null;
            }
            if (!isObject) {
                items.add(value);
                continue;
            }
            Integer first = seen.putIfAbsent(depth == 0 ? KeyName.normalised(key) : key, place.getLineNr());
            if (first == null) {
                fields.add(new Field(XmlText.clean(key), place.getLineNr(), place.getColumnNr(), value));
            } else {
                problems.add(
                        error(place, "'%s' is given twice, first on line %d".formatted(Problem.shown(key), first), "keep one of them"));
            }
        }
        return isObject ? new Fields(at.getLineNr(), at.getColumnNr(), fields) : new Items(at.getLineNr(), at.getColumnNr(), items);
    }

    private Text text(JsonLocation at, JsonToken token) throws IOException {
        String written = parser.getText();
        int forbidden = XmlText.firstForbidden(written);
        if (forbidden >= 0) {
            problems.add(Problem.warning(file, at.getLineNr(), at.getColumnNr(),
                    "the character U+%04X cannot stand in a feed and was left out".formatted(forbidden),
                    "delete its escape, which begins with \\"));
            written = XmlText.clean(written);
        }
        Object plain = switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> written.length() > MAX_DIGITS ? written : parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> written.length() > MAX_DIGITS ? written : parser.getDecimalValue();
            default -> written;
        };
        return new Text(at.getLineNr(), at.getColumnNr(), written, plain);
    }

    static Problem fault(String file, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String message = e.getOriginalMessage().replaceFirst("(?s)\\n.*", "");
        return Problem.error(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()),
                "this is not JSON (%s)".formatted(Problem.shown(message)),
                "write \"key\": \"value\", with a comma between two keys and a \\ as \\\\");
    }

    private Problem error(JsonLocation at, String message, String hint) {
        return Problem.error(file, at.getLineNr(), at.getColumnNr(), message, hint);
    }
}
