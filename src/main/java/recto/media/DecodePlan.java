package recto.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.image.Original;

/**
 * How a picture is decoded so that it fits into memory.
 *
 * @param widest the width of the widest copy that is made of the picture, in pixels
 * @param step 1 to decode every pixel, 2 for every second one in both directions, and so on
 * @param memory bytes that the file, the decoded pixels and the copies take
 */
record DecodePlan(int widest, int step, long memory) {

    /** Bytes for a pixel. One with 16 bits for a colour is there twice, until it has 8; one of a copy once more while it is encoded. */
    private static final int PIXEL = 6;
    private static final int DEEP_PIXEL = 12;

    /** The largest copy, in pixels. It is as high as five screens, and to encode a larger one takes most of a minute. */
    private static final long MAX_COPY = 8_000_000;

    /**
     * Finds the widest copies that fit.
     *
     * @param widths of the copies, the narrowest first
     * @param memory bytes that there are
     * @return null where not even the narrowest copy fits
     */
    static @Nullable DecodePlan of(Original original, List<Integer> widths, long memory) {
        for (int i = widths.size() - 1; i >= 0; i--) {
            int wanted = widths.get(i);
            long copy = (long) wanted * Math.max(1, Math.round((double) original.shownHeight() * wanted / original.shownWidth()));
            // Skipping pixels is coarse, but at least twice the wanted size is left, where nobody sees it, and less only where memory is
            // short
            int step = Math.max(1, original.shownWidth() / (2 * wanted));
            while (needed(original, step, copy) > memory && original.shownWidth() / (step + 1) >= wanted) {
                step++;
            }
            if (copy <= MAX_COPY && needed(original, step, copy) <= memory) {
                return new DecodePlan(wanted, step, needed(original, step, copy));
            }
        }
        return null;
    }

    private static long needed(Original original, int step, long copy) {
        long decoded = (original.width() / step + 1L) * (original.height() / step + 1L);
        Original.Pixels pixels = original.decodable();
        return decoded * (pixels.isDeep() ? DEEP_PIXEL : PIXEL) + copy * PIXEL + pixels.length();
    }
}
