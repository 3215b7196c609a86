package recto.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;

/**
 * Converts a decoded image to sRGB with 8 bits, row by row. The numbers in the file are converted as they are: Java2D would take those of a
 * grey image for light, and make it too bright.
 */
final class SrgbImage {

    private final BufferedImage image;
    private final ColorModel model;
    private final Colours colours;
    private final int width;
    private final int[] argb;
    private final byte[] rgb;

    private SrgbImage(BufferedImage image, Colours colours) {
        this.image = image;
        this.colours = colours;
        model = image.getColorModel();
        width = image.getWidth();
        argb = new int[width];
        rgb = new byte[3 * width];
    }

    /** The image with an alpha channel, premultiplied, where the decoded one has one. It may be the decoded image itself. */
    static BufferedImage of(BufferedImage image, Colours colours) {
        return new SrgbImage(image, colours).converted();
    }

    private BufferedImage converted() {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR && colours == Colours.SRGB) {
            return image;
        }
        BufferedImage srgb = target();
        for (int y = 0; y < image.getHeight(); y++) {
            read(y);
            colours.toSrgb(rgb);
            if (model.hasAlpha()) {
                premultiply();
                srgb.getRaster().setDataElements(0, y, width, 1, argb);
            } else {
                srgb.getRaster().setDataElements(0, y, width, 1, rgb);
            }
        }
        return srgb;
    }

    /** The converted image, which shares its memory with the decoded one where both store a pixel in the same bytes. */
    private BufferedImage target() {
        return switch (image.getType()) {
            case BufferedImage.TYPE_3BYTE_BGR -> image;
            case BufferedImage.TYPE_INT_ARGB -> {
                ColorModel premultiplied = new DirectColorModel(model.getColorSpace(), 32, 0xFF0000, 0xFF00, 0xFF, 0xFF000000, true,
                        DataBuffer.TYPE_INT);
                yield new BufferedImage(premultiplied, image.getRaster(), true, null);
            }
            default -> new BufferedImage(width, image.getHeight(),
                    model.hasAlpha() ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_3BYTE_BGR);
        };
    }

    /** Reads a row: its colours into rgb, and its transparency into the highest bits of argb. */
    private void read(int y) {
        if (model instanceof ComponentColorModel && !model.isAlphaPremultiplied()) {
            readSamples(y);
            return;
        }
        image.getRGB(0, y, width, 1, argb, 0, width);
        for (int x = 0; x < width; x++) {
            for (int i = 0; i < 3; i++) {
                rgb[3 * x + i] = (byte) (argb[x] >> 16 - 8 * i);
            }
        }
    }

    private void readSamples(int y) {
        int bands = model.getNumComponents();
        int coloured = model.getNumColorComponents();
        int[] samples = image.getRaster().getPixels(0, y, width, 1, (int[]) null);
        for (int x = 0; x < width; x++) {
            for (int i = 0; i < 3; i++) {
                int band = coloured == 1 ? 0 : i;
                rgb[3 * x + i] = (byte) eightBits(samples[bands * x + band], band);
            }
            argb[x] = (model.hasAlpha() ? eightBits(samples[bands * x + coloured], coloured) : 255) << 24;
        }
    }

    private int eightBits(int sample, int band) {
        int most = (1 << model.getComponentSize(band)) - 1;
        return most == 255 ? sample : (int) ((sample * 255L + most / 2) / most);
    }

    private void premultiply() {
        for (int x = 0; x < width; x++) {
            int alpha = argb[x] >>> 24;
            int pixel = alpha << 24;
            for (int i = 0; i < 3; i++) {
                pixel |= ((rgb[3 * x + i] & 0xFF) * alpha + 127) / 255 << 16 - 8 * i;
            }
            argb[x] = pixel;
        }
    }
}
