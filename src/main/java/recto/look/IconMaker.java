package recto.look;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import recto.image.ImageCodec;
import recto.site.Accent;
import recto.site.SiteConfig;

/** Makes the icons in pixels, where this machine can draw letters. */
final class IconMaker {

    /** In pixels: what an iPhone shows, and more than any feed reader does. */
    static final int TOUCH_SIZE = 180;
    /** In pixels: for tabs, for tabs on fine screens, and for the results of search engines. */
    private static final int[] TAB_SIZES = {16, 32, 48};

    private IconMaker() {}

    private static final class Letters {
        static final boolean WORK = ImageCodec.works("The icon of the site exists as SVG only",
                () -> IconDrawing.draw("A", "#000000", TOUCH_SIZE, false));
    }

    static boolean canDraw() {
        return ImageCodec.isAvailable() && Letters.WORK;
    }

    static byte[] touchIcon(SiteConfig site) throws IOException {
        return draw(site, TOUCH_SIZE, false);
    }

    static byte[] tabIcon(SiteConfig site) throws IOException {
        List<IcoFile.Image> images = new ArrayList<>();
        for (int size : TAB_SIZES) {
            images.add(new IcoFile.Image(size, draw(site, size, true)));
        }
        return IcoFile.of(images);
    }

    private static byte[] draw(SiteConfig site, int size, boolean isRounded) throws IOException {
        // The font has letters with their marks as one character
        String letter = Favicon.isOfRecto(site) ? null : Normalizer.normalize(Favicon.initial(site), Normalizer.Form.NFC);
        return IconDrawing.draw(letter, Accent.of(site.accent()).light(), size, isRounded);
    }
}
