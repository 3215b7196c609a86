package recto.storing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.content.ParsedArticle;

/**
 * How long an article takes to read. Authors write {@code 8 mins}, {@code 8 min read} or just {@code 8}; beside the times that Recto works
 * out that would be a second spelling, so the number is taken and the site's own words are put to it.
 *
 * @param words what the author wrote where it is more than minutes, such as "an evening"; else null
 */
public record ReadTime(@Nullable String words, int minutes) {

    private static final Pattern MINUTES = Pattern.compile("(?iu)(?:~|ca\\.|about )?\\s*([1-9][0-9]{0,3})\\s*"
            + "(?:m|min\\.?|mins\\.?|minutes?|minuten|minutos?|分钟|分鐘|分|دقيقة|دقائق)?(?:[ -](?:to )?read(?:ing)?(?: time)?| de lecture| de lectura| Lesezeit)?");

    public static ReadTime of(ParsedArticle article) {
        String given = article.header().readTime();
        Matcher minutes = MINUTES.matcher(given == null ? "" : given.strip());
        return minutes.matches() ? new ReadTime(null, Integer.parseInt(minutes.group(1))) : new ReadTime(given, article.body().minutes());
    }
}
