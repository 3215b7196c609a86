package recto.frontmatter;

import java.util.Locale;

/** The name of a key, as it is compared with others. */
public final class KeyName {

    private KeyName() {}

    /** The form in which spellings of one key are equal, such as publish_date, publishDate and publish-date. */
    public static String normalised(String key) {
        return key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
