package recto.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;

/** Colour profiles for tests. */
final class TestProfiles {

    private TestProfiles() {}

    static byte[] srgb() {
        return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    static byte[] grey() {
        return ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    }

    /** sRGB, but that red is green and green is red. */
    static byte[] swapped() {
        ByteBuffer profile = ByteBuffer.wrap(srgb());
        int tags = profile.getInt(128);
        for (int i = 0; i < tags; i++) {
            int at = 132 + 12 * i;
            int name = profile.getInt(at);
            int red = 0x7258595A;
            int green = 0x6758595A;
            if (name == red || name == green) {
                profile.putInt(at, name == red ? green : red);
            }
        }
        return profile.array();
    }
}
