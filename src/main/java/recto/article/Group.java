package recto.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;

/** What articles are listed by: an author, a tag or a series. */
@MappedSuperclass
public abstract class Group extends PanacheEntityBase {

    @Id
    public Long id;
    public String slug;
    public String name;

    /** The path of the first page of the articles of this group. */
    public String path() {
        return "/" + collection() + "/" + slug;
    }

    /** The property of {@link Article} that leads to this. */
    abstract String collection();

    /** The order in which the articles are listed. */
    String order() {
        return ListOrder.NEWEST_FIRST;
    }

    /** @param number of the page, from 1 */
    PageOfIds findPage(Instant now, int number, int size) {
        return PageOfIds.find(articles(collection()) + " and x.slug = ?2", order(), now, number, size, slug);
    }

    /** Lists, by name, the groups that have at least one article that a reader can see. */
    static List<GroupSummary> listAll(String collection, Instant now) {
        return getEntityManager().createQuery("select new recto.article.GroupSummary(x.slug, x.name, count(*)) " + articles(collection)
                + " group by x.slug, x.name order by lower(x.name), x.slug", GroupSummary.class).setParameter(1, now).getResultList();
    }

    static String articles(String collection) {
        return "from Article a join a." + collection + " x where " + Visibility.LISTED;
    }
}
