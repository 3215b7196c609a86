package recto.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.defaults.OtherEngine;
import recto.frontmatter.Problem;

/**
 * The blog of another engine, as its configuration tells of it.
 *
 * @param engine null where no file tells one
 * @param file that told the engine; null where none did
 * @param root of the blog
 */
record OldBlog(@Nullable OtherEngine engine, @Nullable Path file, Path root, EngineRules rules, ConfigText config) {

    /** Where the starting points of Astro and Next have the title and the address of the site. */
    private static final List<String> OF_THE_SITE = List.of("src/consts", "src/config", "src/site.config", "src/site-config",
            "src/data/site", "src/config/site", "src/lib/constants", "data/siteMetadata", "site.config", "blog.config", "lib/constants",
            "config/site", "siteMetadata");

    /**
     * Looks for the configuration of an engine in a folder, in those around it and in those just below it.
     *
     * @param remarks gets what could not be read
     */
    static OldBlog find(Path folder, List<Problem> remarks) throws IOException {
        Path start = folder.toRealPath();
        Optional<OtherEngine.Found> found = OtherEngine.around(start);
        if (found.isEmpty()) {
            found = below(start);
        }
        return found.map(one -> of(one.engine(), one.file(), one.root(), remarks)).orElseGet(() -> withoutConfiguration(start, remarks));
    }

    /** A blog in a folder of its own within a larger project, such as website/. */
    private static Optional<OtherEngine.Found> below(Path start) throws IOException {
        try (Stream<Path> folders = Files.list(start)) {
            return folders.filter(Files::isDirectory)
                    .filter(path -> !String.valueOf(path.getFileName()).matches("\\..*|node_modules|themes"))
                    .sorted().flatMap(path -> OtherEngine.at(path).stream()).findFirst();
        }
    }

    private static OldBlog withoutConfiguration(Path root, List<Problem> remarks) {
        if (Files.isDirectory(root.resolve("source/_posts"))) {
            return of(OtherEngine.HEXO, root.resolve("source/_posts"), root, remarks);
        }
        if (Files.isDirectory(root.resolve("_posts"))) {
            return of(OtherEngine.JEKYLL, root.resolve("_posts"), root, remarks);
        }
        Path modules = root.resolve("package.json");
        if (Files.isRegularFile(modules)) {
            ConfigText text = ConfigText.read(modules, remarks);
            Map<String, OtherEngine> names = new TreeMap<>(Map.of("@docusaurus/core", OtherEngine.DOCUSAURUS, "@11ty/eleventy",
                    OtherEngine.ELEVENTY, "astro", OtherEngine.ASTRO, "hexo", OtherEngine.HEXO, "next", OtherEngine.NEXT));
            for (Map.Entry<String, OtherEngine> name : names.entrySet()) {
                if (text.below("dependencies").containsKey(name.getKey()) || text.below("devDependencies").containsKey(name.getKey())) {
                    return of(name.getValue(), modules, root, remarks);
                }
            }
        }
        return new OldBlog(null, null, root, new PlainRules(root), ConfigText.empty());
    }

    private static OldBlog of(OtherEngine engine, Path file, Path root, List<Problem> remarks) {
        boolean isOfEngine = Files.isRegularFile(file) && !file.endsWith("package.json");
        ConfigText config = isOfEngine ? ConfigText.read(file, remarks) : ConfigText.empty();
        Path folder = root.resolve("config/_default");
        if (engine == OtherEngine.HUGO && file.startsWith(folder)) {
            for (String part : List.of("permalinks", "params", "pagination")) {
                for (String ending : List.of(".toml", ".yaml", ".yml", ".json")) {
                    Path more = folder.resolve(part + ending);
                    config = Files.isRegularFile(more) ? config.with(part, ConfigText.read(more, remarks)) : config;
                }
            }
        }
        if (engine == OtherEngine.ASTRO || engine == OtherEngine.NEXT) {
            for (String name : OF_THE_SITE) {
                for (String ending : List.of(".ts", ".js", ".mjs")) {
                    Path more = root.resolve(name + ending);
                    config = Files.isRegularFile(more) ? config.and(ConfigText.read(more, remarks)) : config;
                }
            }
        }
        return new OldBlog(engine, file, root, rules(engine, root, config, remarks), config);
    }

    private static EngineRules rules(OtherEngine engine, Path root, ConfigText config, List<Problem> remarks) {
        return switch (engine) {
            case HUGO, ZOLA -> new HugoRules(root, config, engine == OtherEngine.ZOLA);
            case JEKYLL -> new JekyllRules(root, config);
            case HEXO -> new HexoRules(root, config);
            case ELEVENTY -> new EleventyRules(root, config, remarks);
            case ASTRO, NEXT -> new RouteRules(root, engine == OtherEngine.ASTRO);
            case DOCUSAURUS -> new DocusaurusRules(root, config);
            case PELICAN -> new PelicanRules(root, config);
        };
    }
}
