package recto.frontmatter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.language.XmlText;

/** Gives the values that Jackson has read their places, by a walk through the text, of which Jackson has proved that it is TOML. */
final class TomlValues {

    /** A date as authors write it, such as 2024-1-2, which TOML does not know: whoever reads the date decides. */
    static final Pattern LIKE_A_DATE = Pattern.compile("[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?:[T ][0-9:.]+ ?[Z+0-9:-]*)?");
    /** In digits. A longer number stays text, as readers of JSON need not accept it. */
    private static final int MAX_DIGITS = 100;

    private final String file;
    private final SourceCursor cursor;
    private final List<Problem> problems;

    /** @param start where the value begins */
    TomlValues(String file, SourceCursor start, List<Problem> problems) {
        this.file = file;
        this.cursor = start.copy();
        this.problems = problems;
    }

    FrontMatterValue value(JsonNode node) {
        int line = cursor.line();
        int column = cursor.column();
        if (node.isArray()) {
            cursor.advance();
            List<FrontMatterValue> items = new ArrayList<>();
            for (JsonNode item : node) {
                skipTo();
                items.add(value(item));
            }
            skipTo();
            cursor.advance();
            return new Items(line, column, items);
        }
        int start = cursor.at();
        cursor.skipValue(",]}\n#");
        return node.isObject() ? fields(node, line, column)
                : text(node, line, column, cursor.text.substring(start, cursor.at()).strip());
    }

    private void skipTo() {
        cursor.skipBlank();
        while (cursor.here() == ',') {
            cursor.advance();
            cursor.skipBlank();
        }
    }

    /** An inline table stands on one line, so its place is near enough for each of its values. */
    private Fields fields(JsonNode table, int line, int column) {
        List<Field> fields = new ArrayList<>();
        table.properties().forEach(e -> fields.add(new Field(e.getKey(), line, column, below(e.getValue(), line, column))));
        return new Fields(line, column, fields);
    }

    private FrontMatterValue below(JsonNode node, int line, int column) {
        if (node.isObject()) {
            return fields(node, line, column);
        }
        if (node.isArray()) {
            List<FrontMatterValue> items = new ArrayList<>();
            node.forEach(item -> items.add(below(item, line, column)));
            return new Items(line, column, items);
        }
        return text(node, line, column, node.asText());
    }

    private Text text(JsonNode node, int line, int column, String written) {
        if (node.isTextual()) {
            String text = node.textValue();
            int forbidden = XmlText.firstForbidden(text);
            if (forbidden >= 0) {
                problems.add(Problem.warning(file, line, column,
                        "the character U+%04X cannot stand in a feed and was left out".formatted(forbidden),
                        "delete its escape, which begins with \\"));
                text = XmlText.clean(text);
            }
            // A date stays as it is written
            String kept = LIKE_A_DATE.matcher(written).matches() ? written : text;
            return new Text(line, column, kept, kept);
        }
        return new Text(line, column, written, plain(node, written));
    }

    private static @Nullable Object plain(JsonNode node, String written) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        boolean isNumber = node.isNumber() && written.length() <= MAX_DIGITS;
        if (isNumber && node.isIntegralNumber()) {
            return node.bigIntegerValue();
        }
        // Jackson's number is binary, and has lost the last zero of 1.10
        return isNumber && Double.isFinite(node.doubleValue()) ? new BigDecimal(written.replace("_", "")) : written;
    }
}
