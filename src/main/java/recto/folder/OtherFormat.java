package recto.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import recto.frontmatter.Problem;

/**
 * Texts that are not Markdown. Those in HTML with front matter are articles, as with Jekyll; all others are counted, so that nobody misses
 * articles that Recto cannot read.
 */
public final class OtherFormat {

    private static final Pattern HTML = Pattern.compile("(?i).*\\.html?");
    /** In bytes: the header of an article begins with them and has its title among them. */
    private static final int HEAD = 4_000;
    private static final Pattern HEADER = Pattern.compile("\\uFEFF?---[ \\t]*\\r?\\n(?:.*\\n)??title[ \\t]*:", Pattern.DOTALL);
    /** Lists and parts of a site that its engine makes of all articles. */
    private static final Set<String> OF_THE_SITE = Set.of("404", "archive", "archives", "tags", "categories", "search", "feed", "sitemap",
            "blog", "posts");
    private static final Set<String> TEXTS = Set.of("rst", "adoc", "asciidoc", "asc", "dj", "org", "ipynb", "textile", "wiki", "mediawiki",
            "creole", "rmd", "qmd", "pod", "rdoc", "typ", "tex");
    /** Endings that files beside an article have, too. */
    private static final Set<String> BESIDE = Set.of("html", "htm", "txt");
    private static final Set<String> OF_OTHERS = Set.of("robots.txt", "humans.txt", "ads.txt", "security.txt", "requirements.txt",
            "llms.txt", "license.txt");

    private final Set<String> foldersWithArticles = new HashSet<>();
    private final List<String> notRead = new ArrayList<>();

    public static boolean isHtml(String path) {
        return HTML.matcher(path).matches();
    }

    /** Whether a file in HTML is an article: it has front matter with a title, and is no page of the whole site. */
    static boolean isArticle(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (OF_THE_SITE.contains(name.substring(0, name.lastIndexOf('.')))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return HEADER.matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8)).lookingAt();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** An article was found. */
    void read(String path) {
        foldersWithArticles.add(folder(path));
    }

    /** A file was found that is neither an article nor a picture. */
    void notRead(String path) {
        String ending = ending(path);
        if (TEXTS.contains(ending) || BESIDE.contains(ending) && !OF_OTHERS.contains(name(path))) {
            notRead.add(path);
        }
    }

    /** How many files of each format were not read. A file in the folder of an article belongs to that article. */
    List<Problem> problems() {
        Map<String, List<String>> byEnding = new TreeMap<>();
        for (String path : notRead) {
            boolean isBeside = foldersWithArticles.contains(folder(path))
                    && (BESIDE.contains(ending(path)) || ending(path).equals("ipynb"));
            if (!isBeside) {
                byEnding.computeIfAbsent(ending(path), ending -> new ArrayList<>()).add(path);
            }
        }
        List<Problem> problems = new ArrayList<>();
        byEnding.forEach((ending, paths) -> problems.add(Problem.warning(paths.stream().sorted().findFirst().orElseThrow(), 1, 1,
                paths.size() == 1 ? "1 .%s file was not read, this one".formatted(ending)
                        : "%d .%s files were not read, and this is the first".formatted(paths.size(), ending),
                "an article is Markdown, or HTML with a title in its front matter; convert them, for instance with pandoc")));
        return problems;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static String ending(String path) {
        return name(path).substring(name(path).lastIndexOf('.') + 1);
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
