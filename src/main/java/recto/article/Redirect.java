package recto.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Immutable;

/**
 * A path that leads to an article: its present one, where it is shown, or one that it had before or was given as an alias, from
 * where readers are sent on. All are in one table, so that one unique index covers them.
 */
@Entity
@Immutable
public class Redirect extends PanacheEntityBase {

    @Id
    public String path;

    @ManyToOne(fetch = FetchType.LAZY)
    public Article article;
}
