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
     * Finds the article that a link to a Markdown file leads to.
     *
     * @param target as it stands in sanitised HTML
     * @return the address of the article; null where there is no such file, or none that is an article
     */
    default @Nullable String findArticle(String target) {
        return null;
    }
}
