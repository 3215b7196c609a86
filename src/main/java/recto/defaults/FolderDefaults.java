package recto.defaults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.header.GivenKeys;

/**
 * The front matter that another engine gives to the articles of whole folders, as its configuration and files beside the articles say. What
 * an article says itself counts more.
 */
public final class FolderDefaults {

    /** So many different ones are kept, as each article may have one of its own where its path says the date. */
    static final int MOST_KEPT = 5_000;

    private record Asked(String folder, GivenKeys given) {}

    private final OtherEngine.@Nullable Found found;
    private final DataFiles files;
    /** What the files about folders say that Hugo has. */
    private final SectionFiles sections;
    /** Null where the engine gives nothing to whole folders. */
    private final @Nullable EngineDefaults engine;
    /** Of the folders all of whose articles are given the same. */
    private final Map<String, GivenKeys> ofFolders = new ConcurrentHashMap<>();
    /** The last of these folders: one file after the other is asked for while a folder is listed. */
    private @Nullable Asked last;
    /** Of the same keys one object, however many articles are given them. */
    private final Map<List<GivenKeys>, GivenKeys> merged = new ConcurrentHashMap<>();

    /** @param start the content folder; the blog begins there or up to three folders above */
    public FolderDefaults(Path start) {
        this.found = OtherEngine.around(start).orElse(null);
        this.files = new DataFiles(start, found == null ? start : found.root());
        this.sections = new SectionFiles(files, null, false);
        this.engine = of(found);
    }

    private @Nullable EngineDefaults of(OtherEngine.@Nullable Found blog) {
        if (blog == null) {
            // A folder of Hugo's articles may have come without its configuration
            return sections;
        }
        return switch (blog.engine()) {
            case HUGO, ZOLA -> new SectionFiles(files, blog.file(), blog.engine() == OtherEngine.ZOLA);
            case JEKYLL -> new JekyllDefaults(files, blog.file());
            case ELEVENTY -> new EleventyData(files, blog.file());
            case PELICAN -> new PelicanDefaults(files, blog.file());
            case HEXO -> new HexoDefaults(files, blog.file());
            case ASTRO, DOCUSAURUS, NEXT -> null;
        };
    }

    /** The blog that the folder belongs to, with the engine that it was written for; null where nothing tells. */
    public OtherEngine.@Nullable Found found() {
        return found;
    }

    /** What an article is given. @param path of its file, below the content folder */
    public GivenKeys of(String path) {
        if (engine == null) {
            return GivenKeys.NONE;
        }
        int slash = Math.max(0, path.lastIndexOf('/'));
        Asked before = last;
        if (before != null && before.folder.length() == slash && path.startsWith(before.folder)) {
            return before.given;
        }
        String folder = path.substring(0, slash);
        GivenKeys known = ofFolders.get(folder);
        if (known == null) {
            known = merged(engine.of(path));
            if (!engine.isSameInAll(folder)) {
                return known;
            }
            ofFolders.put(folder, known);
        }
        last = new Asked(folder, known);
        return known;
    }

    private GivenKeys merged(List<GivenKeys> all) {
        if (all.size() < 2) {
            return all.isEmpty() ? GivenKeys.NONE : all.get(0);
        }
        GivenKeys known = merged.get(all);
        if (known == null) {
            known = all.stream().reduce(GivenKeys.NONE, (far, near) -> near.over(far));
            if (merged.size() < MOST_KEPT) {
                merged.put(all, known);
            }
        }
        return known;
    }

    /** The file, in words, that hides whatever is in a folder. @param folder below the content folder */
    public Optional<String> hiding(String folder) {
        // A folder that was Hugo's once stays hidden with another engine, too
        Optional<String> found = engine == null ? Optional.empty() : engine.hiding(folder);
        return found.isPresent() || engine instanceof SectionFiles ? found : sections.hiding(folder);
    }

    /** What was wrong with the files that were looked into so far. */
    public List<Problem> problems() {
        return files.problems();
    }
}
