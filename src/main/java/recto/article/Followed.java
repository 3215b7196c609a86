package recto.article;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;

/** What readers can follow: it has feeds of its own. */
@MappedSuperclass
public abstract class Followed extends Group {

    /** When an article of this last came, changed or left, as far as an import did it. */
    public Instant changedAt;

    /** The newest articles of this whole, for feeds. */
    public List<Article> listNewestWhole(Instant now, int limit) {
        return Article.listNewestWhole(findPage(now, 1, limit).ids(), now, limit);
    }

    /** When its list last changed, whether by an import or because an article expired. */
    public Instant lastChange(Instant now) {
        Instant expired = getEntityManager().createQuery("select max(a.expireAt) from Article a join a." + collection()
                + " x where x.slug = ?2 and a.expireAt <= ?1", Instant.class).setParameter(1, now).setParameter(2, slug).getSingleResult();
        return expired != null && expired.isAfter(changedAt) ? expired : changedAt;
    }
}
