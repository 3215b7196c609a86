package recto.markdown;

import recto.media.ShownPicture;

/** What the targets of an article's pictures stand for. */
public interface Pictures {

    /** For Markdown that is not a file's: every target stays as it is. */
    Pictures NONE = target -> null;

    /** There should be one and there is none: what it would have shown is said in words. */
    ShownPicture MISSING = new ShownPicture(null, null, null, null, null);

    /**
     * @param target as it stands in sanitised HTML
     * @return null for one that is to stay as it is; {@link #MISSING}
     */
    ShownPicture find(String target);
}
