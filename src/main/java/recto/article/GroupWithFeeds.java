package recto.article;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/** A group of articles that has feeds of its own: a tag or an author. */
@MappedSuperclass
public abstract class GroupWithFeeds extends Group {

    /** The moment at which an import last added, changed or removed an article of this group. */
    public Instant changedAt;

    /** The moment at which the list of this group last changed, whether by an import or because an article expired. */
    public Instant lastChange(Instant now) {
        Instant expired = getEntityManager().createQuery("select max(a.expireAt) from Article a join a." + collection()
                + " x where x.slug = ?2 and a.expireAt <= ?1", Instant.class).setParameter(1, now).setParameter(2, slug).getSingleResult();
        return expired != null && expired.isAfter(changedAt) ? expired : changedAt;
    }
}
