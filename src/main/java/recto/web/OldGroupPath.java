package recto.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that the list of a tag, of a category, which is a tag here, or of an author has in another engine: WordPress, Ghost, Jekyll,
 * Hugo, Hexo and Pelican.
 *
 * @param isOfAuthor else it is that of a tag
 * @param name the last part of its path there; empty for the list of all
 * @param page counted from 1
 */
public record OldGroupPath(boolean isOfAuthor, String name, int page) {

    /** Categories may be below others; only the last one counts. */
    private static final Pattern PATH = Pattern.compile(
            "(?:/blog)?/(?:(tags?|categor(?:y|ies)|topics?)|authors?)(?:/(?:(?!page/)[^/]+/){0,4}?(?!page/)([^/]+?))?(?:/page/([1-9]\\d{0,6}))?(?:/index)?(?:\\.html?)?/?");

    /** @param path decoded, with or without a slash at the end; what this site serves at it comes first */
    public static Optional<OldGroupPath> of(String path) {
        Matcher found = PATH.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        String name = found.group(2) == null ? "" : found.group(2);
        return Optional.of(new OldGroupPath(found.group(1) == null, name, found.group(3) == null ? 1 : Integer.parseInt(found.group(3))));
    }
}
