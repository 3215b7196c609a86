package recto.math;

/** What of a formula is not understood. It has no stack trace, as it is an answer and not a fault of the program. */
@SuppressWarnings("serial")
final class TexFault extends RuntimeException {

    private final int at;

    /** @param at where in the formula it is */
    TexFault(String message, int at) {
        super(message, null, false, false);
        this.at = at;
    }

    int at() {
        return at;
    }
}
