package recto.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.frontmatter.Problem;
import recto.language.Slug;

/**
 * Handles, such as zk, that articles name as their authors while no file says who that is. Readers are shown the handle, and the author of
 * the site hears of each handle once.
 */
public final class AuthorHandles {

    /** What a name that is no handle has, a capital or a blank, is missing; also the syntax of a regular expression in PostgreSQL. */
    public static final String HANDLE = "[a-z0-9][a-z0-9._-]*";

    private final Map<String, Use> uses = new TreeMap<>();
    private final Set<String> people = new HashSet<>();

    private static final class Use {
        final String file;
        final String source;
        long articles;

        Use(String file, String source) {
            this.file = file;
            this.source = source;
        }
    }

    /** Notes the authors of an article. The articles come in the order of their files. */
    void add(ParsedArticle article) {
        for (String author : Set.copyOf(article.header().authors())) {
            if (author.matches(HANDLE)) {
                uses.computeIfAbsent(author, handle -> new Use(article.file(), article.head().source())).articles++;
            }
        }
    }

    /** Notes a person whom a file describes. */
    void add(ParsedAuthor person) {
        people.add(person.slug());
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        uses.forEach((handle, use) -> {
            if (!people.contains(Slug.of(handle))) {
                problems.add(problem(handle, use.articles, use.file, use.source));
            }
        });
        return problems;
    }

    /**
     * @param articles how many name the handle
     * @param file the first of them
     * @param source its text
     */
    public static Problem problem(String handle, long articles, String file, String source) {
        int at = place(handle, source);
        int lineStart = source.lastIndexOf('\n', at - 1) + 1;
        int line = 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
        return Problem.warning(file, line, source.codePointCount(lineStart, at) + 1,
                "the author '%s' is shown by this name, since no file says who that is; %s".formatted(handle,
                        articles == 1 ? "1 article has it" : "%d articles have it, and this is the first".formatted(articles)),
                "write authors/%s.md with a line name: 'Ada Example' in its front matter".formatted(Slug.of(handle)));
    }

    private static int place(String handle, String source) {
        Matcher place = Pattern.compile("(?im)^[ \t\"']*authors?\\b").matcher(source);
        if (place.find()) {
            Matcher name = Pattern.compile("(?<![\\w.-])" + Pattern.quote(handle) + "(?![\\w-])").matcher(source).region(place.end(),
                    source.length());
            return name.find() ? name.start() : place.start();
        }
        return 0;
    }
}
