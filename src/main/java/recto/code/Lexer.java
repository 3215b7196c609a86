package recto.code;

/**
 * Splits code into tokens. One lexer serves all threads, so it keeps what it knows of a text in the {@link Source} and not in itself.
 * It reads any text, however broken, in linear time: it moves forwards only, and a look further ahead than {@link Source#NEAR} characters
 * is always followed by a move there.
 */
interface Lexer {

    /** Reads the source to its end. Text that the lexer does not mark is plain. */
    void read(Source in);
}
