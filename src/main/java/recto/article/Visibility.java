package recto.article;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for who may see an article, each written once, as SQL. The HQL is made from it, and the forms in Java are held against both by
 * one table of cases in {@code VisibilityTest}. In SQL the present moment is the parameter {@code :now}, in HQL {@code ?1}; the address of
 * the site, without a slash at its end, is {@code :site}, in HQL {@code ?2}.
 */
public final class Visibility {

    private static final Pattern COLUMN_WORD = Pattern.compile("_([a-z])");

    /** The condition {@link #published} in HQL over {@code a}. */
    static final String PUBLISHED = hql(published("a"));

    /** The condition {@link #listed} in HQL over {@code a}. */
    public static final String LISTED = hql(listed("a"));

    /** The condition {@link #indexable} in HQL over {@code a}. */
    static final String INDEXABLE = hql(indexable("a"));

    private Visibility() {}

    /** Articles that readers may see now: neither removed nor a draft, published in the past and not expired. */
    public static String published(String alias) {
        return unhidden(alias) + " and " + inItsTime(alias);
    }

    /** The half of {@link #published} that the two times alone decide, for a table with copies of them and without hidden articles. */
    public static String inItsTime(String alias) {
        return over("%s.publish_at <= :now and ", alias) + unexpired(alias);
    }

    /** Articles that are in lists, feeds and the archive now: published, not unlisted, and not a page of its own such as "about". */
    public static String listed(String alias) {
        return published(alias) + inLists(alias);
    }

    /** Articles that are in lists now or will be without a further import, scheduled ones among them. */
    public static String listedSometime(String alias) {
        return listable(alias) + " and " + unexpired(alias);
    }

    /** Articles that are, were or will be in lists: the condition of the indexes by which lists are read. */
    public static String listable(String alias) {
        return unhidden(alias) + inLists(alias);
    }

    /** Articles that readers may have seen: no drafts, and published in the past, even if they expired or were removed since. */
    public static String appeared(String alias) {
        return over("not %1$s.draft and %1$s.publish_at <= :now", alias);
    }

    /** Articles that are or were in lists, so that a change of such an article may change the lists. */
    public static String appearedInLists(String alias) {
        return appeared(alias) + inLists(alias);
    }

    /** Those listable articles that are in no list at this moment: scheduled or expired ones. Each of the two times has an index. */
    static String outOfTime(String alias) {
        return listable(alias) + over(" and (%1$s.publish_at > :now or %1$s.expire_at <= :now)", alias);
    }

    /** Articles that appeared or expired after {@code :since} and up to now. Only the two times count, because they have indexes. */
    public static String appearedOrExpired(String alias) {
        return over("(%1$s.publish_at > :since and %1$s.publish_at <= :now or %1$s.expire_at > :since and %1$s.expire_at <= :now)", alias);
    }

    /** The moment at which an article last appeared or expired; null while neither has happened. */
    public static String appearedOrExpiredAt(String alias) {
        return over(
                "greatest(case when %1$s.publish_at <= :now then %1$s.publish_at end, case when %1$s.expire_at <= :now then %1$s.expire_at end)",
                alias);
    }

    /** Those published articles that search engines may list at the address of this site. */
    public static String indexable(String alias) {
        return over("not %1$s.noindex and (%1$s.canonical_url is null or %1$s.canonical_url = concat(:site, %1$s.path))", alias);
    }

    /**
     * A query for the next moment at which an article appears or expires by itself: its one column, {@code moment}, is null without one.
     */
    public static String nextChange() {
        return "select least((select min(a.publish_at) from article a where a.publish_at > :now and %1$s), (select min(a.expire_at) from article a where a.expire_at > :now and %1$s)) as moment"
                .formatted(unhidden("a"));
    }

    /** Articles that readers could, can or will be able to see: neither removed nor a draft. */
    public static String unhidden(String alias) {
        return over("%1$s.removed_at is null and not %1$s.draft", alias);
    }

    private static String inLists(String alias) {
        return over(" and not %1$s.is_page and not %1$s.unlisted", alias);
    }

    private static String unexpired(String alias) {
        return over("(%1$s.expire_at is null or %1$s.expire_at > :now)", alias);
    }

    private static String over(String condition, String alias) {
        return condition.replace("%1$s", alias).replace("%s", alias);
    }

    /** The entity has the names of the columns in camel case, but {@code page} for the column is_page. */
    private static String hql(String sql) {
        String names = COLUMN_WORD.matcher(sql.replace("is_page", "page")).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        return names.replace(":now", "?1").replace(":site", "?2");
    }

    /** As {@link #published(String)}. @param removedAt null for an article that has a file @param expireAt null for one that stays */
    public static boolean isPublished(@Nullable Instant removedAt, boolean draft, Instant publishAt, @Nullable Instant expireAt,
            Instant now) {
        return removedAt == null && !draft && !publishAt.isAfter(now) && (expireAt == null || expireAt.isAfter(now));
    }

    /** Whether the publication of what is no draft is past, whatever became of it since. */
    public static boolean hasAppeared(boolean draft, Instant publishAt, Instant now) {
        return !draft && !publishAt.isAfter(now);
    }
}
