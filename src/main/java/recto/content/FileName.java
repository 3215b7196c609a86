package recto.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file's path says of the article in it: a name, and with many engines a date. */
final class FileName {

    /** The date at the beginning of a name: 2026-05-01-name, also with _ or . in it, and 20260501-name. */
    private static final Pattern LEADING_DATE = Pattern
            .compile("(\\d{4})(?:([-_.])(\\d{2})\\2(\\d{2})(?!\\d)[-_ .]?|(\\d{2})(\\d{2})(?:[-_ ]|$))");
    /** The date in folders: 2026/05/01/name. */
    private static final Pattern FOLDERS = Pattern.compile("(?:^|/)(\\d{4})/(\\d{2})/(\\d{2})/[^/]+$");

    private FileName() {}

    /** The name without its extension and without a leading date; {@code index.md} takes the name of its folder. */
    static String of(String path) {
        String name = dated(path);
        Matcher date = LEADING_DATE.matcher(name);
        return date.lookingAt() && date.end() < name.length() && (date.group(2) != null || date(path) != null) ? name.substring(date.end())
                : name;
    }

    /** The date in the name of the file, or of the folder of {@code index.md}, else in the names of the folders; null without one. */
    static @Nullable LocalDate date(String path) {
        Matcher date = LEADING_DATE.matcher(dated(path));
        if (date.lookingAt()) {
            return date.group(2) != null ? date(date.group(1), date.group(3), date.group(4))
                    : date(date.group(1), date.group(5), date.group(6));
        }
        Matcher folders = FOLDERS.matcher(path);
        return folders.find() ? date(folders.group(1), folders.group(2), folders.group(3)) : null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException notADay) {
            // 2026-13-45 is a number of another kind
            return null;
        }
    }

    private static String dated(String path) {
        String[] parts = path.split("/");
        String name = parts[parts.length - 1];
        int dot = name.lastIndexOf('.');
        name = dot < 0 ? name : name.substring(0, dot);
        return name.equalsIgnoreCase("index") && parts.length > 1 ? parts[parts.length - 2] : name;
    }
}
