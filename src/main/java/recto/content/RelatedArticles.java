package recto.content;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import recto.article.SearchLanguage;

/**
 * Finds out which articles are like which: by the tags and the words that they share, each worth the more the fewer articles have it.
 * Of each only the newest articles that have it are looked at, so that an article costs the same in a large blog and in a small one. When
 * an article comes or changes, those that it finds and those that found it are compared again.
 */
final class RelatedArticles {

    private static final int CHUNK = 200;

    /** Kept for each article: more than the three that are shown. */
    private static final int KEPT = 6;
    /** Words kept of each article. */
    private static final int WORDS = 12;
    /** Of the body, in characters: what an article is about it says at the beginning. */
    private static final int BODY = 2_000;
    /** Of an article's tags and words those that tell the most. */
    private static final int ASKED = 12;
    /** Articles that are looked at for each of them. */
    private static final int CANDIDATES = 60;

    /** What a tag weighs; a word of the title weighs 2, another 1. */
    private static final int TAG = 4;

    private static final String ADD_WORDS = """
            insert into term (term, article_id, weight)
            select word, id, weight from (
                select a.id, w.lexeme as word, case when 'A' = any(w.weights) then 2 else 1 end as weight,
                       row_number() over (partition by a.id order by cardinality(w.positions) + case when 'A' = any(w.weights) then 3 else 0 end desc, w.positions[1]) as place
                  from unnest(?, ?) n (id, configuration) join article a on a.id = n.id
                 cross join lateral unnest(setweight(to_tsvector(n.configuration::regconfig, a.title), 'A')
                    || to_tsvector(n.configuration::regconfig, concat_ws(E'\\n', a.subtitle, a.description, left(a.body_text, %d)))) w
                 where char_length(w.lexeme) between 2 and 60 and w.lexeme ~ '[[:alpha:]]') words
             where place <= %d""".formatted(BODY, WORDS);

    private static final String ADD_TAGS = """
            insert into term (term, article_id, weight)
            select '#' || t.slug, x.article_id, %d from article_tag x join tag t on t.id = x.tag_id where x.article_id = any(?)""".formatted(TAG);

    /** How many articles have each of the terms that are asked about: once for all of them, as the common ones are the same for many. */
    private static final String COUNT_TERMS = """
            drop table if exists pg_temp.term_count;
            create temporary table term_count as
            select term, ln(1.0 + (select count(*) from article where removed_at is null and not draft and not is_page)::float8 / count(*)) as worth
              from term where term in (select t.term from term t join related_due d on d.article_id = t.article_id where d.is_echo = %s)
             group by term having count(*) > 1;
            alter table term_count add primary key (term);
            analyze term_count""";

    private static final String FIND = """
            with own as (
                select t.article_id, t.term, t.weight * c.worth as worth,
                       row_number() over (partition by t.article_id order by t.weight * c.worth desc, t.term) as place
                  from term t join term_count c on c.term = t.term where t.article_id = any(?)),
            likeness as (
                select o.article_id, p.article_id as related_id, sum(o.worth * p.weight) as score
                  from own o cross join lateral (
                    select x.article_id, x.weight from term x where x.term = o.term order by x.article_id desc limit %d) p
                 where o.place <= %d and p.article_id <> o.article_id
                 group by o.article_id, p.article_id
                 -- One word says nothing
                having count(*) > 1 or max(p.weight) = %d),
            present as (
                select * from (
                    select article_id, related_id, row_number() over (partition by article_id order by score desc, related_id desc) - 1 as position
                      from likeness) ordered
                 where position < %d),
            fewer as (
                delete from related r where r.article_id = any(?)
                   and not exists (select from present p where p.article_id = r.article_id and p.position = r.position)
                returning r.article_id),
            other as (
                insert into related (article_id, position, related_id) select article_id, position, related_id from present
                on conflict (article_id, position) do update set related_id = excluded.related_id where related.related_id <> excluded.related_id
                returning article_id)
            select a.path from article a where a.id in (select article_id from fewer union select article_id from other) and a.path is not null"""
            .formatted(CANDIDATES, ASKED, TAG, KEPT);

