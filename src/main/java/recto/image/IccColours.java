package recto.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Colours that an ICC profile describes. */
final class IccColours implements Colours {

    private static final int SPACE = 16;
    private static final int SIGNATURE = 36;
    private static final int HEADER = 128;

    private final ColorConvertOp conversion;
    private final boolean isGrey;

    private IccColours(ICC_Profile profile, boolean isGrey) {
        conversion = new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
        this.isGrey = isGrey;
    }

    private static final class Library {
        static final boolean WORKS = ImageCodec.works("Pictures with a colour profile are served in their full size only",
                () -> new IccColours(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB), false).toSrgb(new byte[3]));
    }

    /**
     * The colours of a file with this profile. A profile that is incomplete, or made for other colours than the file has, is not used:
     * browsers do not use it either.
     *
     * @param profile null where parts of it are missing
     * @param isGrey whether the file has no colours but grey
     * @param remarks takes what is wrong with the profile
     * @return null where this machine cannot convert colours
     */
    static @Nullable Colours of(byte @Nullable [] profile, boolean isGrey, List<PictureRemark> remarks) {
        String wanted = isGrey ? "GRAY" : "RGB ";
        Bytes bytes = new Bytes(profile == null ? new byte[0] : profile);
        if (bytes.length() < HEADER || !bytes.has("acsp", SIGNATURE) || bytes.int32(0) < HEADER || bytes.int32(0) > bytes.length()) {
            remarks.add(PictureRemark.strangeProfile("it is incomplete"));
            return SRGB;
        }
        if (!bytes.has(wanted, SPACE)) {
            remarks.add(PictureRemark
                    .strangeProfile("it is for %s, and the picture is %s".formatted(bytes.text(SPACE, 4).strip(), wanted.strip())));
            return SRGB;
        }
        if (!ImageCodec.isAvailable() || !Library.WORKS) {
            return null;
        }
        try {
            return Colours.simplified(new IccColours(ICC_Profile.getInstance(Arrays.copyOf(profile, bytes.int32(0))), isGrey));
        } catch (RuntimeException e) {
            remarks.add(PictureRemark.strangeProfile("it is damaged (%s)".formatted(e.getMessage())));
            return SRGB;
        }
    }

    @Override
    public void toSrgb(byte[] rgb) {
        conversion.filter(isGrey ? raster(firstOfThree(rgb), 1) : raster(rgb.clone(), 3), raster(rgb, 3));
    }

    private static byte[] firstOfThree(byte[] rgb) {
        byte[] grey = new byte[rgb.length / 3];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = rgb[3 * i];
        }
        return grey;
    }

    private static WritableRaster raster(byte[] samples, int bands) {
        DataBuffer buffer = new DataBufferByte(samples, samples.length);
        int[] offsets = bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
        return Raster.createInterleavedRaster(buffer, samples.length / bands, 1, samples.length, bands, offsets, null);
    }
}
