package recto.search;

import java.sql.SQLException;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import recto.article.Visibility;
import recto.database.Row;
import recto.database.Sql;
import recto.search.Facets.Facet;

/** The queries of a search, over one connection. */
final class SearchStore {

    /** How many matches are ranked: the newest ones, and besides them the newest ones that have the words in their head. */
    static final int RANKED = 500;
    private static final int RANKED_HEADS = 300;
    /** The newest articles in which a word is common if {@link #RANKED} of them have it. */
    private static final int RECENT = 5_000;

    private static final String CONFIGURATIONS = """
            with recursive c (config) as (
                select min(config) from article_search
                union all select (select min(s.config) from article_search s where s.config > c.config) from c where c.config is not null)
            select config from c where config is not null""";

    /** The time is p.now and not a parameter, so that the planner does not know its value and every search has the same plan. */
    private static final String NEWEST = Visibility.inItsTime("s").replace(":now", "p.now")
            + " order by s.publish_at desc, s.article_id desc limit";

    /**
     * Finds and ranks articles. A query for a common word would read the row of every article that has the word. The first part of the
     * query therefore looks only at the months of the newest 5,000 articles, which the index alone can select by word and month. The second
     * part looks at all articles, but only if the first found too few, which means that the word is not common. In the head, title (A),
     * subtitle (B), description (C) and tags (D) each outweigh the next and all outweigh authors and body, by more than repetition can make
     * up for: ts_rank gives a word that is repeated without end 1.64 times what it gives the same word once. The stop words of the query
     * decide between two titles with the same other words, and a title that is the query itself, made of stop words, comes first.
     *
     * <p>ts_rank is 1 at most. The whole vector of an article whose head has more than 1 too few to be shown is therefore not read, which is
     * most of the vectors where many articles have a word: to read them all took a fifth of the time of this statement.
     */
    private static final String FIND = """
            with p as materialized (select :now::timestamptz as now, least(:now::timestamptz, :yearEnd::timestamptz) as until, :zone::text as zone),
            recent as materialized (select date_trunc('month', s.publish_at at time zone zone) as first, p.until at time zone zone as last
                         from p, lateral (select publish_at from article_search where publish_at <= p.until order by publish_at desc offset %5$d limit 1) s),
            asked as materialized (select search_expression(:configurations, :strict) as strict, search_expression(:configurations, :loose) as loose,
                          search_expression(:configurations, :any) as either, search_stop_words(:configurations, :any) as stops,
                          ('''==' || :whole || '''')::tsquery as same, nullif(:filters, '')::tsquery as filters,
                          (select string_agg('''^' || to_char(m, 'YYYY-MM') || '''', ' | ') from recent, generate_series(first, last, '1 month') m)::tsquery as months),
            q as materialized (select strict <> loose as phrased, strict, either, stops, same, months,
                          case when filters is null then loose else loose && filters end as loose from asked),
            whole_new as materialized (select %1$s, q, p where months is not null and whole @@ (loose && months) and %2$s %3$s),
            whole_all as materialized (select %1$s, q, p where (select count(*) from whole_new) < %3$s and whole @@ loose and %2$s %3$s),
            head_new as materialized (select %1$s, q, p where months is not null and head @@ (loose && months) and %2$s %4$s),
            head_all as materialized (select %1$s, q, p where (select count(*) from head_new) < %4$s and head @@ loose and %2$s %4$s),
            found as (select distinct on (article_id) * from (select * from whole_new union all select * from whole_all
                      union all select * from head_new union all select * from head_all) f),
            scored as materialized (select article_id, publish_at, whole,
                          16 * ts_rank('{0.125, 0.25, 0.5, 1}', head, q.either) + case when q.stops is not null and head @@ q.same then 100 else 0 end
                              + coalesce(2 * ts_rank('{0.125, 0.25, 0.5, 1}', head, q.stops), 0) as score
              from found, q where not q.phrased or whole @@ q.strict),
            bar as materialized (select score - 1 as score from scored order by score desc offset greatest(:shown, 1) - 1 limit 1),
            ranked as (select article_id, date_part('year', publish_at at time zone zone)::bigint as year
              from scored cross join q cross join p left join bar on true
             order by scored.score + case when bar.score is null or scored.score >= bar.score then ts_rank('{0.3, 0, 0, 0.6}', whole, q.strict) else 0 end desc,
                   publish_at desc, article_id desc)
            select array_agg(article_id) as ids, array_agg(year) as years,
                   greatest((select count(*) from whole_new), (select count(*) from whole_all)) >= %3$s as more
              from ranked"""
            .formatted("article_id, publish_at, head, whole from article_search s", NEWEST, RANKED,
                    RANKED_HEADS, RECENT);

    /** The most frequent that leave some of the articles found out; where the search is narrowed by one of the kind, that one alone. */
    private static final String FACETS = """
            (select 'tag' as kind, x.slug, x.name, t.articles
               from (select tag_id, count(*) as articles from article_tag where article_id = any(:found) group by tag_id) t join tag x on x.id = t.tag_id
              where case when :tag::text is null then t.articles < cardinality(:found) else x.slug = :tag end
              order by articles desc, name, slug limit :limit)
            union all
            (select 'author', x.slug, x.name, t.articles
               from (select author_id, count(*) as articles from article_author where article_id = any(:found) group by author_id) t join author x on x.id = t.author_id
              where case when :author::text is null then t.articles < cardinality(:found) else x.slug = :author end
              order by articles desc, name, slug limit :limit)""";

