package recto.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The colour profile of a JPEG, which is cut into numbered parts because no segment may be longer than 64 KiB.
 *
 * @see <a href="https://www.color.org/specification/ICC.1-2022-05.pdf">ICC.1:2022, annex B.4</a>
 */
final class JpegProfile {

    private final Map<Integer, byte[]> parts = new TreeMap<>();
    private int count;

    /** @param start of the number of the part, which the count of all parts follows */
    void add(Bytes file, int start, int end) {
        if (start + 2 <= end) {
            count = Math.max(count, file.unsigned(start + 1));
            parts.putIfAbsent(file.unsigned(start), Arrays.copyOfRange(file.array(), start + 2, end));
        }
    }

    @Nullable
    Colours colours(boolean isGrey, List<PictureRemark> remarks) {
        if (parts.isEmpty()) {
            return Colours.SRGB;
        }
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        parts.values().forEach(profile::writeBytes);
        return IccColours.of(parts.size() < count ? null : profile.toByteArray(), isGrey, remarks);
    }
}
