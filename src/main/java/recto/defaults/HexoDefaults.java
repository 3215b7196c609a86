package recto.defaults;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import recto.header.GivenKeys;

/**
 * What Hexo makes of files by their folders: whatever is in no folder of posts is a page.
 *
 * @see <a href="https://hexo.io/docs/writing">Layouts of Hexo</a>
 */
final class HexoDefaults implements EngineDefaults {

    private static final Pattern POSTS = Pattern.compile("(?:.*/)?_(?:posts|drafts|discarded)/.*");

    private final DataFiles files;
    private final List<GivenKeys> page;

    HexoDefaults(DataFiles files, Path config) {
        this.files = files;
        this.page = List.of(files.page(config));
    }

    @Override
    public List<GivenKeys> of(String path) {
        return POSTS.matcher(files.below() + path).matches() ? List.of() : page;
    }

    @Override
    public boolean isSameInAll(String folder) {
        return true;
    }
}
