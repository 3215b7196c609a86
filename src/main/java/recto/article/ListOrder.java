package recto.article;

/**
 * The orders, in HQL over {@code a}, in which articles are listed. The id makes each order total, so that no article is on two pages of a
 * list.
 */
public final class ListOrder {

    /** The order in SQL, over {@code a} as well. */
    static final String NEWEST = "order by a.publish_at desc, a.id desc";

    public static final String NEWEST_FIRST = " order by a.publishAt desc, a.id desc";

    /** As the parts of a series are read. */
    static final String OLDEST_FIRST = " order by a.publishAt, a.id";

    private ListOrder() {}
}
