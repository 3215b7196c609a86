package recto.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads an export of Ghost. What stands before a place at which it is damaged is read all the same. */
final class GhostReader {

    /** A row of one of Ghost's tables, and the line of the export in which it begins. */
    record Row(JsonNode values, int line) {

        /** Empty without such a value. */
        String text(String column) {
            JsonNode value = values.path(column);
            return value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
        }
    }

    interface Damage {
        void at(int line, int column, String reason);
    }

    private static final Set<String> TABLES = Set.of("posts", "posts_meta", "posts_tags", "posts_authors", "tags", "users");
    /** An article may be long; a number or a name that long is none. */
    private static final int MAX_TEXT = 100_000_000;

    private final Map<String, List<Row>> tables = new HashMap<>();
    private boolean isFound;

    private GhostReader() {}

    static GhostReader read(Path file, Damage damage) throws IOException {
        GhostReader reader = new GhostReader();
        ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build()).build());
        try (JsonParser json = mapper.createParser(file.toFile())) {
            while (json.nextToken() != null) {
                // Wherever they stand: an export has them below db[0].data, that of one's own tools perhaps not
                if (json.currentToken() == JsonToken.FIELD_NAME && TABLES.contains(json.currentName())) {
                    String table = json.currentName();
                    if (json.nextToken() == JsonToken.START_ARRAY) {
                        reader.readTable(table, json);
                    }
                }
            }
            if (!reader.isFound) {
                damage.at(1, 1, "it has no posts");
            }
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            damage.at(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr(), e.getOriginalMessage());
        }
        return reader;
    }

    private void readTable(String table, JsonParser json) throws IOException {
        isFound |= table.equals("posts");
        List<Row> rows = tables.computeIfAbsent(table, name -> new ArrayList<>());
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int line = json.currentLocation().getLineNr();
            JsonNode row = json.readValueAsTree();
            if (row != null && row.isObject()) {
                rows.add(new Row(row, line));
            }
        }
    }

    List<Row> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }
}
