package recto.search;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.search.Facets.Facet;

/** The queries of a search, on one connection. */
final class SearchStore implements AutoCloseable {

    /** As many matches are ranked, the newest ones, and as many of those that have the words in their head. */
    static final int RANKED = 500;
    private static final int RANKED_HEADS = 300;

    private static final String CONFIGURATIONS = """
            with recursive c (config) as (
                select min(config) from article_search
                union all select (select min(s.config) from article_search s where s.config > c.config) from c where c.config is not null)
            select config from c where config is not null""";

    private static final String NEWEST = """
            publish_at <= p.now and (expire_at is null or expire_at > p.now) order by publish_at desc, article_id desc limit""";

    /**
     * A common word would cost a visit to every article that has it. So the first look is at the months of the newest 5,000 articles, of
     * which the index alone tells what has the word; only where that is not enough, and the word therefore not common, at all of them.
     * Title A, subtitle B, description C and tags D of the head outweigh authors and body one after the other, by more than repetition
     * can make up for (ts_rank gives a word that is there many times 1.64 times what it gives it for one).
     */
    private static final String FIND = """
            with p as materialized (select ?::timestamptz as now, least(?::timestamptz, ?::timestamptz) as until, ?::text as zone),
            recent as materialized (select date_trunc('month', s.publish_at at time zone zone) as first, p.until at time zone zone as last
                         from p, lateral (select publish_at from article_search where publish_at <= p.until order by publish_at desc offset 5000 limit 1) s),
            asked as materialized (select search_query(?, ?) as strict, search_query(?, ?) as loose, search_query(?, ?) as either, nullif(?, '')::tsquery as marks,
                          (select string_agg('''^' || to_char(m, 'YYYY-MM') || '''', ' | ') from recent, generate_series(first, last, '1 month') m)::tsquery as months),
            q as materialized (select strict <> loose as phrased, strict, either, months, case when marks is null then loose else loose && marks end as loose from asked),
            whole_new as materialized (select %1$s, q, p where months is not null and whole @@ (loose && months) and %2$s %3$d),
            whole_all as materialized (select %1$s, q, p where (select count(*) from whole_new) < %3$d and whole @@ loose and %2$s %3$d),
            head_new as materialized (select %1$s, q, p where months is not null and head @@ (loose && months) and %2$s %4$d),
            head_all as materialized (select %1$s, q, p where (select count(*) from head_new) < %4$d and head @@ loose and %2$s %4$d),
            found as (select distinct on (article_id) * from (select * from whole_new union all select * from whole_all
                      union all select * from head_new union all select * from head_all) f)
            select article_id, publish_at, greatest((select count(*) from whole_new), (select count(*) from whole_all)) >= %3$d,
                   16 * ts_rank('{0.125, 0.25, 0.5, 1}', head, q.either) + ts_rank('{0.3, 0, 0, 0.6}', whole, q.strict) as rank
              from found, q
             where not q.phrased or whole @@ q.strict
             order by rank desc, publish_at desc, article_id desc""".formatted("article_id, publish_at, head, whole from article_search", NEWEST, RANKED,
            RANKED_HEADS);

    private static final String FACETS = """
            select 'tag', x.slug, x.name, count(*) as articles from article_tag t join tag x on x.id = t.tag_id where t.article_id = any(?) group by x.id
            union all
            select 'author', x.slug, x.name, count(*) from article_author t join author x on x.id = t.author_id where t.article_id = any(?) group by x.id
            order by articles desc, name, slug""";

    private static final String USED_TAGS = """
            select x.slug, x.name, count(*) as articles
              from (select article_id from article_search where publish_at <= ? order by publish_at desc, article_id desc limit 1000) s
              join article_tag t using (article_id) join tag x on x.id = t.tag_id
             group by x.id order by articles desc, name limit ?""";

    private static final String FORMS = """
            with q as materialized (select search_query(?, ?) as either)
            select w.config, w.word from q, unnest(?, ?) w (config, word) where to_tsvector(w.config::regconfig, w.word) @@ q.either""";

