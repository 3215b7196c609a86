package recto.content;

/**
 * What is wrong with one place of one file, in its author's words.
 *
 * @param file path below the content folder, with forward slashes; "" for the folder itself
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param severity an error keeps the file from being imported, a warning does not
 * @param message what is wrong
 * @param mend what to do about it
 */
public record Problem(String file, int line, int column, Severity severity, String message, String mend) {

    public enum Severity { ERROR, WARNING }

    static Problem error(String file, int line, int column, String message, String mend) {
        return new Problem(file, line, column, Severity.ERROR, message, mend);
    }

    static Problem warning(String file, int line, int column, String message, String mend) {
        return new Problem(file, line, column, Severity.WARNING, message, mend);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code path:line:column: message; mend}, the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        return "%s:%d:%d: %s%s; %s".formatted(file.isEmpty() ? "." : file, line, column, isError() ? "" : "warning: ", message, mend);
    }
}
