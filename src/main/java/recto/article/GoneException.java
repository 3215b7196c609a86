package recto.article;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Thrown for the address of an article that its author took down: the answer is 410. */
class GoneException extends WebApplicationException {

    final transient String title;
    final transient Instant removedAt;

    GoneException(String title, Instant removedAt) {
        super(Response.Status.GONE);
        this.title = title;
        this.removedAt = removedAt;
    }
}