    /** Not of articles of this pass: they have been, or will be, compared for their own sake. */
    private static final String ADD_ECHO = """
            insert into related_due (article_id, is_echo)
            select distinct r.related_id, true from related r join article a on a.id = r.related_id where r.article_id = any(?) and a.changed_at < ?
            on conflict do nothing""";

    private final ImportStore store;
    private final Connection connection;
    private final Announcements announcements;
    private final Locale siteLanguage;

    RelatedArticles(ImportStore store, Connection connection, Announcements announcements, Locale siteLanguage) {
        this.store = store;
        this.connection = connection;
        this.announcements = announcements;
        this.siteLanguage = siteLanguage;
    }

    /** Takes down what tells these articles from others; when they are compared is decided by {@link #refresh}. */
    void note(List<ArticleRow> rows) throws SQLException {
        List<Long> all = rows.stream().map(ArticleRow::id).toList();
        List<ArticleRow> listed = rows.stream().filter(RelatedArticles::isListed).toList();
        List<Long> known = rows.stream().filter(row -> row.before() != null).map(ArticleRow::id).toList();
        Set<String> configurations = store.searchConfigurations();
        run("delete from term where article_id = any(?)", store.numbers(all));
        run(ADD_WORDS, store.numbers(listed.stream().map(ArticleRow::id).toList()), store.texts(listed.stream().map(row -> configuration(row, configurations)).toList()));
        run(ADD_TAGS, store.numbers(listed.stream().map(ArticleRow::id).toList()));
        run("insert into related_due (article_id, is_echo) select id, false from unnest(?) id on conflict (article_id) do update set is_echo = false",
                store.numbers(all));
        compareAgain(known);
    }

    /** These are not to be found any more. */
    void forget(Collection<Long> ids) throws SQLException {
        run("delete from term where article_id = any(?)", store.numbers(ids));
        run("delete from related where article_id = any(?)", store.numbers(ids));
        run("delete from related_due where article_id = any(?)", store.numbers(ids));
        compareAgain(ids);
    }

    /** Those that found one of these: they may not be alike any more. */
    private void compareAgain(Collection<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            run("insert into related_due (article_id, is_echo) select distinct article_id, true from related where related_id = any(?) on conflict do nothing",
                    store.numbers(ids));
        }
    }

    private static boolean isListed(ArticleRow row) {
        return !row.article().head().page() && !row.article().header().draft();
    }

    private String configuration(ArticleRow row, Set<String> known) {
        String lang = row.article().header().lang();
        return SearchLanguage.configuration(lang == null ? siteLanguage : Locale.forLanguageTag(lang), known);
    }

    /**
     * Compares all that are due, also those that an earlier pass left behind, chunk by chunk.
     *
     * @param pass when it began
     */
    void refresh(Instant pass, ImportPass.Committed committed) throws SQLException {
        for (boolean isEcho : new boolean[] {false, true}) {
            List<Long> due = due(isEcho);
            if (!due.isEmpty()) {
                store.execute(COUNT_TERMS.formatted(isEcho));
            }
            for (; !due.isEmpty(); due = due(isEcho)) {
                List<Long> chunk = due;
                store.inTransaction(() -> {
                    compare(chunk);
                    if (!isEcho) {
                        run(ADD_ECHO, store.numbers(chunk), ImportStore.time(pass));
                    }
                    run("delete from related_due where article_id = any(?)", store.numbers(chunk));
                    return null;
                });
                committed.batch();
            }
        }
    }

    private List<Long> due(boolean isEcho) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select article_id from related_due where is_echo = ? order by article_id limit " + CHUNK)) {
            query.setBoolean(1, isEcho);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    private void compare(List<Long> ids) throws SQLException {
        List<String> changed = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            Array numbers = store.numbers(ids);
            query.setArray(1, numbers);
            query.setArray(2, numbers);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    changed.add(rows.getString(1));
                }
            }
        }
        if (!changed.isEmpty()) {
            announcements.tell(changed);
        }
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
