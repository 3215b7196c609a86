package recto.moving;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder of Markdown files of which nothing else is known. */
record PlainRules(Path content) implements EngineRules {

    @Override
    public List<Path> pictureRoots() {
        return List.of();
    }

    @Override
    public List<String> permalinks() {
        return List.of();
    }

    @Override
    public @Nullable String address(OldArticle article) {
        return null;
    }
}
