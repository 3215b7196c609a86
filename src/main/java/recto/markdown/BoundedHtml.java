package recto.markdown;

/** Takes HTML until it is too much: references let a small file name one long address a hundred thousand times. */
final class BoundedHtml implements Appendable {

    /** Nothing is wrong with it but its size. */
    @SuppressWarnings("serial")
    static final class TooLong extends RuntimeException {
        TooLong() {
            super("The HTML is too long", null, false, false);
        }
    }

    private final int maxLength;
    private final int maxElements;
    private final StringBuilder html = new StringBuilder();
    private int elements;

    BoundedHtml(int maxLength, int maxElements) {
        this.maxLength = maxLength;
        this.maxElements = maxElements;
    }

    @Override
    public Appendable append(CharSequence part) {
        return append(part, 0, part.length());
    }

    @Override
    public Appendable append(CharSequence part, int start, int end) {
        // What the Markdown says in angle brackets is escaped by now, so these are tags, one to open and one to close.
        for (int i = start; i < end; i++) {
            elements += part.charAt(i) == '<' ? 1 : 0;
        }
        if (html.length() + end - start > maxLength || elements > 2 * maxElements) {
            throw new TooLong();
        }
        html.append(part, start, end);
        return this;
    }

    @Override
    public Appendable append(char c) {
        return append(String.valueOf(c));
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
