package recto.markdown;

/**
 * Collects HTML up to a limit of characters and elements, and then throws. A limit on the Markdown alone would not do: with reference links
 * a small file can repeat one long address a hundred thousand times.
 */
final class BoundedHtml implements Appendable {

    /** Thrown when the HTML passes one of the limits. It has no stack trace, as it is an answer and not a fault of the program. */
    @SuppressWarnings("serial")
    static final class TooLong extends RuntimeException {
        TooLong() {
            super("The HTML is too long", null, false, false);
        }
    }

    private final int maxLength;
    private final int maxElements;
    private final StringBuilder html;
    private int elements;

    /** @param length a guess of how many characters there will be, so that the text seldom has to move to a larger place */
    BoundedHtml(int maxLength, int maxElements, int length) {
        this.html = new StringBuilder(length);
        this.maxLength = maxLength;
        this.maxElements = maxElements;
    }

    @Override
    public Appendable append(CharSequence part) {
        return append(part, 0, part.length());
    }

    @Override
    public Appendable append(CharSequence part, int start, int end) {
        // Each < is the start of a tag, because those of the text are escaped by now. An element has up to two tags.
        String text = part.toString();
        for (int at = text.indexOf('<', start); at >= 0 && at < end; at = text.indexOf('<', at + 1)) {
            elements++;
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
