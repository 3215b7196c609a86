package recto.web;

/** A request was turned away because too many others ask for what takes long. There can be many, and their traces tell nothing. */
public final class BusyException extends RuntimeException {

    /** Seconds after which the reader may try again. */
    static final String RETRY_AFTER = "5";

    public BusyException(String reason) {
        super(reason, null, false, false);
    }
}
