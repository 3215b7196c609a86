package recto.moving;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the configuration of a blog, or else the habit of its engine, says of one of its folders with articles, and of their addresses. */
interface EngineRules {

    /** The folder with the articles. */
    Path content();

    /** The other folders whose articles the engine publishes beside these; none of them lies in another. */
    default List<Path> others() {
        return List.of();
    }

    /** What it says of another folder of the blog. */
    default EngineRules in(Path folder) {
        return new PlainRules(folder);
    }

    /** Folders outside of that one with pictures for paths such as /img/a.png. */
    List<Path> pictureRoots();

    /** Patterns of Recto under which many addresses may stay, the likeliest first; without a path before all of them. */
    List<String> permalinks();

    /**
     * The address that the engine gave to an article, without a path before all; null where that cannot be told.
     *
     * @param article its file counts from the folder
     */
    @Nullable
    String address(OldArticle article);
}
