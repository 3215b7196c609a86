package recto.storing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.database.Sql;

/** Stores which files the articles of a batch link to, so that a link is made anew when what it leads to is another. */
final class ArticleLinks {

    private ArticleLinks() {}

    /** @param rows that were just written */
    static void write(Sql sql, List<ArticleRow> rows) throws SQLException {
        sql.of("delete from article_link where article_id = any(:ids)").numbers("ids", rows.stream().map(ArticleRow::id).toList()).update();
        List<Long> articles = new ArrayList<>();
        List<String> files = new ArrayList<>();
        List<@Nullable String> addresses = new ArrayList<>();
        for (ArticleRow row : rows) {
            row.article().links().forEach((file, address) -> {
                articles.add(row.id());
                files.add(file);
                addresses.add(address);
            });
        }
        if (!articles.isEmpty()) {
            sql.of("insert into article_link (article_id, file, address) select * from unnest(:articles, :files, :addresses)")
                    .numbers("articles", articles).texts("files", files).texts("addresses", addresses).update();
        }
    }
}
