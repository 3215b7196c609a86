package recto.frontmatter;

/** Reads the lines of a text, each given by the index at which it begins. Lines end in LF. */
final class Lines {

    private Lines() {}

    /** The line that begins at this index, without its LF. */
    static String at(String text, int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** The index at which the line after this one begins; the length of the text if there is none. */
    static int next(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }
}
