package recto.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.defaults.OtherEngine;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.frontmatter.ScriptReader;

/** The files that the configuration of another engine leaves out of its site by patterns. */
final class EngineIgnores {

    private static final Pattern REMARK = Pattern.compile("(?m)(?:^|\\s)(?://|#).*$");
    private static final Pattern ADDED = Pattern.compile("\\bignores\\.add\\(\\s*(?:'([^'\\n]+)'|\"([^\"\\n]+)\")");
    private static final Pattern OF_DOCUSAURUS = Pattern.compile("\\bexclude[\"']?\\s*:\\s*");
    private static final Pattern OF_PELICAN = Pattern.compile("(?m)^(?:IGNORE_FILES|ARTICLE_EXCLUDES|PAGE_EXCLUDES)\\s*=\\s*");
    private static final Pattern OF_ASTRO = Pattern.compile("\\bpattern[\"']?\\s*:\\s*");

    /** @param base from which the paths for it are counted @param file that has it */
    private record Ignored(Path base, PathGlob glob, String file) {}

    private final Path start;
    private final List<Ignored> globs = new ArrayList<>();
    /** Hugo's, each with the file that has it. */
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private String file = "";

    /** @param start the content folder */
    EngineIgnores(OtherEngine.@Nullable Found found, Path start) {
        this.start = start;
        if (found != null) {
            file = String.valueOf(found.file().getFileName());
            read(found.engine(), found.root(), OtherEngine.text(found.file()));
        }
    }

    private void read(OtherEngine engine, Path root, String text) {
        switch (engine) {
            case JEKYLL -> {
                Map<?, ?> keys = keys(text, List.of("exclude"));
                texts(keys, "exclude").forEach(glob -> add(base(root, keys, "source", "."), glob, false));
            }
            case HEXO -> {
                List<String> names = List.of("exclude", "ignore", "skip_render");
                Map<?, ?> keys = keys(text, names);
                names.stream().flatMap(key -> texts(keys, key).stream())
                        .forEach(glob -> add(base(root, keys, "source_dir", "source"), glob, false));
            }
            case ZOLA -> texts(keys(text, List.of("ignored_content")), "ignored_content")
                    .forEach(glob -> add(root.resolve("content"), glob, true));
            case HUGO -> texts(keys(text, List.of("ignoreFiles")), "ignoreFiles").forEach(this::addPattern);
            case PELICAN -> lists(OF_PELICAN, text, true).forEach(glob -> add(start, glob, true));
            case DOCUSAURUS -> lists(OF_DOCUSAURUS, text, false).forEach(glob -> add(start, glob, true));
            case ASTRO -> Stream.of("src/content.config", "src/content/config").flatMap(name -> Stream.of(".ts", ".js", ".mjs")
                    .map(ending -> root.resolve(name + ending))).filter(Files::isRegularFile)
                    .forEach(config -> lists(OF_ASTRO, OtherEngine.text(config), false).filter(glob -> glob.startsWith("!"))
                            .forEach(glob -> add(start, glob.substring(1), true)));
            case ELEVENTY -> readEleventy(root, text);
            case NEXT -> {
                return;
            }
        }
    }

    private void readEleventy(Path root, String text) {
        Matcher added = ADDED.matcher(REMARK.matcher(text).replaceAll(""));
        while (added.find()) {
            add(root, added.group(1) == null ? added.group(2) : added.group(1), false);
        }
        for (Path at = start; at != null && at.startsWith(root); at = at.getParent()) {
            Path ignored = at.resolve(".eleventyignore");
            if (Files.isRegularFile(ignored)) {
                Path base = at;
                OtherEngine.text(ignored).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(line -> add(base, line, !line.replaceFirst("/$", "").contains("/")));
            }
        }
    }

    private static Path base(Path root, Map<?, ?> keys, String key, String otherwise) {
        return root.resolve(keys.get(key) instanceof String given ? given : otherwise).normalize();
    }

    /** @param names of the keys that leave something out: only where one of these is there does a fault in the file matter */
    private Map<?, ?> keys(String text, List<String> names) {
        List<Problem> found = new ArrayList<>();
        Object read = Notations.data(file, text, found).plain();
        if (names.stream().anyMatch(text::contains)) {
            found.forEach(problem -> problems.add(Problem.warning(file, problem.line(), problem.column(),
                    problem.message() + ", so it may leave out less than it is to", problem.hint())));
        }
        return read instanceof Map<?, ?> keys ? keys : Map.of();
    }

    private static List<String> texts(Map<?, ?> keys, String key) {
        List<String> texts = new ArrayList<>();
        keys.forEach((name, value) -> {
            if (String.valueOf(name).equalsIgnoreCase(key) && value != null) {
                (value instanceof Collection<?> many ? many : List.of(value)).forEach(one -> texts.add(String.valueOf(one)));
            }
        });
        return texts;
    }

    private static Stream<String> lists(Pattern before, String script, boolean isPython) {
        return ScriptReader.textsOfLists(REMARK.matcher(script).replaceAll(""), before, isPython).stream();
    }

    private void add(Path base, String given, boolean isAnywhere) {
        String glob = given.strip().replaceFirst("^\\./", "").replaceAll("^/+|/+$", "");
        try {
            if (!glob.isEmpty() && !glob.startsWith("!")) {
                globs.add(new Ignored(base.toAbsolutePath().normalize(), new PathGlob(glob, isAnywhere), file));
            }
        } catch (PatternSyntaxException noGlob) {
            problems.add(unread(given));
        }
    }

    private void addPattern(String pattern) {
        try {
            patterns.add(Pattern.compile(pattern));
        } catch (PatternSyntaxException ofAnotherLanguage) {
            problems.add(unread(pattern));
        }
    }

    private Problem unread(String pattern) {
        return Problem.warning(file, 1, 1, "the pattern '%s' cannot be read, so nothing is left out by it".formatted(pattern),
                "leave out by recto.content.exclude what it is to leave out");
    }

    /** What of the configuration could not be read. */
    List<Problem> problems() {
        return problems;
    }

    /** The name of the file by which a file or a folder is left out; empty where none does it. @param path below the content folder */
    Optional<String> find(String path) {
        if (globs.isEmpty() && patterns.isEmpty()) {
            return Optional.empty();
        }
        if (patterns.stream().anyMatch(pattern -> pattern.matcher(path).find())) {
            return Optional.of(file);
        }
        Path whole = start.toAbsolutePath().normalize().resolve(path);
        return globs.stream().filter(one -> whole.startsWith(one.base) && one.glob.covers(one.base.relativize(whole)))
                .map(Ignored::file).findFirst();
    }
}
