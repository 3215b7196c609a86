package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.List;

/**
 * The ids of the articles on one page of a list, and the number of articles on all pages. They are read apart from the articles because the
 * database can order and count by indexes alone, which are a tenth of the table and stay in memory.
 *
 * @param total 0 also when there is no such page
 */
public record PageOfIds(List<Long> ids, long total) {

    /**
     * Finds the page by one statement. What it counts is found before it is put in order: PostgreSQL takes the limit for a sign that few rows
     * will do, and would walk along all articles by their date, although every row has to be counted. For a tag of a blog of a hundred
     * thousand articles that took twelve times as long.
     *
     * @param from from-clause and condition over {@code a}, with the present moment as ?1
     * @param more values for ?2 and so on
     */
    public static PageOfIds find(String from, String order, Instant now, int number, int size, Object... more) {
        var query = Panache.getEntityManager().createQuery("with found as materialized (select a.id as id, a.publishAt as publishAt "
                + from + ") select a.id, count(*) over () from found a" + order, Object[].class).setParameter(1, now)
                .setFirstResult((number - 1) * size).setMaxResults(size);
        for (int i = 0; i < more.length; i++) {
            query.setParameter(i + 2, more[i]);
        }
        List<Object[]> rows = query.getResultList();
        return new PageOfIds(rows.stream().map(row -> (Long) row[0]).toList(), rows.isEmpty() ? 0 : (Long) rows.get(0)[1]);
    }
}
