package recto.article;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import recto.database.Row;

/**
 * The authors and tags of an article as part of its row, so that they cost no statement of their own. They are without the time of their
 * last change, for which only their feeds ask.
 */
final class GroupsInRow {

    /** Of the parts {@link #JOINED}. */
    static final String COLUMNS = """
            author.ids as authors, author.slugs as author_slugs, author.names as author_names,
            tag.ids as tags, tag.slugs as tag_slugs, tag.names as tag_names""";

    /** Joins the groups to the article {@code a}. */
    static final String JOINED = joined("author") + joined("tag");

    private GroupsInRow() {}

    /**
     * The group of each link is looked up by itself, which the "offset 0" enforces, and in the order of the links. A join of the two would read
     * all groups of a site with few, and each of the arrays would be ordered by itself: a quarter of the statement's time.
     */
    private static String joined(String kind) {
        return """
                 cross join lateral (select array_agg(x.id) as ids, array_agg(x.slug) as slugs, array_agg(x.name) as names
                                       from (select x.* from article_%1$s j
                                              cross join lateral (select x.id, x.slug, x.name from %1$s x where x.id = j.%1$s_id offset 0) x
                                              where j.article_id = a.id order by j.position) x) %1$s
                """.formatted(kind);
    }

    static List<Author> authors(Row row) throws SQLException {
        return groups(row, "author", Author::new);
    }

    static List<Tag> tags(Row row) throws SQLException {
        return groups(row, "tag", Tag::new);
    }

    private static <G extends Group> List<G> groups(Row row, String kind, Supplier<G> maker) throws SQLException {
        List<Long> ids = row.numbers(kind + "s");
        List<String> slugs = row.texts(kind + "_slugs");
        List<String> names = row.texts(kind + "_names");
        List<G> groups = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            groups.add(fill(maker.get(), ids.get(i), slugs.get(i), names.get(i)));
        }
        return groups;
    }

    static <G extends Group> G fill(G group, Long id, String slug, String name) {
        group.id = id;
        group.slug = slug;
        group.name = name;
        return group;
    }
}
