package recto.moving;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.language.Slug;

/**
 * Pelican's addresses, which have the slug of the title unless the configuration says otherwise.
 *
 * @see <a href="https://docs.getpelican.com/en/latest/settings.html#url-settings">URL settings of Pelican</a>
 */
final class PelicanRules implements EngineRules {

    private final Path root;
    private final ConfigText config;
    private final String pattern;
    private final String pages;
    private final boolean isOfName;

    PelicanRules(Path root, ConfigText config) {
        this.root = root;
        this.config = config;
        this.pattern = tokens(Objects.requireNonNullElse(config.given("ARTICLE_URL"), "{slug}.html"));
        this.pages = tokens(Objects.requireNonNullElse(config.given("PAGE_URL"), "pages/{slug}.html"));
        this.isOfName = "basename".equals(config.given("SLUGIFY_SOURCE"));
    }

    @Override
    public Path content() {
        return root.resolve(Objects.requireNonNullElse(config.given("PATH"), "content"));
    }

    @Override
    public List<Path> pictureRoots() {
        return Stream.of("static", "images", "extra").map(root::resolve).filter(Files::isDirectory).toList();
    }

    @Override
    public List<String> permalinks() {
        String plain = pattern.replace("{category}", "{section}");
        return Stream.of("{slug}", "{title}", "{name}").map(name -> plain.replace("{slug}", name)).toList();
    }

    @Override
    public @Nullable String address(OldArticle article) {
        String own = article.slug() != null ? Slug.of(article.slug()) : isOfName ? Slug.of(article.name()) : "{title}";
        String ofLanguage = article.language().isEmpty() ? own : own + "-" + article.language();
        return article.file().startsWith("pages/") ? article.fill(pages.replace("{slug}", own))
                : article.fill(pattern.replace("{slug}", ofLanguage).replace("{category}",
                        article.texts("category").isEmpty() ? "{section}" : "{category}"));
    }

    private static String tokens(String given) {
        return "/"
                + given.replaceFirst("^/", "").replace("{date:%Y}", "{year}").replace("{date:%m}", "{month}").replace("{date:%d}", "{day}")
                        .replace("{date:%b}", "{mon}").replace("{date:%y}", "{short_year}").replaceAll("\\{date:%-m}", "{i_month}")
                        .replaceAll("\\{date:%-d}", "{i_day}");
    }
}
