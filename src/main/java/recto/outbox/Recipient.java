package recto.outbox;

import java.io.IOException;
import java.util.List;

/** A program elsewhere that wants to know what has changed on this site. A subject is a path of this site; each recipient says of what. */
public interface Recipient {

    /** The name of this recipient in the database and in the log. */
    String name();

    /** Whether the operator wants the recipient to be told. */
    boolean isEnabled();

    /**
     * A query for the changes after {@code :since} and up to {@code :now}, with the columns {@code subject} and {@code changed_at}. A
     * subject
     * may be in several rows. {@code :site} is the address of the site, without a slash at its end.
     */
    String changes();

    /** Whether the first thing that the recipient is told is the subject "", before anything has changed. */
    boolean isIntroduced();

    /** How many subjects go into one message. */
    int messageSize();

    /**
     * Sends a message, and returns when the recipient has accepted it, within a minute in any case.
     *
     * @throws IOException when the recipient has not accepted the message
     */
    void tell(List<String> subjects) throws IOException, InterruptedException;
}
