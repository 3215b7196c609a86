package recto.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;

/**
 * Eleventy's addresses: those that the data files of folders give, else the path of the file.
 *
 * @see <a href="https://www.11ty.dev/docs/permalinks/">Permalinks of Eleventy</a>
 */
final class EleventyRules implements EngineRules {

    private static final List<String> OF_ARTICLES = List.of("posts", "blog", "content/blog", "content/posts", "articles", "content",
            "notes");
    private static final Pattern PERMALINK = Pattern
            .compile("permalink[\"']?\\s*:\\s*[\"'`]([^\"'`\\n]+)[\"'`]|permalink\\s*:.*?`([^`]+)`");
    private static final Pattern DATE = Pattern
            .compile("\\{\\{\\s*(?:page\\.)?date\\s*\\|\\s*date\\w*:?\\s*\\(?[\"']([^\"']+)[\"']\\)?\\s*}}");

    private static final Pattern OF_PROGRAMS = Pattern.compile("(?:^|/)(?:node_modules|_|\\.)");
    private static final int MOST_DEPTH = 8;

    private final Path root;
    private final Path input;
    private final Path content;
    /** By the folder below the input, with "" for the input itself. */
    private final Map<String, String> patterns = new LinkedHashMap<>();

    EleventyRules(Path root, ConfigText config, List<Problem> remarks) {
        this.root = root;
        this.input = root.resolve(Objects.requireNonNullElse(config.inside("dir").given("input"),
                Objects.requireNonNullElse(inputOf(config), "."))).normalize();
        this.content = MarkdownFolders.fullest(input, OF_ARTICLES);
        readPatterns(remarks);
    }

    private EleventyRules(EleventyRules rules, Path content) {
        this.root = rules.root;
        this.input = rules.input;
        this.content = content;
        readPatterns(new ArrayList<>());
    }

    @Override
    public EngineRules in(Path folder) {
        return new EleventyRules(this, folder);
    }

    /** Eleventy publishes whatever lies in its input; what has no dates there is no article. */
    @Override
    public List<Path> others() {
        Path around = content.getParent();
        return content.equals(input) || around == null ? List.of()
                : MarkdownFolders.apart(content,
                        Stream.concat(MarkdownFolders.below(around).stream(), MarkdownFolders.below(input).stream())
                                .filter(MarkdownFolders::isOfArticles));
    }

    /** {@code setInputDirectory("src")}, which is no assignment. */
    private static @Nullable String inputOf(ConfigText config) {
        return config.called("setInputDirectory");
    }

    private void readPatterns(List<Problem> remarks) {
        for (Path at = content; at != null && at.startsWith(root); at = at.getParent()) {
            readPattern(at, remarks);
        }
        try (Stream<Path> below = Files.walk(content, MOST_DEPTH)) {
            below.filter(Files::isDirectory).filter(folder -> !OF_PROGRAMS.matcher(relative(folder)).find())
                    .forEach(folder -> readPattern(folder, remarks));
        } catch (IOException | UncheckedIOException unreadable) {
            // The check names what cannot be read
            return;
        }
    }

    private void readPattern(Path folder, List<Problem> remarks) {
        String name = String.valueOf(folder.getFileName());
        // The first that has one counts, as with Eleventy
        for (String ending : List.of(".11tydata.js", ".11tydata.cjs", ".11tydata.mjs", ".11tydata.json", ".json")) {
            Path data = folder.resolve(name + ending);
            String pattern = Files.isRegularFile(data) ? pattern(data, remarks) : null;
            if (pattern != null) {
                patterns.putIfAbsent(relative(folder), pattern);
            }
        }
    }

    private @Nullable String pattern(Path data, List<Problem> remarks) {
        try {
            Matcher found = PERMALINK.matcher(Files.readString(data));
            return found.find() ? tokens(found.group(1) != null ? found.group(1) : found.group(2)) : null;
        } catch (IOException e) {
            remarks.add(Problem.warning(data.toString(), 1, 1, "cannot be read (%s)".formatted(e.getMessage()), "save it as UTF-8"));
            return null;
        }
    }

    private String relative(Path folder) {
        return input.equals(folder) || !folder.startsWith(input) ? "" : input.relativize(folder).toString().replace('\\', '/');
    }

    @Override
    public Path content() {
        return content;
    }

    @Override
    public List<Path> pictureRoots() {
        return Stream
                .of(root.resolve("public"), root.resolve("static"), root.resolve("assets"), input.resolve("public"),
                        input.resolve("static"),
                        input.resolve("assets"), input)
                .filter(Files::isDirectory).filter(folder -> !folder.startsWith(content)).distinct()
                .filter(folder -> !content.startsWith(folder)).toList();
    }

    @Override
    public List<String> permalinks() {
        String prefix = relative(content).isEmpty() ? "" : "/" + relative(content);
        List<String> all = new ArrayList<>(List.of(prefix + "/{folder}/{slug}", prefix + "/{folder}/{name}"));
        patterns.values().stream().map(pattern -> pattern.replaceAll("\\{(?:stem|name)}", "{slug}")).forEach(all::add);
        return all;
    }

    @Override
    public @Nullable String address(OldArticle article) {
        String folder = Stream.of(relative(content), article.folder()).filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
        for (String at = folder;; at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            String pattern = patterns.get(at);
            if (pattern != null || at.isEmpty()) {
                // The name in an address has no date
                return article.fill(pattern != null ? pattern : "/" + folder + "/{name}/");
            }
        }
    }

    /** What stands in braces, in Nunjucks, Liquid or a template of JavaScript, in Recto's words. */
    private String tokens(String given) {
        String dated = DATE.matcher(given).replaceAll(date -> Matcher.quoteReplacement(date.group(1)
                .replaceAll("%Y|yyyy|YYYY", "{year}").replaceAll("%m|MM", "{month}").replaceAll("%d|dd|DD", "{day}")));
        return "/" + dated.replaceAll("(?:\\{\\{|\\$\\{)[^{}]*fileSlug[^{}]*}}?", "{name}")
                .replaceAll("(?:\\{\\{|\\$\\{)[^{}]*filePathStem[^{}]*}}?",
                        Matcher.quoteReplacement(relative(content) + "/{folder}/{name}"))
                .replaceAll("(?:\\{\\{|\\$\\{)[^{}]*title[^{}]*}}?", "{title}").replaceAll("(?:\\{\\{|\\$\\{)[^{}]*slug[^{}]*}}?", "{slug}")
                .replaceFirst("^/", "").replaceFirst("index\\.html$", "");
    }
}
