package recto.frontmatter;

import java.util.regex.Pattern;

/** A path on this site as front matter gives it: of a page, or an old one that leads to it. */
final class FrontMatterPath {

    private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)(?:\\.|%2e){1,2}(?:/|$)", Pattern.CASE_INSENSITIVE);

    private FrontMatterPath() {
    }

    static boolean isAbsoluteUrl(String text) {
        return ORIGIN.matcher(text).find();
    }

    /** Begins with one slash and ends with none, so that there is one form to store and to look up; an absolute URL loses its host. */
    static String normalise(String text) {
        String path = ("/" + ORIGIN.matcher(text.strip()).replaceFirst("")).replaceAll("/{2,}", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** What keeps a normalised path from being one, as the end of a sentence; null if nothing does. */
    static String fault(String path) {
        if (path.equals("/")) {
            return "is the front page";
        }
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            return "has a ? or # in it";
        }
        if (path.indexOf('\\') >= 0) {
            return "has a \\ in it";
        }
        if (path.codePoints().anyMatch(Character::isISOControl)) {
            return "has a control character in it";
        }
        if (DOT_SEGMENT.matcher(path).find()) {
            return "leads up or nowhere with . or ..";
        }
        return null;
    }
}
