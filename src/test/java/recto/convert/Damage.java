package recto.convert;

import java.util.Arrays;
import java.util.Random;

/** Makes of the bytes of a file those of a damaged one. */
public final class Damage {

    private Damage() {}

    /** A file that is cut, has other bytes in places, or has a part of it twice; now and then bytes without any sense. */
    public static byte[] of(byte[] whole, Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(5_000)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(8); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 2 -> bytes = joined(bytes, at, bytes, random.nextInt(bytes.length));
                case 3 -> bytes = joined(bytes, at, bytes, Math.min(bytes.length, at + random.nextInt(50)));
                default -> bytes[at] = (byte) "<>[]{}()'\"&-*_`#\n\t:,".charAt(random.nextInt(20));
            }
        }
        return bytes;
    }

    /** The first bytes of one up to a place, and those of the other from a place on. */
    private static byte[] joined(byte[] one, int to, byte[] other, int from) {
        byte[] both = Arrays.copyOf(one, to + other.length - from);
        System.arraycopy(other, from, both, to, other.length - from);
        return both;
    }
}
