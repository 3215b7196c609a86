package recto.markdown;

/**
 * A place in the Markdown of an article.
 *
 * @param line from 1; 0 if it is not known
 * @param column from 1; 1 if it is not known
 */
record Place(int line, int column) {

    static final Place UNKNOWN = new Place(0, 1);
}
