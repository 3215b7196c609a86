package recto.content;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file says about its article above the text, and where the text begins. Anything that the file does not give is null;
 * lists and {@code extra} are never null, flags are false.
 *
 * @param readTime as given
 * @param publishAt null for an article that gives no date
 * @param hero a URL or a path beside the article, as given
 * @param heroLine where {@code hero} is given, from 1; 0 without one; likewise heroColumn
 * @param cta inline Markdown
 * @param path of the article on this site, with a slash at the beginning and none at the end
 * @param aliases old paths in the same form
 * @param lang a BCP 47 tag in its canonical case
 * @param extra what Recto does not know, as written and in order: null, Boolean, BigInteger, BigDecimal, String, List or Map. A known
 *        key is here too when another name for the same thing won over it, or when its value says more than there is room for above
 *        (an author's address, a hero's caption): the export then writes it from here
 * @param body the Markdown below the header
 * @param bodyLine the line of the file, from 1, with which the body begins
 */
record FrontMatter(
        String title, String subtitle, String description, List<String> authors, String readTime,
        Instant publishAt, Instant createdAt, Instant updatedAt, Instant expireAt,
        String hero, String heroAlt, int heroLine, int heroColumn, String cta, List<String> tags, String series,
        String slug, String path, List<String> aliases,
        boolean draft, boolean pinned, boolean noindex,
        String lang, String translationKey, String canonicalUrl, String id,
        Map<String, Object> extra, String body, int bodyLine) {

    /** In characters. Real headers have a few hundred; the limit keeps a hostile one from costing anything. */
    static final int MAX_HEADER = 64 * 1024;

    private static final String MINIMAL = "begin the file with three lines: ---, then title: 'My title', then ---";

    /**
     * Adds everything that is wrong with the header to {@code problems}, in the order of the file. With an error among them the file must
     * not be imported; what could be read is returned all the same, as the {@code id} tells which article the file is. Null when there is
     * no header that could be read at all.
     *
     * @param text from {@link SourceText}
     * @param zone where a date without an offset is
     */
    static FrontMatter parse(String file, String text, ZoneId zone, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        FrontMatter frontMatter = read(file, text, zone, found);
        problems.addAll(found);
        List<Problem> ofThisFile = problems.subList(firstOf(file, problems), problems.size());
        ofThisFile.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return frontMatter;
    }

    private static FrontMatter read(String file, String text, ZoneId zone, List<Problem> problems) {
        Header header = split(file, text, problems);
        return header == null ? null : new HeaderReader(file, header.fields, header.unreadable, zone, problems).read(header.body, header.bodyLine);
    }

    /**
     * A header whose keys have no meaning yet.
     *
     * @param unreadable normalised keys that are in the file, but whose values could not be read
     */
    record Header(HeaderValue.Fields fields, Set<String> unreadable, String body, int bodyLine) {
    }

    /** Null when there is no header that could be read at all; {@code problems} then says why. @param text from {@link SourceText} */
    static Header split(String file, String text, List<Problem> problems) {
        // The one place that knows the notations: each gives a HeaderValue.Fields, and from there on all are alike.
        switch (opening(text)) {
            case "---":
                return yaml(file, text, problems);
            case "+++":
                problems.add(notYet(file, "TOML (+++)"));
                return null;
            case "{":
                problems.add(notYet(file, "JSON ({)"));
                return null;
            default:
                problems.add(missing(file, text));
                return null;
        }
    }

    private static String opening(String text) {
        String first = lineAt(text, 0).stripTrailing();
        return first.startsWith("{") ? "{" : first;
    }

    private static Header yaml(String file, String text, List<Problem> problems) {
        int line = 1;
        int close = nextLine(text, 0);
        while (close < text.length() && !isClosing(lineAt(text, close))) {
            close = nextLine(text, close);
            line++;
        }
        if (close >= text.length()) {
            problems.add(Problem.error(file, 1, 1, "the front matter that begins here has no end", "add a line --- after the last key"));
            return null;
        }
        if (close > MAX_HEADER) {
            problems.add(Problem.error(file, 1, 1, "the front matter is longer than %d characters".formatted(MAX_HEADER),
                    "end it with a line --- after the last key, and move long text into the article"));
            return null;
        }
        String header = text.substring(0, close - 1);
        String body = text.substring(nextLine(text, close));
        int bodyLine = line + 2;
        return YamlHeader.read(file, header, problems)
                .map(yaml -> new Header(yaml.fields(), yaml.unreadable(), body, bodyLine))
                .orElse(null);
    }

    private static boolean isClosing(String line) {
        return line.startsWith("---") && line.stripTrailing().equals("---") || line.startsWith("...") && line.stripTrailing().equals("...");
    }

    private static Problem notYet(String file, String notation) {
        return Problem.error(file, 1, 1, "front matter in %s is not read yet".formatted(notation),
                "write it as YAML, key: value, between two lines ---");
    }

    private static Problem missing(String file, String text) {
        Optional<String> first = text.lines().filter(line -> !line.isBlank()).findFirst();
        if (first.isPresent() && first.get().strip().equals("---")) {
            return Problem.error(file, 1, 1, "the front matter does not begin at the very beginning of the file",
                    "delete the blank lines and spaces before the first ---");
        }
        return Problem.error(file, 1, 1, "the file has no front matter", MINIMAL);
    }

    private static String lineAt(String text, int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static int nextLine(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }

    /** Earlier stages may have complained about this file already; what the list has of other files stays where it is. */
    private static int firstOf(String file, List<Problem> problems) {
        int first = problems.size();
        while (first > 0 && problems.get(first - 1).file().equals(file)) {
            first--;
        }
        return first;
    }

    /** A value in a message: on one line, and no longer than it takes to recognise it. */
    static String shown(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }
}
