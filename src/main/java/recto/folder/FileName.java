package recto.folder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;

/** What a file's path says of the article in it: a name, and with many engines a date. */
public final class FileName {

    /** The date at the beginning of a name: 2026-05-01-name, also with _ or . in it, and 20260501-name. */
    private static final Pattern LEADING_DATE = Pattern
            .compile(
                    "(\\d{4})(?:([-_.])(\\d{2}|(?<=-)\\d)\\2(\\d{2}|(?<=-)\\d)(?!\\d)(?:T[\\d:.]+(?:Z|[+-]\\d\\d:?\\d\\d))?[-_ .]?|(\\d{2})(\\d{2})(?:[-_ ]|$))");
    private static final Pattern INDEX = Pattern.compile("(?i)/index\\.\\w+$|/page\\.mdx$");
    private static final Pattern CONTENT = Pattern.compile("^(?:src/)?content/(?=.+/)");
    /** The date in folders: 2026/05/01/name. */
    private static final Pattern FOLDERS = Pattern.compile("(?:^|/)(\\d{4})/(\\d{2})/(\\d{2})/[^/]+$");

    /**
     * A date whose parts stand in several folders or in one of them, as Docusaurus and others have it: 2020/07-06-name, 2020-07/06-name,
     * 2020/07/06/name/index, 2020-07-06-name/part.
     */
    private static final Pattern NESTED = Pattern
            .compile("(?:^|/)(\\d{4})[-_/](\\d{1,2})([-_/])(\\d{1,2})(?![\\d.])(?:[-_/ ](.*))?$");

    /** The file with the text of a folder of Next. */
    private static final String OF_A_ROUTE = "page.mdx";

    /** As for a date in the front matter. */
    private static final int FIRST_YEAR = 1000;

    private FileName() {}

    /**
     * The name without its extension and without a leading date; {@code index.md} takes the name of its folder, as
     * Next's {@code page.mdx} does. The name is empty where that
     * folder is the day of a date.
     */
    public static String of(String path) {
        String name = dated(path);
        if (isIndex(path) && name.length() == 2 && FOLDERS.matcher(path).find()) {
            return "";
        }
        Matcher date = LEADING_DATE.matcher(name);
        boolean isLeading = date.lookingAt() && (date.group(2) != null || leadingDate(name) != null);
        if (isLeading) {
            return date.end() < name.length() ? name.substring(date.end()) : name;
        }
        Matcher nested = NESTED.matcher(stem(path));
        String rest = nested.find() && nestedDate(nested) != null ? nested.group(5) : null;
        return rest == null || rest.isEmpty() ? name : rest.substring(rest.lastIndexOf('/') + 1);
    }

    /** The path without the ending of the file, and without index. */
    private static String stem(String path) {
        int dot = path.lastIndexOf('.');
        String stem = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
        return isIndex(path) && stem.indexOf('/') > 0 ? stem.substring(0, stem.lastIndexOf('/')) : stem;
    }

    private static @Nullable LocalDate nestedDate(Matcher nested) {
        return date(nested.group(1), nested.group(2), nested.group(4));
    }

    /** The date in the name of the file, or of the folder of {@code index.md}, else in the names of the folders; null without one. */
    public static @Nullable LocalDate date(String path) {
        LocalDate leading = leadingDate(dated(path));
        if (leading != null) {
            return leading;
        }
        Matcher nested = NESTED.matcher(stem(path));
        return nested.find() ? nestedDate(nested) : null;
    }

    /** The error that the path has the form of a date, such as 2026-11-31, and names no day from the year 1000 on. */
    public static Optional<Problem> problem(String path) {
        Matcher leading = LEADING_DATE.matcher(dated(path));
        Matcher folders = FOLDERS.matcher(path);
        String date = leading.lookingAt() && leading.group(2) != null
                ? leading.group(1) + "-" + leading.group(3) + "-" + leading.group(4)
                : folders.find() ? folders.group(1) + "/" + folders.group(2) + "/" + folders.group(3) : null;
        return date == null || date(path) != null ? Optional.empty()
                : Optional.of(Problem.error(path, 1, 1, "'%s' in the path of the file is no day of the calendar".formatted(date),
                        "correct the date, or give the article one in its front matter"));
    }

    private static @Nullable LocalDate leadingDate(String name) {
        Matcher date = LEADING_DATE.matcher(name);
        if (!date.lookingAt()) {
            return null;
        }
        return date.group(2) != null ? date(date.group(1), date.group(3), date.group(4))
                : date(date.group(1), date.group(5), date.group(6));
    }

    /** Null for a number of another kind, such as 2026-13-45, and for a year that addresses and feeds cannot write in four digits. */
    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return date.getYear() < FIRST_YEAR ? null : date;
        } catch (DateTimeException notADay) {
            // Where that matters, problem() reports it
            return null;
        }
    }

    /**
     * The folders of a file below the content folder with a slash between them, as addresses have them: without the underscore that Jekyll
     * and Hexo begin names with, and of index.md those before its own; empty where there are none.
     *
     * @param path without the language
     */
    public static String folder(String path) {
        String place = CONTENT.matcher(INDEX.matcher(path).replaceFirst("")).replaceFirst("");
        int end = place.lastIndexOf('/');
        return end < 0 ? "" : place.substring(0, end).replaceAll("(?<![^/])_", "");
    }

    /** Whether the file is Markdown by its ending. */
    static boolean isMarkdown(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".md") || name.endsWith(".markdown") || name.endsWith(".mdx") || name.endsWith(".mkd")
                || name.endsWith(".mdown");
    }

    private static boolean isIndex(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.toLowerCase(Locale.ROOT).startsWith("index.") || name.equals(OF_A_ROUTE);
    }

    public static String dated(String path) {
        String[] parts = path.split("/");
        String name = parts[parts.length - 1];
        int dot = name.lastIndexOf('.');
        name = dot < 0 ? name : name.substring(0, dot);
        return (name.equalsIgnoreCase("index") || path.endsWith("/" + OF_A_ROUTE)) && parts.length > 1 ? parts[parts.length - 2] : name;
    }
}
