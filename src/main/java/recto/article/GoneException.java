package recto.article;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Thrown for the address of an article that its author took down, or that has expired: the answer is 410. */
public class GoneException extends WebApplicationException {

    public final transient String title;
    public final transient Instant goneAt;

    private GoneException(String title, Instant goneAt) {
        super(Response.Status.GONE);
        this.title = title;
        this.goneAt = goneAt;
    }

    /** Throws this exception when readers could see the article once and no longer can. */
    public static void throwIfGone(Article article, Instant now) {
        Instant goneAt = article.goneAt(now);
        if (goneAt != null) {
            throw new GoneException(article.title, goneAt);
        }
    }
}
