package recto.moving;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jekyll's addresses. Its content folder is the root of the blog, because _posts may lie anywhere in it.
 *
 * @see <a href="https://jekyllrb.com/docs/permalinks/">Permalinks of Jekyll</a>
 */
final class JekyllRules implements EngineRules {

    private static final Map<String, String> STYLES = Map.of("date", "/:categories/:year/:month/:day/:title:output_ext", "pretty",
            "/:categories/:year/:month/:day/:title/", "ordinal", "/:categories/:year/:y_day/:title:output_ext", "weekdate",
            "/:categories/:year/:month/:day/:title:output_ext", "none", "/:categories/:title:output_ext");
    private static final Pattern POSTS = Pattern.compile("(?:(.*)/)?_(posts|drafts)/(.+)");
    private static final Pattern COLLECTION = Pattern.compile("_([^/]+)/(.+)");

    private final Path root;
    private final ConfigText config;
    /** For posts of which nothing else says another. */
    private final String pattern;
    private final List<Default> defaults = new ArrayList<>();
    /** By the name of the collection. */
    private final Map<String, String> ofCollections = new LinkedHashMap<>();

    /** @param path at which it begins to hold; empty for all files @param type of the documents; null for all */
    private record Default(String path, @Nullable String type, String pattern) {

        /** As Jekyll has it, the longer path wins, then a type, then what stands later. */
        boolean isNearerThan(@Nullable Default other) {
            return other == null || path.length() > other.path.length()
                    || path.length() == other.path.length() && (type != null || other.type == null);
        }
    }

    JekyllRules(Path root, ConfigText config) {
        this.root = root;
        this.config = config;
        readDefaults();
        config.below("collections").forEach((name, value) -> {
            String given = config.text("collections." + name + ".permalink");
            if (given != null) {
                ofCollections.put(name, ofStyle(given).replace("{collection}", name));
            }
        });
        String given = Objects.requireNonNullElse(config.text("permalink"), "date");
        pattern = ofCollections.getOrDefault("posts", ofStyle(given));
    }

    private void readDefaults() {
        for (Object entry : config.list("defaults")) {
            if (entry instanceof Map<?, ?> one && one.get("values") instanceof Map<?, ?> values && values.get("permalink") != null) {
                Map<?, ?> scope = one.get("scope") instanceof Map<?, ?> given ? given : Map.of();
                String path = scope.get("path") == null ? "" : String.valueOf(scope.get("path")).replaceAll("^/+|/+$", "");
                defaults.add(new Default(path, scope.get("type") == null ? null : String.valueOf(scope.get("type")),
                        ofStyle(String.valueOf(values.get("permalink")))));
            }
        }
    }

    @Override
    public Path content() {
        String source = config.text("source");
        return root.resolve(source == null ? "." : source).normalize();
    }

    @Override
    public List<Path> pictureRoots() {
        return List.of();
    }

    @Override
    public List<String> permalinks() {
        Set<String> patterns = new LinkedHashSet<>(List.of(pattern));
        defaults.forEach(one -> patterns.add(one.pattern.replace("{collection}", "{section}")));
        patterns.addAll(ofCollections.values());
        patterns.add("/{folder}/{slug}" + ending());
        Set<String> all = new LinkedHashSet<>();
        for (String one : patterns) {
            // A category is a tag in Recto, and a tag is in no address; but the folder of _posts is a category, too
            for (String category : one.contains("{categor") ? List.of("", "{section}") : List.of("")) {
                String plain = one.replaceAll("\\{categor(?:y|ies)}", Matcher.quoteReplacement(category)).replaceAll("/{2,}", "/");
                List.of("{slug}", "{name}", "{title}").forEach(name -> all.add(plain.replaceAll("\\{(?:slug|name|title)}",
                        Matcher.quoteReplacement(name))));
            }
        }
        return List.copyOf(all);
    }

    @Override
    public @Nullable String address(OldArticle article) {
        String folder = config.text("collections_dir");
        String file = folder != null && article.file().startsWith(folder + "/") ? article.file().substring(folder.length() + 1)
                : article.file();
        Matcher post = POSTS.matcher(file);
        Matcher collection = COLLECTION.matcher(file);
        boolean isPost = post.matches();
        String type = isPost ? post.group(2) : collection.matches() ? collection.group(1) : "pages";
        Default nearest = null;
        for (Default one : defaults) {
            if (file.startsWith(one.path) && (one.type == null || one.type.equals(type)) && one.isNearerThan(nearest)) {
                nearest = one;
            }
        }
        String given = nearest != null ? nearest.pattern.replace("{collection}", type) : isPost ? pattern : ofCollections.get(type);
        if (given == null) {
            String name = article.file().matches("(?i)index\\.\\w+") ? "" : article.stem();
            return ("/" + article.folder().replaceFirst("^_", "") + "/" + name + ending()).replaceAll("/{2,}", "/");
        }
        // The folders before _posts are categories, which an article is given where the configuration is found
        String folders = isPost && post.group(1) != null ? post.group(1) : "";
        boolean isGiven = Stream.of("categories", "category").anyMatch(key -> article.texts(key).containsAll(List.of(folders.split("/"))));
        String before = folders.isEmpty() || isGiven ? "" : "/" + folders.toLowerCase(Locale.ROOT);
        return article.fill(given.startsWith("/{categories}") ? before + given : given);
    }

    /** Of pages, and of collections without a pattern. */
    private String ending() {
        return pattern.endsWith("/") ? "/" : ".html";
    }

    private static String ofStyle(String given) {
        return STYLES.getOrDefault(given, given).replace(":output_ext", ".html").replaceAll(":(?:title|slug|name)(?![a-z_])", "{slug}")
                .replaceAll(":path(?![a-z_])", "{name}").replaceAll(":([a-z_]+)", "{$1}");
    }
}
