package recto.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.dialect.AlertWords;

/** Writes pieces of Markdown and of the HTML that Markdown may have. */
final class Markup {

    static final String END_OF_ALERT = "</div>";

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Markup() {}

    /** The kind of alert that the word stands for; null for a word that stands for none. */
    static @Nullable String alert(String word) {
        return AlertWords.kind(word);
    }

    /** @param title in Markdown; "" for the word of the kind in the language of the article */
    static String startOfAlert(String kind, String title) {
        return "<div class=\"alert alert-%s\">\n%s\n".formatted(kind,
                title.isBlank() ? "<p class=\"alert-title\"></p>" : "<p class=\"alert-title\">%s</p>".formatted(escaped(title.strip())));
    }

    static String startOfDetails(String summary, boolean isOpen) {
        return "<details%s>\n<summary>%s</summary>\n".formatted(isOpen ? " open" : "", summary.isBlank() ? "…" : escaped(summary.strip()));
    }

    static String picture(String target, String alt, String title) {
        return "![%s](%s%s)".formatted(inBrackets(alt), target(target),
                title.isBlank() ? "" : " \"" + onLine(title).replace("\"", "&quot;") + "\"");
    }

    static String link(String text, String target) {
        return "[%s](%s)".formatted(inBrackets(text), target(target));
    }

    /** A target as it stands in a link: one with a blank stands in angle brackets. */
    static String target(String target) {
        String line = onLine(target);
        return line.isEmpty() || line.chars().anyMatch(c -> " ()<>".indexOf(c) >= 0)
                ? "<" + line.replace("<", "%3C").replace(">", "%3E") + ">"
                : line;
    }

    private static String inBrackets(String text) {
        return onLine(text).replace("[", "\\[").replace("]", "\\]");
    }

    static String onLine(String text) {
        return BLANKS.matcher(text.strip()).replaceAll(" ");
    }

    static String escaped(String text) {
        return onLine(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Code within a line. */
    static String span(String code) {
        String line = onLine(code);
        String mark = "`".repeat(longestRun(line) + 1);
        return line.startsWith("`") || line.endsWith("`") ? mark + " " + line + " " + mark : mark + line + mark;
    }

    /** The mark for a fence around the code. */
    static String fence(String code) {
        return "`".repeat(Math.max(3, longestRun(code) + 1));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
