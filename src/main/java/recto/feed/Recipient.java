package recto.feed;

import java.io.IOException;
import java.util.List;

/**
 * Somebody elsewhere who is told of what changed here. A subject is a path of this site; what is found at it is the recipient's business.
 */
interface Recipient {

    /** Of this recipient in the database. */
    String name();

    /** Whether the operator wants the recipient to be told. */
    boolean isEnabled();

    /**
     * A query for what changed after {@code :since} and up to {@code :now}: columns {@code subject} and {@code changed_at}, one subject in
     * any number of rows. {@code :site} is the address of the site, without a slash at its end.
     */
    String changes();

    /** Whether the first thing that the recipient is told is the subject "", before anything has changed. */
    boolean isIntroduced();

    /** How many subjects go into one message. */
    int messageSize();

    /**
     * Returns when the recipient has taken the message, and within a minute in any case.
     *
     * @throws IOException when it has not taken it
     */
    void tell(List<String> subjects) throws IOException, InterruptedException;
}
