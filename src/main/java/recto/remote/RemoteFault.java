package recto.remote;

/** Says why a picture could not be fetched. The message continues a sentence that begins with the address of the picture. */
final class RemoteFault extends Exception {

    private static final String BESIDE = "put the picture beside the article";

    private final String hint;
    private final boolean lasting;

    private RemoteFault(String message, String hint, boolean lasting) {
        super(message);
        this.hint = hint;
        this.lasting = lasting;
    }

    /** A fault that somebody has to mend. */
    static RemoteFault lasting(String message, String hint) {
        return new RemoteFault(message, hint, true);
    }

    /** An answer that no picture comes from this address. */
    static RemoteFault noPicture(String message) {
        return lasting(message, "correct the address, or " + BESIDE);
    }

    /** A fault that may be over soon. */
    static RemoteFault passing(String message) {
        return new RemoteFault(message, "Recto tries again; if it does not come, " + BESIDE, false);
    }

    /** How the author can mend the fault. */
    String hint() {
        return hint;
    }

    boolean isLasting() {
        return lasting;
    }
}
