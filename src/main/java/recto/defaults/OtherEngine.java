package recto.defaults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import recto.language.XmlText;

/** The engines whose blogs move in, and the file by which the root of such a blog is known. It is looked at as text, never executed. */
public enum OtherEngine {

    HUGO("Hugo", "static", "assets"),
    ZOLA("Zola", "static"),
    JEKYLL("Jekyll"),
    HEXO("Hexo", "source"),
    ELEVENTY("Eleventy", "public", "src", "static", "assets", "images", "img"),
    ASTRO("Astro", "public", "src/assets", "src/images", "assets"),
    DOCUSAURUS("Docusaurus", "static"),
    NEXT("Next", "public", "src/assets", "assets"),
    PELICAN("Pelican", "static", "images", "extra");

    /**
     * @param file that told the engine, in the root
     * @param root of the blog
     */
    public record Found(OtherEngine engine, Path root, Path file) {}

    /** A content folder such as src/content/blog lies so deep in its blog. */
    private static final int MOST_UP = 3;
    /** In bytes: a configuration says in its first lines what it is. */
    private static final int MOST = 200_000;
    private static final List<String> ENDINGS_OF_DATA = List.of(".toml", ".yaml", ".yml", ".json");
    private static final List<String> ENDINGS_OF_SCRIPTS = List.of(".js", ".mjs", ".cjs", ".ts", ".mts");
    private static final Pattern OF_ZOLA = Pattern.compile("(?m)^\\s*base_url\\s*=");
    private static final Pattern OF_HUGO = Pattern.compile(
            "(?im)^[\\s{]*[\"']?(?:baseurl|languagecode|defaultcontentlanguage|contentdir|publishdir|module|permalinks|taxonomies)[\"']?\\s*[=:]"
                    + "|^\\s*\\[(?:params|permalinks|module|menus?|taxonomies|markup)[\\].]");
    private static final Pattern OF_HEXO = Pattern.compile("(?m)^(?:source_dir|public_dir|new_post_name|post_asset_folder|deploy)\\s*:");

    private final String title;
    private final List<String> roots;

    OtherEngine(String title, String... roots) {
        this.title = title;
        this.roots = List.of(roots);
    }

    /** Its name, as people write it. */
    public String title() {
        return title;
    }

    /** The folders whose files it puts at the root of the site, below the root of the blog. */
    public List<String> roots() {
        return roots;
    }

    /** The blog that a folder belongs to: one that begins there, or up to three folders above; empty where nothing tells. */
    public static Optional<Found> around(Path folder) {
        Path at = folder;
        for (int i = 0; i <= MOST_UP && at != null; i++, at = at.getParent()) {
            Optional<Found> found = at(at);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The engine whose configuration lies in a folder; empty where none does. */
    public static Optional<Found> at(Path root) {
        Optional<Found> found = first(root, "hugo", ENDINGS_OF_DATA, HUGO)
                .or(() -> first(root, "config/_default/hugo", ENDINGS_OF_DATA, HUGO))
                .or(() -> first(root, "config/_default/config", ENDINGS_OF_DATA, HUGO))
                .or(() -> first(root, "docusaurus.config", ENDINGS_OF_SCRIPTS, DOCUSAURUS))
                .or(() -> first(root, "astro.config", ENDINGS_OF_SCRIPTS, ASTRO))
                .or(() -> first(root, "eleventy.config", ENDINGS_OF_SCRIPTS, ELEVENTY))
                .or(() -> first(root, ".eleventy", ENDINGS_OF_SCRIPTS, ELEVENTY))
                .or(() -> first(root, "next.config", ENDINGS_OF_SCRIPTS, NEXT))
                .or(() -> first(root, "pelicanconf", List.of(".py"), PELICAN));
        return found.or(() -> ofConfig(root)).or(() -> ofUnderscore(root));
    }

    private static Optional<Found> first(Path root, String name, List<String> endings, OtherEngine engine) {
        return endings.stream().map(ending -> root.resolve(name + ending)).filter(OtherEngine::isFile).findFirst()
                .map(file -> new Found(engine, root, file));
    }

    /** Zola and older Hugos have a config.toml, as other programs do. */
    private static Optional<Found> ofConfig(Path root) {
        for (String ending : ENDINGS_OF_DATA) {
            Path file = root.resolve("config" + ending);
            String text = isFile(file) ? text(file) : "";
            if (ending.equals(".toml") && OF_ZOLA.matcher(text).find()) {
                return Optional.of(new Found(ZOLA, root, file));
            }
            if (OF_HUGO.matcher(text).find()) {
                return Optional.of(new Found(HUGO, root, file));
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> ofUnderscore(Path root) {
        return List.of(".yml", ".yaml", ".toml").stream().map(ending -> root.resolve("_config" + ending)).filter(OtherEngine::isFile)
                .findFirst().map(file -> {
                    boolean isHexo = OF_HEXO.matcher(text(file)).find() || Files.isDirectory(root.resolve("source/_posts"));
                    return new Found(isHexo ? HEXO : JEKYLL, root, file);
                });
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The beginning of a file, with one kind of line end and without characters that no article may have; empty where it cannot be read, and
     * so tells nothing.
     */
    public static String text(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return XmlText.clean(new String(in.readNBytes(MOST), StandardCharsets.UTF_8).replace("\r\n", "\n")).replace("\uFEFF", "");
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
