package recto.content;

import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.folder.FileName;
import recto.header.FrontMatter;
import recto.language.PercentEncoding;
import recto.language.Slug;

/** The path at which an article is served, from its front matter or from the pattern of the site. */
final class ArticlePath {

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern LAST_SLASH = Pattern.compile("(?<=.)/$");
    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

    private final String file;
    private final String slug;
    private final FrontMatter header;
    private final ZonedDateTime date;

    /** @param file its path without the language @param date of the publication */
    ArticlePath(String file, String slug, FrontMatter header, ZonedDateTime date) {
        this.file = file;
        this.slug = slug;
        this.header = header;
        this.date = date;
    }

    /** @param pattern with parts such as {year} @param language before the address of an article in another language than that of the site */
    String of(String pattern, String language) {
        String given = header.filledPath(this::part);
        String path = given != null ? given
                : language + PART.matcher(pattern).replaceAll(part -> Matcher.quoteReplacement(part(part.group(1))));
        String cleaned = LAST_SLASH.matcher(SLASHES.matcher(path).replaceAll("/")).replaceFirst("");
        // A pattern of parts that are all empty
        return cleaned.equals("/") && given == null ? "/" + slug : cleaned;
    }

    /** The text for a part of a pattern of Recto, Jekyll, Hugo or Hexo. */
    private String part(String name) {
        return switch (name) {
            case "year" -> digits(date.getYear(), 4);
            case "month" -> digits(date.getMonthValue(), 2);
            case "day" -> digits(date.getDayOfMonth(), 2);
            case "i_month" -> digits(date.getMonthValue(), 1);
            case "i_day" -> digits(date.getDayOfMonth(), 1);
            case "short_year" -> digits(date.getYear() % 100, 2);
            case "y_day" -> digits(date.getDayOfYear(), 3);
            case "folder", "path", "sections" -> folder();
            case "section" -> folder().replaceFirst("/.*", "");
            case "category" -> header.tags().isEmpty() ? "" : Slug.ofName(header.tags().get(0));
            case "categories" -> String.join("/", header.tags().stream().map(Slug::ofName).toList());
            case "name", "filename", "contentbasename", "basename" -> name();
            case "slugorfilename", "slugorcontentbasename" -> header.slug() == null ? name() : slug;
            case "title" -> title();
            case "post_title" -> ofTitle();
            case "output_ext" -> ".html";
            default -> slug;
        };
    }

    /**
     * Jekyll's {@code :title} is the name of the file unless there is a slug; {title} of the site is the title unless there is a slug, as with
     * Pelican and with Hugo's {@code :slug}.
     */
    private String title() {
        return header.path() != null || header.slug() != null ? slug : ofTitle();
    }

    private String ofTitle() {
        String ofTitle = Slug.of(Objects.requireNonNullElse(header.title(), ""));
        return ofTitle.isEmpty() ? slug : ofTitle;
    }

    /** The name of the file as it is written, without its ending and its date. */
    private String name() {
        String name = PercentEncoding.decoded(FileName.of(file)).replaceAll("[\\\\?#\\p{Cntrl}]+", "-");
        return name.isBlank() || name.matches("\\.{1,2}") ? slug : name.strip();
    }

    /** The folders of the file, as addresses have them. */
    String folder() {
        return FileName.folder(file);
    }

    private static String digits(int number, int count) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, count - digits.length())) + digits;
    }

    /** The slug of the front matter, else of the file's name, else of the title, else a hash of the path; never empty. */
    static String slug(String file, FrontMatter header) {
        String[] candidates = {header.slug() == null ? "" : header.slug(), PercentEncoding.decoded(FileName.of(file)),
                header.title() == null ? "" : header.title()};
        for (String candidate : candidates) {
            String slug = Slug.of(candidate);
            if (!slug.isEmpty()) {
                return slug;
            }
        }
        return "article-" + Integer.toHexString(file.hashCode());
    }
}
