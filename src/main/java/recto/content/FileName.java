package recto.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a file's path that names what is in the file. */
final class FileName {

    private static final Pattern LEADING_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[-_ ]?");

    private FileName() {}

    /** The name without its extension and without a leading date; {@code index.md} takes the name of its folder. */
    static String of(String path) {
        String[] parts = path.split("/");
        String name = parts[parts.length - 1];
        int dot = name.lastIndexOf('.');
        name = dot < 0 ? name : name.substring(0, dot);
        if (name.equalsIgnoreCase("index") && parts.length > 1) {
            name = parts[parts.length - 2];
        }
        Matcher date = LEADING_DATE.matcher(name);
        return date.lookingAt() && date.end() < name.length() ? name.substring(date.end()) : name;
    }
}
