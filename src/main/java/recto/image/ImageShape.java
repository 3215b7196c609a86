package recto.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns and scales images. */
public final class ImageShape {

    private ImageShape() {}

    /** Turns or mirrors an image so that it stands as it was seen. @param orientation as EXIF counts it */
    public static BufferedImage upright(BufferedImage image, int orientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        // The matrix that moves each stored pixel to where it is seen
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> null;
        };
        if (turn == null) {
            return image;
        }
        boolean isOnItsSide = orientation >= 5;
        return drawn(image, isOnItsSide ? h : w, isOnItsSide ? w : h, image.getType(), turn);
    }

    /** Scales by halves as long as the result is not too small, so that every pixel counts. */
    public static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = image;
        while (scaled.getWidth() != width || scaled.getHeight() != height) {
            int w = Math.max(width, (scaled.getWidth() + 1) / 2);
            int h = Math.max(height, (scaled.getHeight() + 1) / 2);
            scaled = drawn(scaled, w, h, scaled.getType(),
                    AffineTransform.getScaleInstance((double) w / scaled.getWidth(), (double) h / scaled.getHeight()));
        }
        return scaled;
    }

    /** The same image with its pixels stored in another way. */
    static BufferedImage drawn(BufferedImage image, int type) {
        return drawn(image, image.getWidth(), image.getHeight(), type, new AffineTransform());
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, int type, AffineTransform how) {
        BufferedImage drawn = new BufferedImage(width, height, type);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, how, null);
        graphics.dispose();
        return drawn;
    }
}
