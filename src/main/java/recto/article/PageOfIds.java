package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.List;

/**
 * Which articles are on one page of a list, and how many there are on all of them. Apart from the articles themselves: what a list is
 * ordered and counted by stands in indexes, which are a tenth of the table and in memory.
 *
 * @param total 0 also where there is no such page
 */
record PageOfIds(List<Long> ids, long total) {

    /**
     * One statement.
     *
     * @param from from-clause and condition over {@code a}, with the present moment as ?1
     * @param more for ?2 and so on
     */
    static PageOfIds find(String from, String order, Instant now, int number, int size, Object... more) {
        var query = Panache.getEntityManager().createQuery("select a.id, count(*) over () " + from + order, Object[].class)
                .setParameter(1, now).setFirstResult((number - 1) * size).setMaxResults(size);
        for (int i = 0; i < more.length; i++) {
            query.setParameter(i + 2, more[i]);
        }
        List<Object[]> rows = query.getResultList();
        return new PageOfIds(rows.stream().map(row -> (Long) row[0]).toList(), rows.isEmpty() ? 0 : (Long) rows.get(0)[1]);
    }
}
