package recto.image;

/** What the numbers of a picture's colours mean. */
interface Colours {

    /** The colours of screens and of the web, in which every copy is stored; a file without a profile is meant so. */
    Colours SRGB = rgb -> {};

    /** Converts colours to sRGB in place. @param rgb red, green and blue of each pixel, without transparency */
    void toSrgb(byte[] rgb);

    /** These colours; {@link #SRGB} where the two differ by no more than a rounding error, which saves the conversion. */
    static Colours simplified(Colours colours) {
        byte[] rgb = new byte[3 * 9 * 9 * 9];
        for (int i = 0; i < rgb.length; i++) {
            int step = i / 3 / (i % 3 == 0 ? 1 : i % 3 == 1 ? 9 : 81) % 9;
            rgb[i] = (byte) Math.min(255, step * 32);
        }
        byte[] converted = rgb.clone();
        colours.toSrgb(converted);
        for (int i = 0; i < rgb.length; i++) {
            if (Math.abs((rgb[i] & 0xFF) - (converted[i] & 0xFF)) > 2) {
                return colours;
            }
        }
        return SRGB;
    }
}
