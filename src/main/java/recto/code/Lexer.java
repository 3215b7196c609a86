package recto.code;

/**
 * Tells the kinds of code apart. One lexer serves all threads, so what it knows of a text it keeps in the {@link Source}; and it
 * reads any text, however broken, in time that grows with its length alone: forwards, and never far ahead.
 */
interface Lexer {

    /** Reads up to the end of the source. What it does not mark is plain. */
    void read(Source in);
}