    /** Counts only articles that the pages of tags list, so that each tag found has a page. */
    private static final String USED_TAGS = """
            select x.slug, x.name, count(*) as articles
              from (select a.id from article a where %s order by a.publish_at desc, a.id desc limit 1000) a
              join article_tag t on t.article_id = a.id join tag x on x.id = t.tag_id
             group by x.id order by articles desc, name limit :limit""".formatted(Visibility.listed("a"));

    private static final String FORMS = """
            with q as materialized (select search_expression(:configurations, :any) as either)
            select w.config, w.word from q, unnest(:configs, :words) w (config, word)
             where coalesce(nullif(to_tsvector(w.config::regconfig, w.word), ''), ('''=' || w.word || '''')::tsvector) @@ q.either""";

    /**
     * @param years in which the articles found were published, in no order
     * @param more whether there are further matches, which were not ranked
     */
    record Found(List<Long> ids, List<Long> years, boolean more) {}

    record Body(String config, String text) {}

    private final Sql sql;
    private final Instant now;
    private final ZoneId zone;

    SearchStore(Sql sql, Instant now, ZoneId zone) {
        this.sql = sql;
        this.now = now;
        this.zone = zone;
    }

    /** The text search configurations of the languages that articles are written in. A query is read in each of them. */
    List<String> configurations() throws SQLException {
        return sql.of(CONFIGURATIONS).list(row -> row.text("config"));
    }

    /** @param shown how many of the best articles are in their order; the others come behind these */
    Found find(SearchQuery query, SearchFilters filters, List<String> configurations, long shown) throws SQLException {
        // One row with arrays: to read a row and its time for each of 500 matches took a fourteenth of a search's time in Java
        return sql.of(FIND).time("now", now).time("yearEnd", filters.year() == null ? null : endOf(filters.year()))
                .text("zone", zone.getId())
                .texts("configurations", configurations).text("strict", query.strict()).text("loose", query.loose())
                .text("any", query.any()).text("whole", query.whole())
                .text("filters", filters.tsquery()).number("shown", shown)
                .list(row -> new Found(row.numbers("ids"), row.numbers("years"), row.flag("more") && !row.numbers("ids").isEmpty())).get(0);
    }

    /** @param limit how many tags and how many authors there are at most; all years are there */
    Facets facets(Found found, SearchFilters filters, int limit) throws SQLException {
        List<Facet> tags = new ArrayList<>();
        List<Facet> authors = new ArrayList<>();
        sql.of(FACETS).numbers("found", found.ids).text("tag", filters.tag()).text("author", filters.author()).integer("limit", limit)
                .list(row -> (row.text("kind").equals("tag") ? tags : authors).add(facet(row)));
        Map<Long, Long> years = new TreeMap<>(Comparator.reverseOrder());
        found.years.forEach(year -> years.merge(year, 1L, Long::sum));
        return new Facets(tags, authors, years.entrySet().stream().map(year -> {
            String number = String.format(Locale.ROOT, "%04d", year.getKey());
            return new Facet(number, number, year.getValue());
        }).toList());
    }

    /** The tags that are most frequent among the newest thousand articles. */
    List<Facet> usedTags(int limit) throws SQLException {
        return sql.of(USED_TAGS).time("now", now).integer("limit", limit).list(SearchStore::facet);
    }

    private static Facet facet(Row row) throws SQLException {
        return new Facet(row.text("slug"), row.text("name"), row.number("articles"));
    }

    Map<Long, Body> bodies(Collection<Long> ids) throws SQLException {
        Map<Long, Body> bodies = new HashMap<>();
        sql.of("select a.id, s.config, a.body_text from article a join article_search s on s.article_id = a.id where a.id = any(:ids)")
                .numbers("ids", ids)
                .list(row -> bodies.put(row.number("id"), new Body(row.text("config"), row.text("body_text"))));
        return bodies;
    }

    /** Which of these words are forms of a word of the query. @param words by configuration @return by configuration as well */
    Map<String, Set<String>> forms(SearchQuery query, List<String> configurations, Map<String, Set<String>> words) throws SQLException {
        List<String> configs = new ArrayList<>();
        List<String> all = new ArrayList<>();
        words.forEach((config, ofConfig) -> ofConfig.forEach(word -> {
            configs.add(config);
            all.add(word);
        }));
        Map<String, Set<String>> forms = new HashMap<>();
        sql.of(FORMS).texts("configurations", configurations).text("any", query.any()).texts("configs", configs).texts("words", all)
                .list(row -> forms.computeIfAbsent(row.text("config"), config -> new HashSet<>()).add(row.text("word")));
        return forms;
    }

    private Instant endOf(Year year) {
        return year.plusYears(1).atDay(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }
}
