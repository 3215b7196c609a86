package recto.folder;

import recto.header.GivenKeys;

/**
 * The bytes of a file at the moment at which it was read.
 *
 * @param hash SHA-256 of the bytes, in hexadecimal
 * @param given what an article is given beside its bytes
 */
public record FileContent(byte[] bytes, String hash, GivenKeys given) {

    /** The content of a file that is given nothing. */
    public FileContent(byte[] bytes, String hash) {
        this(bytes, hash, GivenKeys.NONE);
    }

    /** The mark of what an article is given; empty where it is given nothing. */
    public String mark() {
        return given.mark();
    }
}
