package recto.pages;

import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** Thrown for an address that the redirects of the content folder are about. */
class MovedException extends WebApplicationException {

    /** Encoded, on this site or another; null where the status is 410. */
    final transient @Nullable String location;
    /** Whether the redirect is about this one address, and not about all of a pattern. */
    final transient boolean isExact;

    MovedException(int status, @Nullable String location, boolean isExact) {
        super(status);
        this.location = location;
        this.isExact = isExact;
    }
}