    /** @param more whether there are more than these, which were not looked at */
    record Found(List<Long> ids, List<Instant> publishedAt, boolean more) {}

    record Body(String config, String text) {}

    private final Connection connection;
    private final Instant now;
    private final ZoneId zone;

    SearchStore(Connection connection, Instant now, ZoneId zone) {
        this.connection = connection;
        this.now = now;
        this.zone = zone;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Of the languages that articles are written in: a query is understood in each of them. */
    List<String> configurations() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(CONFIGURATIONS)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    Found find(SearchQuery query, SearchFilters filters, List<String> configurations) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            Array configs = texts(configurations);
            int i = 0;
            select.setObject(++i, time());
            select.setObject(++i, time());
            select.setObject(++i, filters.year() == null ? null : endOf(filters.year()), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setString(++i, zone.getId());
            for (String words : List.of(query.strict(), query.loose(), query.any())) {
                select.setArray(++i, configs);
                select.setString(++i, words);
            }
            select.setString(++i, filters.marks());
            List<Long> ids = new ArrayList<>();
            List<Instant> publishedAt = new ArrayList<>();
            boolean more = false;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                    publishedAt.add(rows.getObject(2, OffsetDateTime.class).toInstant());
                    more = rows.getBoolean(3);
                }
            }
            return new Found(ids, publishedAt, more);
        }
    }

    Facets facets(Found found) throws SQLException {
        List<Facet> tags = new ArrayList<>();
        List<Facet> authors = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FACETS)) {
            select.setArray(1, numbers(found.ids));
            select.setArray(2, numbers(found.ids));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    (rows.getString(1).equals("tag") ? tags : authors).add(new Facet(rows.getString(2), rows.getString(3), rows.getLong(4)));
                }
            }
        }
        Map<Integer, Long> years = new java.util.TreeMap<>(java.util.Comparator.reverseOrder());
        found.publishedAt.forEach(time -> years.merge(Year.from(time.atZone(zone)).getValue(), 1L, Long::sum));
        return new Facets(tags, authors, years.entrySet().stream()
                .map(year -> new Facet("%04d".formatted(year.getKey()), "%04d".formatted(year.getKey()), year.getValue())).toList());
    }

    /** Of the newest thousand articles. */
    List<Facet> usedTags(int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(USED_TAGS)) {
            select.setObject(1, time());
            select.setInt(2, limit);
            List<Facet> tags = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tags.add(new Facet(rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
            return tags;
        }
    }

    Map<Long, Body> bodies(Collection<Long> ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select a.id, s.config, a.body_text from article a join article_search s on s.article_id = a.id where a.id = any(?)")) {
            select.setArray(1, numbers(ids));
            Map<Long, Body> bodies = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    bodies.put(rows.getLong(1), new Body(rows.getString(2), rows.getString(3)));
                }
            }
            return bodies;
        }
    }

    /** Which of these words are a form of a word that was asked for. @param words by configuration; likewise the answer */
    Map<String, Set<String>> forms(SearchQuery query, List<String> configurations, Map<String, Set<String>> words) throws SQLException {
        List<String> configs = new ArrayList<>();
        List<String> all = new ArrayList<>();
        words.forEach((config, ofConfig) -> ofConfig.forEach(word -> {
            configs.add(config);
            all.add(word);
        }));
        Map<String, Set<String>> forms = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FORMS)) {
            select.setArray(1, texts(configurations));
            select.setString(2, query.any());
            select.setArray(3, texts(configs));
            select.setArray(4, texts(all));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    forms.computeIfAbsent(rows.getString(1), config -> new HashSet<>()).add(rows.getString(2));
                }
            }
        }
        return forms;
    }

    Connection connection() {
        return connection;
    }

    private OffsetDateTime endOf(Year year) {
        return year.plusYears(1).atDay(1).atStartOfDay(zone).toOffsetDateTime().minusSeconds(1);
    }

    private OffsetDateTime time() {
        return now.atOffset(ZoneOffset.UTC);
    }

    private Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private Array numbers(Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }
}
