package recto.image;

import java.nio.charset.StandardCharsets;

/** Reads numbers and letters from the bytes of a file; numbers are big-endian unless the name of the method says otherwise. */
record Bytes(byte[] array) {

    int length() {
        return array.length;
    }

    int unsigned(int at) {
        return array[at] & 0xFF;
    }

    int int16(int at) {
        return unsigned(at) << 8 | unsigned(at + 1);
    }

    int int32(int at) {
        return int16(at) << 16 | int16(at + 2);
    }

    int littleEndian16(int at) {
        return unsigned(at) | unsigned(at + 1) << 8;
    }

    int littleEndian24(int at) {
        return littleEndian16(at) | unsigned(at + 2) << 16;
    }

    int littleEndian32(int at) {
        return littleEndian24(at) | unsigned(at + 3) << 24;
    }

    /** Whether the bytes from this position on are these ASCII letters. */
    boolean has(String letters, int at) {
        return at + letters.length() <= array.length && text(at, letters.length()).equals(letters);
    }

    String text(int at, int length) {
        return new String(array, at, length, StandardCharsets.ISO_8859_1);
    }

    int indexOf(String letters, int from, int to) {
        int end = Math.min(to, array.length) - letters.length();
        for (int i = from; i <= end; i++) {
            if (has(letters, i)) {
                return i;
            }
        }
        return -1;
    }
}
