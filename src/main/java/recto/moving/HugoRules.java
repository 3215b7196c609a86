package recto.moving;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import recto.language.Slug;

/**
 * Hugo's addresses, and Zola's, which are the same but for the patterns: the folders of the file and its name.
 *
 * @see <a href="https://gohugo.io/configuration/permalinks/">Permalinks of Hugo</a>
 */
final class HugoRules implements EngineRules {

    private final Path root;
    private final ConfigText config;
    private final boolean isZola;
    /** By the section in lower case. */
    private final Map<String, String> patterns = new TreeMap<>();

    HugoRules(Path root, ConfigText config, boolean isZola) {
        this.root = root;
        this.config = config;
        this.isZola = isZola;
        if (!isZola) {
            read("permalinks");
            read("permalinks.page");
        }
    }

    private void read(String key) {
        config.below(key).forEach((section, pattern) -> {
            if (pattern instanceof String text) {
                patterns.put(section.toLowerCase(Locale.ROOT), tokens(text));
            }
        });
    }

    @Override
    public Path content() {
        String given = isZola ? null : config.text("contentDir");
        return root.resolve(given == null ? "content" : given);
    }

    @Override
    public List<Path> pictureRoots() {
        Set<String> folders = new LinkedHashSet<>(isZola ? List.of() : config.texts("staticDir"));
        folders.addAll(isZola ? List.of("static") : List.of("static", "assets"));
        String theme = config.text("theme");
        if (theme != null) {
            folders.add("themes/" + theme + "/static");
        }
        return folders.stream().map(root::resolve).filter(Files::isDirectory).toList();
    }

    @Override
    public List<String> permalinks() {
        List<String> all = new ArrayList<>(List.of("/{folder}/{slug}", "/{folder}/{name}"));
        patterns.values().forEach(pattern -> {
            all.add(pattern.replaceAll("\\{(?:stem|slugorstem|title)}", "{slug}"));
            all.add(pattern.replaceAll("\\{(?:stem|slugorstem|slug)}", "{title}"));
        });
        return all;
    }

    @Override
    public @Nullable String address(OldArticle article) {
        String pattern = patterns.get(article.section().toLowerCase(Locale.ROOT));
        String path = article.fill(pattern == null ? "/{folder}/" + (article.slug() == null ? isZola ? "{name}" : "{stem}" : "{slug}")
                : article.slug() == null && pattern.contains("{slug}") ? pattern.replace("{slug}", "{title}") : pattern);
        if (path == null) {
            return null;
        }
        String language = article.language().isEmpty() ? "" : "/" + article.language();
        boolean isUgly = !isZola && "true".equals(config.text("uglyURLs"));
        return language + (isZola ? slugs(path) : path.toLowerCase(Locale.ROOT).replace(' ', '-').replaceAll("[\"'’,;:!?()\\[\\]&]", ""))
                + (isUgly ? ".html" : "");
    }

    private static String slugs(String path) {
        StringBuilder slugs = new StringBuilder();
        for (String part : path.split("/")) {
            slugs.append(part.isEmpty() ? "" : "/" + Slug.of(part));
        }
        return slugs.toString();
    }

    /** Hugo's parts in Recto's words. */
    private static String tokens(String pattern) {
        return pattern.replaceAll("(?i):sections?\\[[^\\]]*]|:sections\\b", "{folder}").replaceAll("(?i):section\\b", "{section}")
                .replaceAll("(?i):(?:slugorfilename|slugorcontentbasename)\\b", "{slugorstem}")
                .replaceAll("(?i):(?:filename|contentbasename)\\b", "{stem}")
                .replaceAll("(?i):yearday\\b", "{y_day}").replaceAll("(?i):(year|month|day|monthname|title|slug)\\b", "{$1}")
                .replaceAll("/$", "");
    }
}
