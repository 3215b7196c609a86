package recto.code;

/** A part of a text, with the position up to which a lexer has read it. */
final class Source {

    /**
     * How many characters a lexer may look ahead for something that may be missing. A look to the end of the text from every position would
     * take quadratic time.
     */
    static final int NEAR = 500;

    private final String text;
    private final Tokens tokens;
    private final int start;
    private final int end;
    private int at;

    Source(String text, int start, int end, Tokens tokens) {
        this.text = text;
        this.start = start;
        this.at = start;
        this.end = end;
        this.tokens = tokens;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    boolean isDone() {
        return at >= end;
    }

    /** @return 0 before the start and past the end of this part */
    char charAt(int position) {
        return position >= start && position < end ? text.charAt(position) : 0;
    }

    char peek() {
        return charAt(at);
    }

    char peek(int ahead) {
        return charAt(at + ahead);
    }

    boolean startsWith(String what) {
        return startsWith(what, at);
    }

    boolean startsWith(String what, int position) {
        return position + what.length() <= end && text.startsWith(what, position);
    }

    boolean startsWithIgnoreCase(String what, int position) {
        return position + what.length() <= end && text.regionMatches(true, position, what, 0, what.length());
    }

    String text(int from, int to) {
        return text.substring(from, to);
    }

    /** Marks everything from the position up to {@code to} as a token of this kind, and moves the position there. */
    void take(Kind kind, int to) {
        tokens.add(kind, at, to);
        at = to;
    }

    void skip(int to) {
        at = to;
    }

    /** Returns everything from the position up to {@code to} as a source of its own, for another lexer, and moves the position there. */
    Source splitOff(int to) {
        Source part = new Source(text, at, to, tokens);
        at = to;
        return part;
    }

    /** The position of the line feed that ends the current line, or the end of this part. */
    int lineEnd() {
        return lineEnd(at);
    }

    int lineEnd(int from) {
        int i = from;
        while (i < end && text.charAt(i) != '\n') {
            i++;
        }
        return i;
    }

    /** The position at which the next line begins. */
    int nextLine() {
        return Math.min(end, lineEnd() + 1);
    }

    boolean isLineStart() {
        return at == start || text.charAt(at - 1) == '\n';
    }

    /** The first position at or after {@code from} that holds neither a space nor a tab. */
    int afterBlanks(int from) {
        int i = from;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** The position just after the next occurrence of {@code what}; the limit where none ends before the limit. */
    int after(String what, int from, int limit) {
        for (int i = from; i + what.length() <= limit; i++) {
            if (text.charAt(i) == what.charAt(0) && text.startsWith(what, i)) {
                return i + what.length();
            }
        }
        return Math.max(from, limit);
    }

    /** The position just after the next occurrence of {@code what} on this line and within {@link #NEAR} characters; 0 where there is none. */
    int afterNear(String what, int from) {
        for (int i = from; i < end && i < from + NEAR && text.charAt(i) != '\n'; i++) {
            if (startsWith(what, i)) {
                return i + what.length();
            }
        }
        return 0;
    }

    /** The end of the word at {@code from}; a word consists of letters and digits of any script, underscores and the extra characters. */
    int wordEnd(int from, String alsoInWords) {
        int i = from;
        while (i < end) {
            char ascii = text.charAt(i);
            if (ascii >= 'a' && ascii <= 'z') {
                i++;
                continue;
            }
            int c = text.codePointAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && alsoInWords.indexOf(c) < 0) {
                break;
            }
            i += Character.charCount(c);
        }
        return Math.min(i, end);
    }
}
