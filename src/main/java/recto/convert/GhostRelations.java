package recto.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recto.convert.GhostReader.Row;

/** Which tags and authors a post of Ghost has, in Ghost's order. */
final class GhostRelations {

    private final GhostReader export;
    private final Map<String, Row> tags;
    private final Map<String, Row> users;
    private final Map<String, List<String>> tagsOf;
    private final Map<String, List<String>> authorsOf;

    GhostRelations(GhostReader export) {
        this.export = export;
        this.tags = byId("tags");
        this.users = byId("users");
        this.tagsOf = ordered("posts_tags", "tag_id");
        this.authorsOf = ordered("posts_authors", "author_id");
    }

    private Map<String, Row> byId(String table) {
        Map<String, Row> rows = new HashMap<>();
        export.rows(table).forEach(row -> rows.put(row.text("id"), row));
        return rows;
    }

    private Map<String, List<String>> ordered(String table, String column) {
        Map<String, List<String>> found = new HashMap<>();
        export.rows(table).stream().sorted(Comparator.comparingInt(row -> row.values().path("sort_order").asInt()))
                .forEach(row -> found.computeIfAbsent(row.text("post_id"), post -> new ArrayList<>()).add(row.text(column)));
        return found;
    }

    List<Row> tags(Row post) {
        return within(post, "tags", tagsOf.getOrDefault(post.text("id"), List.of()), tags);
    }

    List<Row> authors(Row post) {
        return within(post, "authors", authorsOf.getOrDefault(post.text("id"), List.of(post.text("author_id"))), users);
    }

    /** Some tools write the rows themselves into the post. */
    private static List<Row> within(Row post, String column, List<String> ids, Map<String, Row> rows) {
        List<Row> found = new ArrayList<>();
        ids.stream().filter(rows::containsKey).forEach(id -> found.add(rows.get(id)));
        if (found.isEmpty()) {
            for (JsonNode row : post.values().path(column)) {
                if (row.isObject()) {
                    found.add(new Row(row, post.line()));
                }
            }
        }
        return found;
    }
}
