package recto.defaults;

import java.util.regex.Pattern;

/** Patterns of paths, as shells and engines write them. */
final class Globs {

    private Globs() {}

    /** {@code *} and {@code ?} stay within a folder, {@code **} does not; <code>{a,b}</code> is one of these. */
    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        int open = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*' || c == '?') {
                regex.append(c == '*' ? "[^/]*" : "[^/]");
            } else if (c == '{') {
                open++;
                regex.append("(?:");
            } else if (c == '}' && open > 0) {
                open--;
                regex.append(')');
            } else if (c == ',' && open > 0) {
                regex.append('|');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex + ")".repeat(open), Pattern.CASE_INSENSITIVE);
    }
}
