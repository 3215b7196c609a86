package recto.article;

/**
 * The orders, in HQL over {@code a}, in which articles are listed. The id makes each order total, so that no article is on two pages of a
 * list.
 */
public final class ListOrder {

    public static final String NEWEST_FIRST = " order by a.publishAt desc, a.id desc";

    /** As the parts of a series are read. */
    static final String OLDEST_FIRST = " order by a.publishAt, a.id";

    private ListOrder() {}
}
