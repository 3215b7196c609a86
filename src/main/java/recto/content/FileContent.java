package recto.content;

/**
 * What was in a file when it was read.
 *
 * @param hash SHA-256 of the bytes, in hexadecimal
 */
public record FileContent(byte[] bytes, String hash) {}
