package recto.indexing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import recto.change.ChangeLog;
import recto.database.Sql;

/**
 * Keeps the related articles of each article. When an article comes or changes, it is compared again, and so are the articles that it is
 * now related to or was related to before; these others are called echoes. The articles that are due stand in a table, so that the next
 * pass finishes what a stopped pass left.
 */
final class RelatedArticles {

    /** How many articles are compared in one transaction. */
    private static final int CHUNK = 500;

    /** Writes the differences. The rows are the ids of the articles whose related articles changed. */
    private static final String REPLACE = """
            with present as (select * from unnest(:articles, :positions, :related) n (article_id, position, related_id)),
            fewer as (
                delete from related r where r.article_id = any(:ids)
                   and not exists (select from present p where p.article_id = r.article_id and p.position = r.position)
                returning r.article_id),
            other as (
                insert into related (article_id, position, related_id) select article_id, position, related_id from present
                on conflict (article_id, position) do update set related_id = excluded.related_id where related.related_id <> excluded.related_id
                returning article_id)
            select article_id from fewer union select article_id from other""";

    /** Adds the echoes, but not the articles of this pass, which are compared anyway. */
    private static final String ADD_ECHOES = """
            insert into related_due (article_id, is_echo)
            select distinct r.related_id, true from related r join article a on a.id = r.related_id where r.article_id = any(:ids) and a.changed_at < :now
            on conflict do nothing""";

    private final Sql sql;
    private final ChangeLog changes;
    private final Instant now;
    private final TermTable terms;

    RelatedArticles(Sql sql, ChangeLog changes, Instant now) {
        this.sql = sql;
        this.changes = changes;
        this.now = now;
        this.terms = new TermTable(sql);
    }

    /** Writes the terms of these articles and notes that the articles are to be compared, which {@link #refresh} does. */
    void note(List<IndexedArticle> articles) throws SQLException {
        List<Long> known = articles.stream().filter(article -> !article.isNew()).map(IndexedArticle::id).toList();
        Map<Long, Map<String, Float>> found = new LinkedHashMap<>();
        articles.stream().filter(IndexedArticle::isListable).forEach(article -> found.put(article.id(), article.entry().terms()));
        terms.delete(known);
        terms.add(found);
        sql.of("insert into related_due (article_id, is_echo) select id, false from unnest(:ids) id on conflict (article_id) do update set is_echo = false")
                .numbers("ids", articles.stream().map(IndexedArticle::id).toList()).update();
        compareAgain(known);
    }

    /** Takes articles out, so that no other article is related to them any more. */
    void forget(Collection<Long> ids) throws SQLException {
        terms.delete(ids);
        sql.of("delete from related where article_id = any(:ids)").numbers("ids", ids).update();
        sql.of("delete from related_due where article_id = any(:ids)").numbers("ids", ids).update();
        compareAgain(ids);
    }

    /** Notes that the articles that are related to one of these must be compared again. */
    private void compareAgain(Collection<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            sql.of("insert into related_due (article_id, is_echo) select distinct article_id, true from related where related_id = any(:ids) on conflict do nothing")
                    .numbers("ids", ids).update();
        }
    }

    /** Compares all articles that are due, chunk by chunk: first the new and changed ones, then the echoes. */
    void refresh(ArticleIndex.Committed committed) throws SQLException {
        for (boolean areEchoes : new boolean[] {false, true}) {
            List<Long> due = listDue(areEchoes);
            if (!due.isEmpty()) {
                terms.count(areEchoes);
            }
            for (; !due.isEmpty(); due = listDue(areEchoes)) {
                List<Long> chunk = due;
                sql.inTransaction(() -> {
                    compare(chunk);
                    if (!areEchoes) {
                        sql.of(ADD_ECHOES).numbers("ids", chunk).time("now", now).update();
                    }
                    return sql.of("delete from related_due where article_id = any(:ids)").numbers("ids", chunk).update();
                });
                committed.run();
            }
        }
    }

    private List<Long> listDue(boolean areEchoes) throws SQLException {
        return sql.of("select article_id from related_due where is_echo = :echoes order by article_id limit :most")
                .flag("echoes", areEchoes).integer("most", CHUNK).list(row -> row.number("article_id"));
    }

    private void compare(List<Long> ids) throws SQLException {
        Map<Long, List<TermTable.Own>> own = terms.listOwn(ids);
        Map<String, List<TermTable.Sharer>> sharers = terms.listSharers(own.values());
        Map<Long, List<Long>> alike = own.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, of -> Likeness.mostAlike(of.getKey(), of.getValue(), sharers)));
        List<Long> articles = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Long> related = new ArrayList<>();
        own.keySet().forEach(article -> {
            int position = 0;
            for (long other : alike.getOrDefault(article, List.of())) {
                articles.add(article);
                positions.add(position++);
                related.add(other);
            }
        });
        List<Long> changed = sql.of(REPLACE).numbers("articles", articles).array("positions", "integer", positions)
                .numbers("related", related)
                .numbers("ids", ids).list(row -> row.number("article_id"));
        if (!changed.isEmpty()) {
            changes.tellShows(changed);
        }
    }
}
