package recto.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags that a client names in If-None-Match.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, sections 8.8.3 and 13.1.2</a>
 */
public final class EntityTags {

    /** The characters between the quotes may be commas, and bytes beyond ASCII; a backslash escapes nothing. */
    private static final Pattern ITEM = Pattern.compile("[ \\t,]*(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\uffff]*\")[ \\t]*(?=,|$)");

    private EntityTags() {}

    /**
     * Compares weakly: a tag that says that it is weak is equal to the strong one. What cannot be read, and all after it, is no tag.
     *
     * @param fields the values of all header fields of the name
     * @param tag of what would be sent, with its quotes
     */
    public static boolean matches(List<String> fields, String tag) {
        for (String field : fields) {
            // Clients send back the one tag that they were given
            if (field.equals(tag) || field.strip().equals("*") && fields.size() == 1) {
                return true;
            }
            Matcher item = ITEM.matcher(field);
            while (item.lookingAt()) {
                if (item.group(1).equals(tag)) {
                    return true;
                }
                item.region(item.end(), field.length());
            }
        }
        return false;
    }
}
