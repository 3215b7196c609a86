package recto.folder;

/**
 * The bytes of a file at the moment at which it was read.
 *
 * @param hash SHA-256 of the bytes, in hexadecimal
 */
public record FileContent(byte[] bytes, String hash) {}
