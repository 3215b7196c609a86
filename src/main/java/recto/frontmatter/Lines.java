package recto.frontmatter;

/** The lines of a text that end in LF, by the place where each begins. */
final class Lines {

    private Lines() {}

    /** The line that begins at this place, without its end. */
    static String at(String text, int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** Where the line after this one begins; the length of the text when there is none. */
    static int next(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }
}
