package recto.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which articles are like which: by the tags and the words that they share, each worth the more the fewer articles have it.
 * Of each only the newest articles that have it are looked at, so that an article costs the same in a large blog and in a small one. When
 * an article comes or changes, those that it finds and those that found it are compared again.
 */
final class RelatedArticles {

    private static final int CHUNK = 500;

    /** Kept for each article: more than the three that are shown. */
    private static final int KEPT = 6;
    /** Of an article's tags and words those that tell the most. */
    private static final int ASKED = 12;
    /** Articles that are looked at for each of them. */
    private static final int CANDIDATES = 60;

    /** Terms whose articles are kept at hand, of some 3 kB each. */
    private static final int REMEMBERED = 5_000;

    private static final String ADD = "insert into term (term, article_id, weight) select * from unnest(?, ?, ?)";

    /** How many articles have each of the terms that are asked about: once for all of them, as the common ones are the same for many. */
    private static final String COUNT_TERMS = """
            drop table if exists pg_temp.term_count;
            create temporary table term_count as
            select term, ln(1.0 + (select count(*) from article where removed_at is null and not draft and not is_page)::float8 / count(*)) as worth
              from term where term in (select t.term from term t join related_due d on d.article_id = t.article_id where d.is_echo = %s)
             group by term having count(*) > 1;
            alter table term_count add primary key (term);
            analyze term_count""";

    /** What tells these articles from others, and what an article that shares it is worth. */
    private static final String OWN = """
            select t.article_id, t.term, t.weight * c.worth as worth from term t join term_count c on c.term = t.term
             where t.article_id = any(?) order by t.article_id, worth desc, t.term""";

    private static final String SHARED = """
            select n.term, x.article_id, x.weight
              from unnest(?) n (term) cross join lateral (
                select article_id, weight from term where term.term = n.term order by article_id desc limit %d) x""".formatted(CANDIDATES);

    /** @return the paths of those that are related to others than before */
    private static final String REPLACE = """
            with present as (select * from unnest(?, ?, ?) n (article_id, position, related_id)),
            fewer as (
                delete from related r where r.article_id = any(?)
                   and not exists (select from present p where p.article_id = r.article_id and p.position = r.position)
                returning r.article_id),
            other as (
                insert into related (article_id, position, related_id) select article_id, position, related_id from present
                on conflict (article_id, position) do update set related_id = excluded.related_id where related.related_id <> excluded.related_id
                returning article_id)
            select a.path from article a where a.id in (select article_id from fewer union select article_id from other) and a.path is not null""";

    /** Not of articles of this pass: they have been, or will be, compared for their own sake. */
    private static final String ADD_ECHO = """
            insert into related_due (article_id, is_echo)
            select distinct r.related_id, true from related r join article a on a.id = r.related_id where r.article_id = any(?) and a.changed_at < ?
            on conflict do nothing""";

    private final ImportStore store;
    private final Connection connection;
    private final Announcements announcements;
    /** By term, those that were asked for last; nothing of it changes while articles are compared. */
    private final Map<String, List<Sharer>> sharers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Sharer>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** One of the newest articles that have a term. */
    private record Sharer(long article, float weight) {}

    private record Own(String term, double worth) {}

    /** How much another article is like one. */
    private static final class Likeness {
        final long article;
        double score;
        int shared;
        boolean sharesTag;

        Likeness(long article) {
            this.article = article;
        }

        /** One word says nothing. */
        boolean saysSomething() {
            return shared > 1 || sharesTag;
        }
    }

    RelatedArticles(ImportStore store, Connection connection, Announcements announcements) {
        this.store = store;
        this.connection = connection;
        this.announcements = announcements;
    }

    /** Takes down what tells these articles from others; when they are compared is decided by {@link #refresh}. */
    void note(List<ArticleRow> rows, Lexemes lexemes) throws SQLException {
        List<Long> all = rows.stream().map(ArticleRow::id).toList();
        List<Long> known = rows.stream().filter(row -> row.before() != null).map(ArticleRow::id).toList();
        List<String> terms = new ArrayList<>();
        List<Long> articles = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        List<Lexemes.Read> listed = lexemes.of(rows.stream().filter(RelatedArticles::isListed).toList());
        List<Map<String, Float>> found = listed.parallelStream().map(read -> ArticleTerms.of(read.row(), read.words())).toList();
        for (int i = 0; i < listed.size(); i++) {
            long article = listed.get(i).row().id();
            found.get(i).forEach((term, weight) -> {
                terms.add(term);
                articles.add(article);
                weights.add(weight);
            });
        }
        run("delete from term where article_id = any(?)", store.numbers(known));
        run(ADD, store.texts(terms), store.numbers(articles), connection.createArrayOf("real", weights.toArray()));
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
        Map<Long, List<Own>> own = own(ids);
        Map<String, List<Sharer>> shared = shared(own.values());
        List<Long> articles = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Long> related = new ArrayList<>();
        Map<Long, List<Long>> alike = own.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, of -> mostAlike(of.getKey(), of.getValue(), shared)));
        own.keySet().forEach(article -> {
            int position = 0;
            for (long other : alike.get(article)) {
                articles.add(article);
                positions.add(position++);
                related.add(other);
            }
        });
        List<String> changed = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(REPLACE)) {
            query.setArray(1, store.numbers(articles));
            query.setArray(2, connection.createArrayOf("integer", positions.toArray()));
            query.setArray(3, store.numbers(related));
            query.setArray(4, store.numbers(ids));
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

    /** Here and not in the database, where it took three times as long. */
    private static List<Long> mostAlike(long article, List<Own> terms, Map<String, List<Sharer>> shared) {
        Map<Long, Likeness> found = new HashMap<>();
        for (Own term : terms) {
            for (Sharer sharer : shared.get(term.term())) {
                if (sharer.article() != article) {
                    Likeness likeness = found.computeIfAbsent(sharer.article(), Likeness::new);
                    likeness.score += term.worth() * sharer.weight();
                    likeness.shared++;
                    likeness.sharesTag |= sharer.weight() == ArticleTerms.TAG;
                }
            }
        }
        return found.values().stream().filter(Likeness::saysSomething)
                .sorted(Comparator.comparingDouble((Likeness likeness) -> -likeness.score).thenComparing(likeness -> -likeness.article))
                .limit(KEPT).map(likeness -> likeness.article).toList();
    }

    /** @return by article, the terms that tell the most */
    private Map<Long, List<Own>> own(List<Long> ids) throws SQLException {
        Map<Long, List<Own>> own = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(OWN)) {
            query.setArray(1, store.numbers(ids));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    List<Own> terms = own.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>());
                    if (terms.size() < ASKED) {
                        terms.add(new Own(rows.getString(2), rows.getDouble(3)));
                    }
                }
            }
        }
        return own;
    }

    /** @return by term, the newest articles that have it */
    private Map<String, List<Sharer>> shared(Collection<List<Own>> own) throws SQLException {
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
        if (unknown.isEmpty()) {
            return found;
        }
        try (PreparedStatement query = connection.prepareStatement(SHARED)) {
            query.setArray(1, store.texts(unknown));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), term -> new ArrayList<>()).add(new Sharer(rows.getLong(2), rows.getFloat(3)));
                }
            }
        }
        unknown.forEach(term -> sharers.put(term, found.get(term)));
        return found;
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
