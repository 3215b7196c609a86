package recto.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the colours of a PNG mean, from the chunks that say so. The first of cICP, iCCP, sRGB, and gAMA with cHRM that is there
 * counts.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#color-chunk-precendence">PNG, third edition, section 4.3</a>
 */
final class PngColours {

    /** Larger than the profile of any printer. */
    private static final int MAX_PROFILE = 8 << 20;

    /** The gAMA that stands for the transfer function of sRGB; without cHRM, libraries take a file within a twentieth of it for sRGB. */
    private static final double SRGB_GAMMA = 45_455;

    private PngColours() {}

    /**
     * @param chunks the data of each chunk that says something of the colours, by its name
     * @return null where the colours cannot be converted, as those for high dynamic range
     */
    static @Nullable Colours of(Map<String, Bytes> chunks, boolean isGrey, List<PictureRemark> remarks) {
        Bytes codes = chunks.get("cICP");
        if (codes != null && codes.length() >= 4) {
            Colours colours = ofCodes(codes);
            if (colours == null) {
                remarks.add(PictureRemark.notConverted("cICP %d, %d".formatted(codes.unsigned(0), codes.unsigned(1))));
            }
            return colours;
        }
        if (chunks.containsKey("iCCP")) {
            return IccColours.of(profile(chunks.get("iCCP")), isGrey, remarks);
        }
        Bytes gamma = chunks.get("gAMA");
        if (chunks.containsKey("sRGB") || gamma == null || gamma.length() < 4 || gamma.int32(0) <= 0) {
            return Colours.SRGB;
        }
        Bytes primaries = chunks.get("cHRM");
        double[] given = primaries != null && primaries.length() >= 32 ? primaries(primaries) : null;
        if (given == null && Math.abs(gamma.int32(0) / SRGB_GAMMA - 1) < 0.05) {
            return Colours.SRGB;
        }
        DoubleUnaryOperator transfer = gamma.int32(0) == SRGB_GAMMA ? RgbColours::srgb : RgbColours.gamma(100_000.0 / gamma.int32(0));
        return Colours.simplified(new RgbColours(given != null ? given : RgbColours.SRGB_PRIMARIES, transfer));
    }

    /** See ITU-T H.273, which gives each set of primaries and each transfer function its number. */
    private static @Nullable Colours ofCodes(Bytes codes) {
        double[] primaries = switch (codes.unsigned(0)) {
            case 1 -> RgbColours.SRGB_PRIMARIES;
            case 9 -> RgbColours.BT2020;
            case 12 -> RgbColours.DISPLAY_P3;
            default -> null;
        };
        DoubleUnaryOperator transfer = switch (codes.unsigned(1)) {
            // What was filmed for television is shown as by a screen of television, see ITU-R BT.1886
            case 1, 6, 14, 15 -> RgbColours.gamma(2.4);
            case 4 -> RgbColours.gamma(2.2);
            case 5 -> RgbColours.gamma(2.8);
            case 8 -> RgbColours.gamma(1);
            case 13 -> RgbColours::srgb;
            default -> null;
        };
        boolean isRgb = codes.unsigned(2) == 0 && codes.unsigned(3) == 1;
        return isRgb && primaries != null && transfer != null ? Colours.simplified(new RgbColours(primaries, transfer)) : null;
    }

    private static double[] primaries(Bytes chunk) {
        double[] primaries = new double[8];
        for (int i = 0; i < primaries.length; i++) {
            primaries[i] = chunk.int32(4 * i) / 100_000.0;
        }
        boolean isComplete = primaries[1] > 0 && primaries[3] > 0 && primaries[5] > 0 && primaries[7] > 0;
        return isComplete ? primaries : RgbColours.SRGB_PRIMARIES;
    }

    /** @return null where it cannot be read */
    private static byte @Nullable [] profile(Bytes chunk) {
        int name = chunk.indexOf("\0", 0, chunk.length());
        if (name < 0) {
            return null;
        }
        try (InflaterInputStream in = new InflaterInputStream(
                new ByteArrayInputStream(chunk.array(), name + 2, Math.max(0, chunk.length() - name - 2)))) {
            byte[] profile = in.readNBytes(MAX_PROFILE + 1);
            return profile.length > MAX_PROFILE ? null : profile;
        } catch (IOException e) {
            return null;
        }
    }
}
