package recto.markdown;

import recto.media.ShownPicture;

/** Finds the pictures that the targets in an article's Markdown stand for. */
public interface PictureResolver {

    /** For Markdown that comes from no file: every target stays as it is. */
    PictureResolver NONE = target -> null;

    /** Stands for a picture that is missing; the page shows its alternative text instead. */
    ShownPicture MISSING = new ShownPicture(null, null, null, null, null);

    /**
     * @param target as it stands in sanitised HTML
     * @return the picture; null where the target stays as it is; {@link #MISSING}
     */
    ShownPicture find(String target);
}
