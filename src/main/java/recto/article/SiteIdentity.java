package recto.article;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What this site is known by wherever it is served: made once, with its database. */
@ApplicationScoped
public class SiteIdentity {

    private volatile @Nullable String guid;

    /** A {@code urn:uuid:}. */
    public String guid() {
        if (guid == null) {
            guid = (String) Article.getEntityManager().createNativeQuery("select guid from site", String.class).getSingleResult();
        }
        return guid;
    }
}
