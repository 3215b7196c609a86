package recto.search;

import java.sql.SQLException;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.article.ArticleSummary;
import recto.article.Visibility;
import recto.database.Row;
import recto.database.Sql;
import recto.search.Facets.Facet;

/** The queries of a search, over one connection. */
final class SearchStore {

    /** How many matches are ranked: the newest ones, and besides them the newest ones that have the words in their head. */
    static final int RANKED = 500;
    static final int ALL = Integer.MAX_VALUE;
    private static final int RANKED_HEADS = 300;
    /** The newest articles in which a word is common if {@link #RANKED} of them have it. */
    private static final int RECENT = 5_000;
    /** With fewer articles than this, roughly, to read all that have the word is cheaper than to look for it month by month. */
    private static final int MANY = 20_000;

    /** The time is p.now and not a parameter, so that the planner does not know its value and every search has the same plan. */
    private static final String NEWEST = Visibility.inItsTime("s").replace(":now", "p.now")
            + " order by s.publish_at desc, s.article_id desc limit";

    /**
     * Finds and ranks articles, and counts what the search can be narrowed by. The rows are of several kinds, because each statement more, and
     * each way of all ids to Java and back, took a good part of a search's time. A query is read in the text search configuration of each
     * language that articles are written in. PostgreSQL gives the parts of a "union all" one after the other, each in its order.
     *
     * <p>A query for a common word would read the row of every article that has the word. The first part of the
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
            with recursive config (name) as (
                select min(config) from article_search
                union all select (select min(s.config) from article_search s where s.config > c.name) from config c where c.name is not null),
            configs as materialized (select coalesce(array_agg(name), '{}') as names from config where name is not null),
            p as materialized (select :now::timestamptz as now, least(:now::timestamptz, :yearEnd::timestamptz) as until, :zone::text as zone),
            recent as materialized (select date_trunc('month', s.publish_at at time zone zone) as first, p.until at time zone zone as last
                         from p, lateral (select publish_at from article_search where publish_at <= p.until order by publish_at desc offset %5$d limit 1) s
                        where (select reltuples from pg_class where oid = 'article_search'::regclass) > %6$d),
            asked as materialized (select search_expression(names, :strict) as strict, search_expression(names, :loose) as loose,
                          search_expression(names, :any) as either, search_stop_words(names, :any) as stops,
                          ('''==' || :whole || '''')::tsquery as same, nullif(:filters, '')::tsquery as filters,
                          (select string_agg('''^' || to_char(m, 'YYYY-MM') || '''', ' | ') from recent, generate_series(first, last, '1 month') m)::tsquery as months
                     from configs),
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
            bar as materialized (select score - 1 as score from scored order by score desc offset :ordered::bigint - 1 limit 1),
            ranked as materialized (select article_id, date_part('year', publish_at at time zone zone)::integer as year, row_number() over (
                   order by scored.score + case when bar.score is null or scored.score >= bar.score then ts_rank('{0.3, 0, 0, 0.6}', whole, q.strict) else 0 end desc,
                            publish_at desc, article_id desc) as place
              from scored cross join q cross join p left join bar on true),
            total as materialized (select count(*) as articles from ranked),
            tag_counts as (select tag_id, count(*) as articles from ranked join article_tag using (article_id) group by tag_id),
            author_counts as (select author_id, count(*) as articles from ranked join article_author using (article_id) group by author_id)
            select 'config' as kind, name as slug, name, 0::bigint as number from config where name is not null
            union all
            select 'total', null, null, articles from total
            union all
            select 'more', null, null, 1 from total
             where articles > 0 and greatest((select count(*) from whole_new), (select count(*) from whole_all)) >= %3$s
            union all
            (select 'hit', null, null, article_id from ranked where place > :offset and place <= :offset + :limit order by place)
            union all
            (select 'year', lpad(year::text, 4, '0'), lpad(year::text, 4, '0'), count(*) from ranked group by year order by year desc)
            union all
            (select 'tag', x.slug, x.name, t.articles from tag_counts t join tag x on x.id = t.tag_id cross join total
              where case when :tag::text is null then t.articles < total.articles else x.slug = :tag end
              order by t.articles desc, name, slug limit :facets)
            union all
            (select 'author', x.slug, x.name, t.articles from author_counts t join author x on x.id = t.author_id cross join total
              where case when :author::text is null then t.articles < total.articles else x.slug = :author end
              order by t.articles desc, name, slug limit :facets)"""
            .formatted("article_id, publish_at, head, whole from article_search s", NEWEST, RANKED,
                    RANKED_HEADS, RECENT, MANY);

    /** Counts only articles that the pages of tags list, so that each tag found has a page. */
    private static final String USED_TAGS = """
            select x.slug, x.name, count(*) as articles
              from (select a.id from article a where %s order by a.publish_at desc, a.id desc limit 1000) a
              join article_tag t on t.article_id = a.id join tag x on x.id = t.tag_id
             group by x.id order by articles desc, name limit :limit""".formatted(Visibility.listed("a"));

