package recto.defaults;

import java.util.List;
import java.util.Optional;
import recto.header.GivenKeys;

/** The way in which one engine gives front matter to the articles of whole folders. */
interface EngineDefaults {

    /** What an article is given, the farthest file first and the one that counts most last. @param path below the content folder */
    List<GivenKeys> of(String path);

    /** Whether all articles that lie directly in a folder are given the same. @param folder below the content folder */
    boolean isSameInAll(String folder);

    /** The file in a folder that hides all articles in it and below it, in words. @param folder below the content folder */
    default Optional<String> hiding(String folder) {
        return Optional.empty();
    }
}
