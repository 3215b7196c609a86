package recto.article;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/** What readers can follow: it has feeds of its own. */
@MappedSuperclass
public abstract class GroupWithFeeds extends Group {

    /** When an article of this last came, changed or left, as far as an import did it. */
    public Instant changedAt;

    /** When its list last changed, whether by an import or because an article expired. */
    public Instant lastChange(Instant now) {
        Instant expired = getEntityManager().createQuery("select max(a.expireAt) from Article a join a." + collection()
                + " x where x.slug = ?2 and a.expireAt <= ?1", Instant.class).setParameter(1, now).setParameter(2, slug).getSingleResult();
        return expired != null && expired.isAfter(changedAt) ? expired : changedAt;
    }
}
