package recto.content;

import java.time.Instant;

/**
 * When an article that was imported before is published, for a file that gives no date.
 *
 * @param isDraft whether readers have never seen the article at that moment, because it is a draft
 */
public record Publication(Instant publishAt, boolean isDraft) {

    /** Whether readers could see the article by then. */
    boolean isPast(Instant now) {
        return !isDraft && !publishAt.isAfter(now);
    }
}
