package recto.frontmatter;

import java.util.regex.Pattern;

/**
 * What is wrong at one place of one file, in words for the author of the file.
 *
 * @param file path below the content folder, with forward slashes; "" for the folder itself
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param severity an error keeps the file from being imported, a warning does not
 * @param message what is wrong
 * @param hint what to do about it
 */
public record Problem(String file, int line, int column, Severity severity, String message, String hint) {

    /** Control characters, separators of lines, and characters that turn the direction of the text behind them. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    public enum Severity { ERROR, WARNING }

    public static Problem error(String file, int line, int column, String message, String hint) {
        return new Problem(file, line, column, Severity.ERROR, message, hint);
    }

    public static Problem warning(String file, int line, int column, String message, String hint) {
        return new Problem(file, line, column, Severity.WARNING, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code path:line:column: message; hint}, the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        return oneLine(
                "%s:%d:%d: %s%s; %s".formatted(file.isEmpty() ? "." : file, line, column, isError() ? "" : "warning: ", message, hint));
    }

    /**
     * Text for a line of a log or a report: a character that would break the line, or that nobody would see, is written as in Java,
     * \\u000a.
     */
    public static String oneLine(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> found.group().equals("\n") ? "\\\\n" : "\\\\u%04x".formatted(found.group().codePointAt(0)));
    }

    /** A value for a message: on one line, and cut to 60 characters, which are enough to recognise it. */
    public static String shown(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }
}
