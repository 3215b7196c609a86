package recto.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Immutable;

/**
 * A path that leads to an article. At its present path the article is shown; from a former path and from an alias readers are sent there.
 * All paths are in one table, so that one unique index covers them.
 */
@Entity
@Immutable
public class Redirect extends PanacheEntityBase {

    @Id
    public String path;

    @ManyToOne(fetch = FetchType.LAZY)
    public Article article;
}
