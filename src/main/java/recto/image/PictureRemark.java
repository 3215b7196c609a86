package recto.image;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that the author should know of a picture that is served all the same.
 *
 * @param message continues a sentence that begins with the name of the file
 * @param hint how the author can mend the file
 */
public record PictureRemark(String message, String hint) {

    private static final int MAX_NAMED = 5;

    /** One remark that says all of them; empty where there are none. */
    public static Optional<PictureRemark> joined(List<PictureRemark> remarks) {
        return remarks.stream().reduce((a, b) -> new PictureRemark(a.message + "; it " + b.message, a.hint + "; " + b.hint));
    }

    static PictureRemark cut() {
        return new PictureRemark("ends too early, and is shown as far as it goes", "take a whole copy of it");
    }

    static PictureRemark notConverted(String colours) {
        return new PictureRemark("is served in its full size only, because its colours (%s) are not those of screens".formatted(colours),
                "save it as sRGB");
    }

    public static PictureRemark tooLarge() {
        return new PictureRemark("is served in its full size only, because smaller copies take more memory than there is",
                "make it smaller, or give Recto more memory");
    }

    /** @param things that may not be in a drawing */
    public static PictureRemark takenOut(Collection<String> things) {
        String named = things.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        String rest = things.size() > MAX_NAMED ? " and %d more".formatted(things.size() - MAX_NAMED) : "";
        return new PictureRemark("is served without what could run or load something: %s%s".formatted(named, rest),
                "take that out of the file, and embed what the drawing needs");
    }

    static PictureRemark strangeProfile(String why) {
        return new PictureRemark("has a colour profile that is not used, as in browsers: " + why,
                "save it as sRGB, or with the right profile");
    }
}
