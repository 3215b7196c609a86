package recto.moving;

import java.nio.file.Files;
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

    private final List<ConfigText> more;

    DocusaurusRules(Path root, ConfigText config) {
        this(root, config.inside("blog"), "blog", config.behind("@docusaurus/plugin-content-blog"));
    }

    private DocusaurusRules(Path root, ConfigText blog, String otherwise, List<ConfigText> more) {
        this.root = root;
        this.more = more;
        this.folder = Objects.requireNonNullElse(blog.given("path"), otherwise);
        String given = Objects.requireNonNullElse(blog.given("routeBasePath"), otherwise);
        this.base = ("/" + given).replaceAll("/{2,}", "/").replaceFirst("/$", "");
    }

    /** A site may have several blogs, each by the plugin with a path of its own. */
    @Override
    public List<Path> others() {
        return MarkdownFolders.apart(content(), more.stream().map(one -> one.given("path")).filter(Objects::nonNull)
                .map(path -> root.resolve(path).normalize()).filter(Files::isDirectory));
    }

    @Override
    public EngineRules in(Path other) {
        String name = root.relativize(other).toString().replace('\\', '/');
        ConfigText own = more.stream().filter(one -> one.given("path") != null
                && root.resolve(Objects.requireNonNull(one.given("path"))).normalize().equals(other)).findFirst()
                .orElse(ConfigText.empty());
        return new DocusaurusRules(root, own, name, more);
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
