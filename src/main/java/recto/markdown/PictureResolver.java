package recto.markdown;

import org.jspecify.annotations.Nullable;
import recto.media.ShownPicture;

/** Finds the picture, or the article, that a target in an article's text stands for. */
public interface PictureResolver {

    /** For Markdown that comes from no file: every target stays as it is. */
    PictureResolver NONE = target -> null;

    /** Stands for a picture that the text names and that does not exist. The page shows its alternative text instead. */
    ShownPicture MISSING = new ShownPicture("", null, null, null, null);

    /**
     * @param target as it stands in sanitised HTML
     * @return the picture to show; {@link #MISSING} if there is none; null for a target that stays as it is
     */
    @Nullable
    ShownPicture find(String target);

    /**
     * Where a link leads.
     *
     * @param address null where the link must not lead anywhere
     * @param message what is wrong, as the end of a sentence that begins with the link; empty where nothing is
     * @param unlessAt an address: nothing is wrong where it turns out that an article has it; null where that cannot be
     */
    record Link(@Nullable String address, String message, String hint, @Nullable String unlessAt) {}

    /**
     * Finds the article that a link leads to.
     *
     * @param target relative or a path of this site, as it stands in sanitised HTML
     * @return null for a target that stays as it is
     */
    default @Nullable Link findLink(String target) {
        return null;
    }

    /**
     * Finds the file beside the article, other than a picture, that a link leads to or that a player plays.
     *
     * @param target relative or a path of this site, as it stands in sanitised HTML
     * @return null for a target that stays as it is, such as one that is no file
     */
    default @Nullable Link findFile(String target) {
        return null;
    }
}
