package recto.storing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import recto.database.Sql;
import recto.header.FrontMatter;
import recto.language.Slug;

/**
 * Writes the authors, tags and series of articles. Two spellings with one slug are one group, which keeps the first spelling as its name.
 */
final class ArticleGroups {

    private final Sql sql;
    private final ListDates dates;

    ArticleGroups(Sql sql, ListDates dates) {
        this.sql = sql;
        this.dates = dates;
    }

    /** Writes the series that are new. @return by slug, the id of each series that one of these articles is part of */
    Map<String, Long> writeSeries(List<ArticleRow> rows) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        for (ArticleRow row : rows) {
            String name = row.article().header().series();
            if (name != null) {
                names.putIfAbsent(Slug.ofName(name), name);
            }
        }
        Map<String, Long> ids = new HashMap<>();
        if (!names.isEmpty()) {
            addNew("series", names);
            sql.of("select slug, id from series where slug = any(:slugs)").texts("slugs", names.keySet())
                    .list(row -> ids.put(row.text("slug"), row.number("id")));
        }
        return ids;
    }

    /**
     * Writes the authors and tags that are new, then which article has which.
     *
     * @param listed the articles that are in lists now, or were before
     */
    void writeAuthorsAndTags(List<ArticleRow> rows, Collection<Long> listed) throws SQLException {
        // The groups that an article leaves have changed as much as those that it joins
        dates.touchAuthors(listed);
        dates.touchTags(listed);
        write(rows, "author", FrontMatter::authors);
        write(rows, "tag", FrontMatter::tags);
        dates.touchAuthors(listed);
        dates.touchTags(listed);
    }

    private void write(List<ArticleRow> rows, String table, Function<FrontMatter, List<String>> namesOf) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        List<Long> articles = new ArrayList<>();
        List<String> slugs = new ArrayList<>();
        for (ArticleRow row : rows) {
            Set<String> ofRow = new LinkedHashSet<>();
            for (String name : namesOf.apply(row.article().header())) {
                names.putIfAbsent(Slug.ofName(name), name);
                ofRow.add(Slug.ofName(name));
            }
            ofRow.forEach(slug -> {
                articles.add(row.id());
                slugs.add(slug);
            });
        }
        sql.of("delete from article_%s where article_id = any(:articles)".formatted(table))
                .numbers("articles", rows.stream().map(ArticleRow::id).toList()).update();
        addNew(table, names);
        sql.of("""
                insert into article_%1$s (article_id, position, %1$s_id)
                select n.article_id, row_number() over (partition by n.article_id order by n.place) - 1, x.id
                  from unnest(:articles, :slugs) with ordinality n (article_id, slug, place) join %1$s x on x.slug = n.slug"""
                .formatted(table))
                .numbers("articles", articles).texts("slugs", slugs).update();
    }

    /** @param names by slug; a group that exists keeps its name */
    private void addNew(String table, Map<String, String> names) throws SQLException {
        sql.of("insert into %1$s (slug, name) select * from unnest(:slugs, :names) n (slug, name) where not exists (select from %1$s x where x.slug = n.slug)"
                .formatted(table)).texts("slugs", names.keySet()).texts("names", names.values()).update();
    }
}
