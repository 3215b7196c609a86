package recto.image;

/**
 * Says, for the author, why a file cannot be served as a picture. The message continues a sentence that begins with the name of the file.
 */
public class PictureException extends Exception {

    private final String hint;

    public PictureException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public static PictureException damaged(String how) {
        return new PictureException("is damaged (%s)".formatted(how), "save it again, or take a whole copy of it");
    }

    /** How the author can mend the file. */
    public String hint() {
        return hint;
    }
}
