package recto.moving;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.language.Slug;

/**
 * Hexo's addresses.
 *
 * @see <a href="https://hexo.io/docs/permalinks">Permalinks of Hexo</a>
 */
final class HexoRules implements EngineRules {

    private static final Pattern POSTS = Pattern.compile("^_posts/");

    private final Path root;
    private final ConfigText config;
    private final String pattern;
    private final boolean isDateInName;

    HexoRules(Path root, ConfigText config) {
        this.root = root;
        this.config = config;
        String given = Objects.requireNonNullElse(config.text("permalink"), ":year/:month/:day/:title/");
        this.isDateInName = Objects.requireNonNullElse(config.text("new_post_name"), ":title.md").contains(":year");
        this.pattern = "/" + given.replaceFirst("^/", "").replaceAll(":post_title\\b", "{title}").replaceAll(":(?:title|name)\\b", "{slug}")
                .replaceAll(":([a-z_]+)", "{$1}");
    }

    @Override
    public Path content() {
        return root.resolve(Objects.requireNonNullElse(config.text("source_dir"), "source"));
    }

    @Override
    public List<Path> pictureRoots() {
        return List.of();
    }

    @Override
    public List<String> permalinks() {
        String plain = pattern.replaceAll("\\{categor(?:y|ies)}", "").replaceAll("/{2,}", "/");
        return List.of("{slug}", "{name}", "{title}").stream()
                .map(name -> plain.replaceAll("\\{(?:slug|name|title|abbrlink|id|hash)}", name))
                .toList();
    }

    @Override
    public @Nullable String address(OldArticle article) {
        if (!article.file().startsWith("_posts/")) {
            return ("/" + article.folder() + "/" + article.stem() + "/").replaceAll("/{2,}", "/");
        }
        // A post in a folder has that folder in its title
        String folder = POSTS.matcher(article.folder() + "/").replaceFirst("");
        String name = folder + (article.slug() != null ? article.slug() : isDateInName ? article.name() : article.stem());
        String category = pattern.contains("{category}") && article.texts("category").isEmpty() && article.texts("categories").isEmpty()
                ? Slug.of(Objects.requireNonNullElse(config.text("default_category"), "uncategorized"))
                : "{category}";
        return article.fill(pattern.replace("{category}", category).replace("{slug}", name));
    }
}