    private static final String BODIES = """
            select a.id, s.config, a.body_text from article a join article_search s on s.article_id = a.id where a.id = any(:ids)""";

    private static final String FORMS = """
            with q as materialized (select search_expression(:configurations, :any) as either)
            select w.config, w.word from q, unnest(:configs, :words) w (config, word)
             where coalesce(nullif(to_tsvector(w.config::regconfig, w.word), ''), ('''=' || w.word || '''')::tsvector) @@ q.either""";

    /**
     * @param ids those of the page that was asked for, the best first
     * @param articles how many there are on all pages
     * @param more whether there are further matches, which were not ranked
     * @param facets the most frequent that leave some of the articles found out; of a kind by which the search is narrowed, that one alone
     * @param configurations the text search configurations of the languages that articles are written in
     */
    record Found(List<Long> ids, int articles, boolean more, Facets facets, List<String> configurations) {

        static final Found NOTHING = new Found(List.of(), 0, false, Facets.NONE, List.of());
    }

    record Body(String config, String text) {}

    private final Sql sql;
    private final Instant now;
    private final ZoneId zone;

    SearchStore(Sql sql, Instant now, ZoneId zone) {
        this.sql = sql;
        this.now = now;
        this.zone = zone;
    }

    /** One row of the answer; slug and name are null where there is only a number. */
    private record Line(String kind, @Nullable String slug, @Nullable String name, long number) {

        Facet facet() {
            return new Facet(slug == null ? "" : slug, name == null ? "" : name, number);
        }
    }

    /**
     * @param offset how many of the best articles are passed over
     * @param limit how many articles there are at most; {@link #ALL} of them are in no order
     * @param facets how many tags and how many authors there are at most; all years are there
     */
    Found find(SearchQuery query, SearchFilters filters, long offset, int limit, int facets) throws SQLException {
        Map<String, List<Line>> lines = sql.of(FIND).time("now", now).time("yearEnd", filters.year() == null ? null : endOf(filters.year()))
                .text("zone", zone.getId()).text("strict", query.strict()).text("loose", query.loose()).text("any", query.any())
                .text("whole", query.whole()).text("filters", filters.tsquery()).text("tag", filters.tag()).text("author", filters.author())
                .number("offset", offset).integer("limit", limit).number("ordered", limit == ALL ? 1 : offset + limit)
                .integer("facets", facets)
                .list(row -> new Line(row.text("kind"), row.textOrNull("slug"), row.textOrNull("name"), row.number("number"))).stream()
                .collect(Collectors.groupingBy(Line::kind));
        return new Found(of(lines, "hit").map(Line::number).toList(), (int) of(lines, "total").mapToLong(Line::number).sum(),
                lines.containsKey("more"), new Facets(facets(lines, "tag"), facets(lines, "author"), facets(lines, "year")),
                facets(lines, "config").stream().map(Facet::slug).toList());
    }

    private static List<Facet> facets(Map<String, List<Line>> lines, String kind) {
        return of(lines, kind).map(Line::facet).toList();
    }

    private static Stream<Line> of(Map<String, List<Line>> lines, String kind) {
        return lines.getOrDefault(kind, List.of()).stream();
    }

    /** The tags that are most frequent among the newest thousand articles. */
    List<Facet> usedTags(int limit) throws SQLException {
        return sql.of(USED_TAGS).time("now", now).integer("limit", limit).list(SearchStore::facet);
    }

    private static Facet facet(Row row) throws SQLException {
        return new Facet(row.text("slug"), row.text("name"), row.number("articles"));
    }

    /** Lists the articles with these ids that a reader can see, in the order of the ids. @param bodies gets the text of each */
    List<ArticleSummary> articles(List<Long> ids, Map<Long, Body> bodies) throws SQLException {
        return ArticleSummary.listPublished(sql, ids, now, BODIES,
                row -> bodies.put(row.number("id"), new Body(row.text("config"), row.text("body_text"))));
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
