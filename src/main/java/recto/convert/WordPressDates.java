package recto.convert;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dates of a post: in UTC where WordPress has them so, and else as its author read them. A draft has zeros in their place. */
final class WordPressDates {

    private static final Pattern DATE = Pattern.compile("[1-9]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private WordPressDates() {}

    static void put(WordPressItem item, Map<String, Object> header) {
        String published = date(item, "wp:post_date");
        header.put("publish_date", published != null ? published : ofFeed(item.text("pubDate")));
        String modified = date(item, "wp:post_modified");
        header.put("updated_date", modified == null || modified.equals(published) ? null : modified);
    }

    private static @Nullable String date(WordPressItem item, String name) {
        String utc = written(item.text(name + "_gmt"));
        return utc == null ? written(item.text(name)) : utc + "Z";
    }

    private static @Nullable String written(String date) {
        String text = date.strip().replace(' ', 'T');
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        try {
            LocalDateTime.parse(text);
            return text;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static @Nullable String ofFeed(String date) {
        try {
            ZonedDateTime moment = ZonedDateTime.parse(date.strip(), RFC_822);
            return moment.getYear() < 1000 ? null : moment.withZoneSameInstant(ZoneOffset.UTC).toInstant().toString();
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
