package recto.code;

import java.util.Arrays;

/** The tokens of a text in their order; the text between them is plain. */
final class Tokens {

    private static final Kind[] KINDS = Kind.values();

    private final String text;
    /** Three numbers for each token: the ordinal of its kind, its start, its end. */
    private int[] parts = new int[96];
    private int length;

    Tokens(String text) {
        this.text = text;
    }

    int size() {
        return length / 3;
    }

    Kind kind(int n) {
        return KINDS[parts[3 * n]];
    }

    int start(int n) {
        return parts[3 * n + 1];
    }

    int end(int n) {
        return parts[3 * n + 2];
    }

    /** @param start not before the end of the last token */
    void add(Kind kind, int start, int end) {
        if (kind == Kind.PLAIN || start == end) {
            return;
        }
        if (length > 0 && parts[length - 3] == kind.ordinal() && isBlank(parts[length - 1], start)) {
            parts[length - 1] = end;
            return;
        }
        if (length == parts.length) {
            parts = Arrays.copyOf(parts, 2 * length);
        }
        parts[length++] = kind.ordinal();
        parts[length++] = start;
        parts[length++] = end;
    }

    /** Two tokens of one kind with only spaces between them become one token, because a space has no colour. */
    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }
}
