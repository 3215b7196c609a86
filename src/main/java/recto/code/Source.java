package recto.code;

/** A stretch of a text that is being read from its start to its end. */
final class Source {

    /** How far a lexer may look for something that need not be there: looking to the end from everywhere would be quadratic. */
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

    /** 0 beyond either end. */
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

    /** Everything up to there is of this kind, and has been read. */
    void take(Kind kind, int to) {
        tokens.add(kind, at, to);
        at = to;
    }

    void skip(int to) {
        at = to;
    }

    /** Leaves everything up to there to another lexer, which reads it as a source of its own; this one goes on behind it. */
    Source splitOff(int to) {
        Source part = new Source(text, at, to, tokens);
        at = to;
        return part;
    }

    /** Where the line ends, before its line end. */
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

    /** Where the next line begins. */
    int nextLine() {
        return Math.min(end, lineEnd() + 1);
    }

    boolean isLineStart() {
        return at == start || text.charAt(at - 1) == '\n';
    }

    /** The first position from there on that holds no blank and no tab. */
    int afterBlanks(int from) {
        int i = from;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** Just behind the next occurrence; the limit when there is none before it. */
    int after(String what, int from, int limit) {
        for (int i = from; i + what.length() <= limit; i++) {
            if (text.charAt(i) == what.charAt(0) && text.startsWith(what, i)) {
                return i + what.length();
            }
        }
        return Math.max(from, limit);
    }

    /** Just behind the next occurrence if that is on this line and near; 0 if not. */
    int afterNear(String what, int from) {
        for (int i = from; i < end && i < from + NEAR && text.charAt(i) != '\n'; i++) {
            if (startsWith(what, i)) {
                return i + what.length();
            }
        }
        return 0;
    }

    /** The end of a word, letters and digits of any script, that begins there. */
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
