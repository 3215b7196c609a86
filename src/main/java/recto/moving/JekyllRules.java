package recto.moving;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern POSTS = Pattern.compile("(?:(.*)/)?_(?:posts|drafts)/(.+)");
    private static final Pattern COLLECTION = Pattern.compile("_([^/]+)/(.+)");

    private final Path root;
    private final ConfigText config;
    private final String pattern;

    JekyllRules(Path root, ConfigText config) {
        this.root = root;
        this.config = config;
        String ofPosts = ofDefaults();
        String given = Objects.requireNonNullElse(ofPosts == null ? config.text("permalink") : ofPosts, "date");
        pattern = tokens(STYLES.getOrDefault(given, given));
    }

    /** The pattern for posts among the defaults for all front matter. */
    private @Nullable String ofDefaults() {
        String found = null;
        for (Object entry : config.list("defaults")) {
            if (entry instanceof Map<?, ?> one && one.get("values") instanceof Map<?, ?> values && values.get("permalink") != null
                    && (!(one.get("scope") instanceof Map<?, ?> scope) || scope.get("type") == null || "posts".equals(scope.get("type")))) {
                found = String.valueOf(values.get("permalink"));
            }
        }
        return found;
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
        // A category is a tag in Recto, and a tag is in no address
        String plain = pattern.replaceAll("\\{categor(?:y|ies)}", "").replaceAll("/{2,}", "/");
        List<String> all = new ArrayList<>();
        for (String name : List.of("{slug}", "{name}", "{title}")) {
            all.add(plain.replaceAll("\\{(?:slug|name|title)}", name));
        }
        return all;
    }

    @Override
    public @Nullable String address(OldArticle article) {
        Matcher post = POSTS.matcher(article.file());
        if (post.matches()) {
            String before = post.group(1) == null ? "" : "/" + post.group(1);
            return article.fill(pattern.startsWith("/{categories}") ? before.toLowerCase(Locale.ROOT) + pattern : pattern);
        }
        Matcher collection = COLLECTION.matcher(article.file());
        String given = collection.matches() ? config.text("collections." + collection.group(1) + ".permalink") : null;
        if (given != null) {
            return article.fill(tokens(given).replace("{collection}", collection.group(1)));
        }
        String path = article.folder().replaceFirst("^_", "") + "/" + (article.file().matches("(?i)index\\.\\w+") ? "" : article.stem());
        return ("/" + path + (pattern.endsWith("/") ? "/" : ".html")).replaceAll("/{2,}", "/");
    }

    private static String tokens(String pattern) {
        return pattern.replace(":output_ext", ".html").replaceAll(":(?:title|slug|name)(?![a-z_])", "{slug}")
                .replaceAll(":path(?![a-z_])", "{name}").replaceAll(":([a-z_]+)", "{$1}");
    }

}
