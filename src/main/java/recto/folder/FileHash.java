package recto.folder;

import java.util.Arrays;

/** Hashes of files, of which a snapshot keeps millions in little memory. Of 64 bits, two of a million files share one in one of 30 million folders. */
final class FileHash {

    private static final long SEED = 0x9E3779B97F4A7C15L;

    private FileHash() {}

    /** Whether a hash is one of these. */
    static boolean has(long[] sorted, long value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }

    /** The hash of a path, size and time, and of what its folder gives to the file. @param path the hash of its path */
    static long of(long path, ContentFile file) {
        return mix(path + mix(file.size() + SEED) * 31 + mix(file.modified().getEpochSecond() * 1_000_000_007L + file.modified().getNano())
                + (file.given().isEmpty() ? 0 : of(file.given())));
    }

    static long of(String path) {
        long hash = SEED;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64: every bit of the input moves every bit of the output. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
