package recto.content;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The remark with which other engines end the beginning of an article that their lists show. */
final class MoreMarker {

    /** Hugo, Hexo, WordPress and Zola have more, Docusaurus has truncate, and Jekyll's users have excerpt. */
    private static final Pattern MARKER = Pattern.compile(
            "^[ \\t]*(?:<!--[ \\t]*(?:more|truncate|excerpt|read[ -]?more|end[ -]?excerpt|summary)[ \\t]*-->|\\{/\\*[ \\t]*truncate[ \\t]*\\*/})",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private MoreMarker() {}

    /** The Markdown before the first such remark; empty without one, or without any text before it. */
    static Optional<String> before(String markdown) {
        if (markdown.indexOf("<!--") < 0 && markdown.indexOf("{/*") < 0) {
            return Optional.empty();
        }
        Matcher marker = MARKER.matcher(markdown);
        return marker.find() && !markdown.substring(0, marker.start()).isBlank() ? Optional.of(markdown.substring(0, marker.start()))
                : Optional.empty();
    }
}
