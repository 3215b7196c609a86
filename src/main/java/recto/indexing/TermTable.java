package recto.indexing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.article.Visibility;
import recto.database.Sql;

/** The table of the terms of articles, by which related articles are found. */
final class TermTable {

    /** How many terms of an article are compared: those that tell the most. */
    private static final int ASKED = 12;
    /** How many articles are compared for each term: the newest that have it, so that an article costs the same in a large blog as in a small one. */
    private static final int CANDIDATES = 60;
    /** For how many terms the articles are kept in memory, in some 3 kB each. */
    private static final int REMEMBERED = 5_000;

    /** Counts the articles of each term, once for all articles that are due, because many articles share the common terms. */
    private static final String COUNT = """
            drop table if exists pg_temp.term_count;
            create temporary table term_count as
            select term, ln(1.0 + (select count(*) from article a where %s)::float8 / count(*)) as worth
              from term where term in (select t.term from term t join related_due d on d.article_id = t.article_id where d.is_echo = %s)
             group by term having count(*) > 1;
            alter table term_count add primary key (term);
            analyze term_count""";

    private static final String OWN = """
            select t.article_id, t.term, t.weight * c.worth as worth from term t join term_count c on c.term = t.term
             where t.article_id = any(:ids) order by t.article_id, worth desc, t.term""";

    private static final String SHARED = """
            select n.term, x.article_id, x.weight
              from unnest(:terms) n (term) cross join lateral (
                select article_id, weight from term where term.term = n.term order by article_id desc limit :candidates) x""";

    /** A term of an article, and how much it counts when another article has it too. */
    record Own(String term, double worth) {}

    /** One of the newest articles that have a term. */
    record Sharer(long article, float weight) {}

    private final Sql sql;
    /** The articles of the terms that were asked for last. They do not change while articles are compared. */
    private final Map<String, List<Sharer>> sharers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Sharer>> eldest) {
            return size() > REMEMBERED;
        }
    };

    TermTable(Sql sql) {
        this.sql = sql;
    }

    /** @param terms with their weights, by article, for articles that have no terms in the table */
    void add(Map<Long, Map<String, Float>> terms) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Long> articles = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        terms.forEach((article, own) -> own.forEach((term, weight) -> {
            names.add(term);
            articles.add(article);
            weights.add(weight);
        }));
        sql.of("insert into term (term, article_id, weight) select * from unnest(:terms, :articles, :weights)")
                .texts("terms", names).numbers("articles", articles).array("weights", "real", weights).update();
    }

    void delete(Collection<Long> articles) throws SQLException {
        sql.of("delete from term where article_id = any(:ids)").numbers("ids", articles).update();
    }

    /** Counts the terms, once before articles are compared. @param areEchoes whether for the echoes or for the other articles that are due */
    void count(boolean areEchoes) throws SQLException {
        sql.run(COUNT.formatted(Visibility.listable("a"), areEchoes));
    }

    /** @return the terms that tell the most, by article */
    Map<Long, List<Own>> listOwn(Collection<Long> articles) throws SQLException {
        Map<Long, List<Own>> own = new LinkedHashMap<>();
        sql.of(OWN).numbers("ids", articles).list(row -> {
            List<Own> terms = own.computeIfAbsent(row.number("article_id"), id -> new ArrayList<>());
            return terms.size() < ASKED && terms.add(new Own(row.text("term"), row.real("worth")));
        });
        return own;
    }

    /** @return the newest articles that have each of these terms, by term */
    Map<String, List<Sharer>> listSharers(Collection<List<Own>> own) throws SQLException {
        Map<String, List<Sharer>> found = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (List<Own> terms : own) {
            for (Own term : terms) {
                List<Sharer> known = sharers.get(term.term());
                if (known == null) {
                    unknown.add(term.term());
                } else {
                    found.put(term.term(), known);
                }
            }
        }
        if (!unknown.isEmpty()) {
            sql.of(SHARED).texts("terms", unknown).integer("candidates", CANDIDATES)
                    .list(row -> found.computeIfAbsent(row.text("term"), term -> new ArrayList<>())
                            .add(new Sharer(row.number("article_id"), (float) row.real("weight"))));
            unknown.forEach(term -> sharers.put(term, found.get(term)));
        }
        return found;
    }
}
