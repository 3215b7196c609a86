package recto.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import recto.image.ImageCodec;
import recto.image.PictureType;
import recto.letters.Typesetter;

/**
 * Draws the icon of the site in pixels, for programs that show no SVG: the letter of {@link Favicon} on a piece of paper, since nobody knows
 * whether the program shows it on a light or on a dark ground.
 */
final class IconDrawing {

    private static final int PAPER = 0xFBFAF6;
    /** The part of the square that the letter takes, at most. */
    private static final double LETTER = .66;
    /** The letters of the font are thin. This much is added to their strokes, as a part of their size, so that a small icon can be read. */
    private static final double BOLDER = .035;

    private IconDrawing() {}

    /**
     * @param letter null for the R of Recto itself
     * @param accent as #rrggbb
     * @param isRounded whether the corners are round and what is outside of them is clear; telephones cut the corners themselves
     * @return a PNG
     */
    static byte[] draw(@Nullable String letter, String accent, int size, boolean isRounded) throws IOException {
        BufferedImage image = new BufferedImage(size, size, isRounded ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(new Color(PAPER));
        double corner = isRounded ? size / 4.0 : 0;
        graphics.fill(new RoundRectangle2D.Double(0, 0, size, size, corner, corner));
        graphics.setColor(Color.decode(accent));
        Shape shape = letter == null ? drawnR() : outline(letter);
        if (shape != null) {
            Rectangle2D bounds = shape.getBounds2D();
            double scale = size * LETTER / Math.max(bounds.getHeight(), bounds.getWidth());
            AffineTransform place = AffineTransform.getTranslateInstance(size / 2.0, size / 2.0);
            place.scale(scale, scale);
            place.translate(-bounds.getCenterX(), -bounds.getCenterY());
            Shape placed = place.createTransformedShape(shape);
            graphics.fill(placed);
            if (letter != null) {
                graphics.setStroke(new BasicStroke((float) (size * LETTER * BOLDER)));
                graphics.draw(placed);
            }
        }
        graphics.dispose();
        return ImageCodec.encode(image, PictureType.PNG, true);
    }

    /** Null where no font of this machine has the letter: the icon is then a piece of paper. */
    private static @Nullable Shape outline(String letter) {
        TextLayout layout = Typesetter.firstLetter(letter, 100);
        return layout == null ? null : layout.getOutline(null);
    }

    /** The path of {@link Favicon#DRAWN_R}. */
    private static Shape drawnR() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.moveTo(6, 4);
        path.lineTo(19.5, 4);
        path.curveTo(24.2, 4, 27, 6.7, 27, 10.7);
        path.curveTo(27, 14, 25.1, 16.3, 21.9, 17.1);
        path.lineTo(28, 28);
        path.lineTo(23.3, 28);
        path.lineTo(17.6, 17.5);
        path.lineTo(10, 17.5);
        path.lineTo(10, 28);
        path.lineTo(6, 28);
        path.closePath();
        path.moveTo(10, 7.5);
        path.lineTo(10, 14);
        path.lineTo(18.9, 14);
        path.curveTo(21.4, 14, 22.9, 12.8, 22.9, 10.7);
        path.curveTo(22.9, 8.6, 21.4, 7.5, 18.9, 7.5);
        path.closePath();
        return path;
    }
}
