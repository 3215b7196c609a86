package recto.look;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An ICO file that holds PNGs, which every program that reads ICO has known since 2006.
 *
 * @see <a href="https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)">Icons</a>
 */
final class IcoFile {

    private static final int HEADER = 6;
    private static final int ENTRY = 16;
    private static final short ICON = 1;
    private static final short PLANES = 1;
    private static final short BITS_PER_PIXEL = 32;

    private IcoFile() {}

    /** @param size of the square picture in pixels, less than 256 */
    record Image(int size, byte[] png) {}

    static byte[] of(List<Image> images) {
        int length = HEADER + images.stream().mapToInt(image -> ENTRY + image.png.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort(ICON).putShort((short) images.size());
        int at = HEADER + ENTRY * images.size();
        for (Image image : images) {
            file.put((byte) image.size).put((byte) image.size).putShort((short) 0).putShort(PLANES).putShort(BITS_PER_PIXEL)
                    .putInt(image.png.length).putInt(at);
            at += image.png.length;
        }
        images.forEach(image -> file.put(image.png));
        return file.array();
    }
}
