package recto.header;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.language.PercentEncoding;

/** A path on this site that front matter gives: the path of an article, or an old path that redirects to it. */
final class FrontMatterPath {

    /** In characters. */
    private static final int MAX_LENGTH = 500;
    private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    /** What stands for a part of the address in Jekyll, Hugo, Hexo and others. */
    private static final Pattern PART = Pattern.compile(
            ":(year|month|day|title|slug|i_month|i_day|short_year|y_day|categories|category|section|sections|filename|slugorfilename"
                    + "|contentbasename|slugorcontentbasename|name|basename|post_title|path|output_ext)(?![A-Za-z_])");
    /** Jekyll's names for whole patterns: https://jekyllrb.com/docs/permalinks/#built-in-formats */
    private static final Map<String, String> STYLES = Map.of("date", "/:categories/:year/:month/:day/:title:output_ext", "pretty",
            "/:categories/:year/:month/:day/:title/", "ordinal", "/:categories/:year/:y_day/:title:output_ext", "none",
            "/:categories/:title:output_ext");
    private static final Pattern DATE = Pattern
            .compile("\\{\\{-?\\s*(?:page\\.)?date\\s*\\|\\s*date\\w*:?\\s*\\(?[\"']([^\"']+)[\"']\\)?\\s*-?}}");
    private static final String SLUGIFIED = "\\s*\\|\\s*slug(?:ify)?\\s*-?}}";
    private static final Pattern FILE_SLUG = Pattern.compile("\\{\\{-?\\s*page\\.fileSlug(?:\\s*-?}}|" + SLUGIFIED + ")");
    private static final Pattern SLUG = Pattern.compile("\\{\\{-?\\s*slug(?:\\s*-?}}|" + SLUGIFIED + ")");
    private static final Pattern TITLE = Pattern.compile("\\{\\{-?\\s*title" + SLUGIFIED);
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)(?:\\.|%2e){1,2}(?:/|$)", Pattern.CASE_INSENSITIVE);

    private FrontMatterPath() {}

    /** The pattern that a path is by its name in Jekyll, or as a template of Eleventy; any other path as it is. */
    static String ofStyle(String written) {
        String path = STYLES.getOrDefault(written, written);
        String filled = path.contains("{{") ? TITLE.matcher(SLUG.matcher(FILE_SLUG.matcher(DATE.matcher(path)
                .replaceAll(date -> Matcher.quoteReplacement(parts(date.group(1) == null ? "" : date.group(1)))))
                .replaceAll(":filename")).replaceAll(":slug")).replaceAll(":post_title") : path;
        // The file in a folder that answers for the folder
        return filled.replaceFirst("(?<=[^/]/)index\\.html$", "");
    }

    private static String parts(String format) {
        return format.replaceAll("%Y|yyyy|YYYY", ":year").replaceAll("%m|MM", ":month").replaceAll("%d|dd|DD", ":day");
    }

    /**
     * The path with the parts that Jekyll, Hugo and Hexo name filled in, such as {@code :year} and {@code :title}.
     *
     * @param parts the text for a part, by its name; it may be empty
     */
    static String filled(String path, UnaryOperator<String> parts) {
        return path.indexOf(':') < 0 ? path
                : normalise(PART.matcher(path).replaceAll(part -> Matcher.quoteReplacement(parts.apply(part.group(1)))));
    }

    static boolean isAbsoluteUrl(String text) {
        return ORIGIN.matcher(text).find();
    }

    /**
     * The one form in which a path is stored and looked up: it begins with one slash and ends with none. An absolute URL loses its host.
     */
    static String normalise(String text) {
        String path = ("/" + ORIGIN.matcher(text.strip()).replaceFirst("")).replaceAll("/{2,}", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** What is wrong with a normalised path, as the end of a sentence that begins with the path; null if nothing is. */
    static @Nullable String fault(String path) {
        if (path.equals("/")) {
            return "is the front page";
        }
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            return "has a ? or # in it";
        }
        if (path.indexOf('\\') >= 0) {
            return "has a \\ in it";
        }
        return faultOfDecoded(path);
    }

    /** What is wrong with a path that was percent-encoded and no longer is; null if nothing is. */
    static @Nullable String faultOfDecoded(String path) {
        if (path.equals("/")) {
            return "is the front page";
        }
        if (path.codePoints().anyMatch(Character::isISOControl)) {
            return "has a control character in it";
        }
        return DOT_SEGMENT.matcher(path).find() ? "leads up or nowhere with . or .." : null;
    }

    /** A path that is written as it stands in addresses may have a ? or # in it, as %3F and %23. */
    static String decoded(String written) {
        return normalise(PercentEncoding.decoded(normalise(written)));
    }

    /** What is wrong with a path as an author has written it; null if nothing is. */
    static @Nullable String faultOfWritten(String written) {
        String path = decoded(written);
        String fault = fault(normalise(written));
        fault = fault == null ? faultOfDecoded(path) : fault;
        return fault == null && path.codePointCount(0, path.length()) > MAX_LENGTH ? "is longer than %d characters".formatted(MAX_LENGTH)
                : fault;
    }
}
