package recto.media;

/** A file that is not served as a picture: the message says why, for its author. */
public class PictureException extends Exception {

    private final String hint;

    PictureException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    static PictureException damaged(String how) {
        return new PictureException("is damaged (%s)".formatted(how), "save it again, or take a whole copy of it");
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
