package recto.moving;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import recto.folder.FileName;

/**
 * The addresses of Docusaurus' blog; its documents are no articles.
 *
 * @see <a href="https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog">The blog plugin</a>
 */
final class DocusaurusRules implements EngineRules {

    private final Path root;
    private final String folder;
    private final String base;

    DocusaurusRules(Path root, ConfigText config) {
        this.root = root;
        ConfigText blog = config.inside("blog");
        this.folder = Objects.requireNonNullElse(blog.given("path"), "blog");
        String given = Objects.requireNonNullElse(blog.given("routeBasePath"), "blog");
        this.base = ("/" + given).replaceAll("/{2,}", "/").replaceFirst("/$", "");
    }

    @Override
    public Path content() {
        return root.resolve(folder).normalize();
    }

    @Override
    public List<Path> pictureRoots() {
        return List.of(root.resolve("static"));
    }

    @Override
    public List<String> permalinks() {
        return List.of(base + "/{year}/{month}/{day}/{slug}", base + "/{slug}", base + "/{year}/{month}/{day}/{name}", base + "/{name}",
                base + "/{folder}/{slug}");
    }

    @Override
    public @Nullable String address(OldArticle article) {
        String given = article.texts("slug").stream().findFirst().orElse(null);
        if (given != null) {
            return (base + "/" + given).replaceAll("/{2,}", "/");
        }
        return article.fill(base + (FileName.date(article.file()) != null ? "/{year}/{month}/{day}/{name}" : "/{folder}/{name}"));
    }
}
