package recto.article;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** There was an article here and its author took it down. */
class GoneException extends WebApplicationException {

    final transient String title;
    final transient Instant removedAt;

    GoneException(String title, Instant removedAt) {
        super(Response.Status.GONE);
        this.title = title;
        this.removedAt = removedAt;
    }
}
