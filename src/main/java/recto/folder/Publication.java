package recto.folder;

import java.time.Instant;

/**
 * The publication of a stored article, for a file that gives no date.
 *
 * @param isDraft whether the stored article is a draft, which readers have never seen
 */
public record Publication(Instant publishAt, boolean isDraft) {

    /** Whether readers could see the article by then. */
    boolean isPast(Instant now) {
        return !isDraft && !publishAt.isAfter(now);
    }
}
