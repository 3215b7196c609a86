package recto.moving;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.folder.FileName;
import recto.language.Slug;

/**
 * What another engine makes the address of an article from.
 *
 * @param file its path below the content folder, without its language
 * @param language in which the path says it is; empty where it does not
 * @param date of its publication, in the time zone of the blog
 * @param title as its author wrote it; empty where there is none
 * @param slug that the front matter gives; null where it gives none
 * @param keys of the front matter
 */
record OldArticle(String file, String language, ZonedDateTime date, String title, @Nullable String slug, Map<String, Object> keys) {

    private static final Pattern TOKEN = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern INDEX = Pattern.compile("(?i)/index\\.\\w+$|/page\\.mdx$");

    /** The name of the file as it is written, with a date at its beginning; of index.md, that of its folder. */
    String stem() {
        return FileName.dated(file);
    }

    /** The name without a date. */
    String name() {
        return FileName.of(file);
    }

    /** The folders before the file, with a slash between them; of index.md, those before its own. */
    String folder() {
        String path = INDEX.matcher(file).replaceFirst("");
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    String section() {
        return folder().replaceFirst("/.*", "");
    }

    /** The texts of a key of the front matter, in whatever case it is written. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        keys.forEach((name, value) -> {
            if (name.equalsIgnoreCase(key)) {
                add(value, texts);
            }
        });
        return texts;
    }

    private static void add(@Nullable Object value, List<String> texts) {
        if (value instanceof Collection<?> many) {
            many.forEach(one -> add(one, texts));
        } else if (value != null && !(value instanceof Map)) {
            texts.add(value.toString().strip());
        }
    }

    /**
     * A pattern with its parts filled in: {year}, {month}, {day}, {i_month}, {i_day}, {short_year}, {y_day}, {hour}, {minute}, {second},
     * {monthname}, {title}, {slug}, {name}, {stem}, {folder}, {section}, {categories}, {category}, or any key of the front matter.
     *
     * @return null where a part is not known
     */
    @Nullable
    String fill(String pattern) {
        StringBuilder filled = new StringBuilder();
        Matcher token = TOKEN.matcher(pattern);
        while (token.find()) {
            String part = part(token.group(1));
            if (part == null) {
                return null;
            }
            token.appendReplacement(filled, Matcher.quoteReplacement(part));
        }
        String path = token.appendTail(filled).toString().replaceAll("/{2,}", "/");
        return path.startsWith("/") ? path : "/" + path;
    }

    private @Nullable String part(String token) {
        return switch (token) {
            case "year" -> "%04d".formatted(date.getYear());
            case "month" -> "%02d".formatted(date.getMonthValue());
            case "day" -> "%02d".formatted(date.getDayOfMonth());
            case "i_month" -> Integer.toString(date.getMonthValue());
            case "i_day" -> Integer.toString(date.getDayOfMonth());
            case "short_year" -> "%02d".formatted(date.getYear() % 100);
            case "y_day" -> "%03d".formatted(date.getDayOfYear());
            case "hour" -> "%02d".formatted(date.getHour());
            case "minute" -> "%02d".formatted(date.getMinute());
            case "second" -> "%02d".formatted(date.getSecond());
            case "monthname" -> date.getMonth().name().toLowerCase(Locale.ROOT);
            case "mon" -> date.getMonth().name().substring(0, 1) + date.getMonth().name().substring(1, 3).toLowerCase(Locale.ROOT);
            case "title" -> title.isEmpty() ? name() : Slug.of(title);
            case "slug" -> slug == null ? name() : slug;
            case "name" -> name();
            case "stem" -> stem();
            case "slugorstem" -> slug == null ? stem() : slug;
            case "folder" -> folder();
            case "section" -> section();
            case "categories" -> String.join("/", categories());
            case "category" -> categories().stream().findFirst().orElse("");
            default -> texts(token).stream().findFirst().orElse(null);
        };
    }

    private List<String> categories() {
        List<String> found = texts("categories");
        return (found.isEmpty() ? texts("category") : found).stream().map(Slug::of).filter(word -> !word.isEmpty()).distinct().toList();
    }
}
