package recto.linked;

import org.jspecify.annotations.Nullable;

/** The pictures that lie on other hosts. */
public interface PicturesElsewhere {

    /**
     * Finds the picture at an address. It waits for no host: a picture that is not known yet is missing until another pass.
     *
     * @param url absolute
     * @return null for an address that stays as it is
     */
    PictureFolder.@Nullable Found find(String url);
}
