package recto.cover;

import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import recto.letters.Typesetter;

/**
 * Draws a cover as an opening of a book with the lines by which printers placed the text on a page (the canon of Van de Graaf): on one page
 * the initial of the title in the colour of the site, on the other one the outline of the author's. There are no words on it, because it
 * always stands beside the title. The letters are shapes, because a picture may not load a font.
 */
final class CoverDrawing {

    private static final int PAGE = Cover.WIDTH / 2;
    private static final int HEIGHT = Cover.HEIGHT;
    /** By the canon, a ninth of the page is the inner and the upper margin; the outer and the lower ones have twice as much. */
    private static final double MARGIN = PAGE / 9.0;
    private static final double BLOCK = PAGE - 3 * MARGIN;

    /** The units of the drawing in a pixel: whole numbers are then finer than any screen. */
    private static final int FINE = 10;
    /** How many coordinates each kind of segment has, in the order of the constants of {@link PathIterator}. */
    private static final int[] NUMBERS = {2, 2, 4, 6, 0};

    private final StringBuilder svg = new StringBuilder(4_000);

    private CoverDrawing() {}

    static String draw(Cover cover) {
        return new CoverDrawing().drawAll(cover);
    }

    private String drawAll(Cover cover) {
        svg.append(
                """
                        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %3$d %4$d">\
                        <style>.g{fill:#efece4}.l,.o{fill:none;stroke:#cfc8b9;vector-effect:non-scaling-stroke}.o{stroke:#b3aa97}.a{fill:%5$s}\
                        @media (prefers-color-scheme:dark){.g{fill:#1f2328}.l{stroke:#41474f}.o{stroke:#5c636c}.a{fill:%6$s;fill-opacity:.85}}</style>\
                        <path class="g" d="M0 0H%3$dV%4$dH0z"/>"""
                        .formatted(Cover.WIDTH, HEIGHT, Cover.WIDTH * FINE, HEIGHT * FINE, cover.accent().light(), cover.accent().dark()));
        canon();
        if (CardMaker.canDraw()) {
            // An opening in a script that runs from the right is read from the right page to the left one
            boolean isRight = Typesetter.runsFromRight(cover.title());
            initial("a", cover.title(), cover.site(), isRight ? 2 * MARGIN : PAGE + MARGIN);
            initial("o", cover.authors(), cover.site(), isRight ? PAGE + MARGIN : 2 * MARGIN);
        }
        return svg.append("</svg>\n").toString();
    }

    /** The diagonals of the opening and of its pages, the fold, and the two blocks of text that follow from them. */
    private void canon() {
        Path2D lines = new Path2D.Double();
        lines.append(new Line2D.Double(PAGE, 0, PAGE, HEIGHT), false);
        lines.append(new Line2D.Double(0, HEIGHT, Cover.WIDTH, 0), false);
        lines.append(new Line2D.Double(0, 0, Cover.WIDTH, HEIGHT), false);
        lines.append(new Line2D.Double(0, HEIGHT, PAGE, 0), false);
        lines.append(new Line2D.Double(PAGE, 0, Cover.WIDTH, HEIGHT), false);
        lines.append(new Rectangle2D.Double(2 * MARGIN, MARGIN, BLOCK, BLOCK), false);
        lines.append(new Rectangle2D.Double(PAGE + MARGIN, MARGIN, BLOCK, BLOCK), false);
        shape("l", lines);
    }

    /**
     * Draws the initial of a text as large as a block.
     *
     * @param other has the initial where the text has none that this machine can draw
     * @param x where the block begins
     */
    private void initial(String colour, String text, String other, double x) {
        TextLayout letter = Typesetter.firstLetter(text, 100);
        TextLayout drawn = letter == null ? Typesetter.firstLetter(other, 100) : letter;
        if (drawn == null) {
            return;
        }
        Rectangle2D bounds = drawn.getBounds();
        double scale = BLOCK / Math.max(bounds.getHeight(), bounds.getWidth());
        AffineTransform place = AffineTransform.getTranslateInstance(x + (BLOCK - bounds.getWidth() * scale) / 2, MARGIN + BLOCK);
        place.scale(scale, scale);
        place.translate(-bounds.getX(), -bounds.getY() - bounds.getHeight());
        shape(colour, drawn.getOutline(place));
    }

    /** Writes each point as its distance from the one before it, in whole numbers, which takes half as many characters. */
    private void shape(String colour, Shape shape) {
        svg.append("<path class=\"").append(colour).append("\" d=\"");
        double[] points = new double[6];
        long[] at = new long[2];
        long[] begin = new long[2];
        for (PathIterator path = shape.getPathIterator(AffineTransform.getScaleInstance(FINE, FINE)); !path.isDone(); path.next()) {
            int kind = path.currentSegment(points);
            svg.append("mlqcz".charAt(kind));
            int numbers = NUMBERS[kind];
            for (int i = 0; i < numbers; i++) {
                long distance = Math.round(points[i]) - at[i % 2];
                svg.append(i > 0 && distance >= 0 ? " " : "").append(distance);
            }
            for (int i = 0; i < 2; i++) {
                at[i] = kind == PathIterator.SEG_CLOSE ? begin[i] : Math.round(points[numbers - 2 + i]);
                begin[i] = kind == PathIterator.SEG_MOVETO ? at[i] : begin[i];
            }
        }
        svg.append("\"/>");
    }
}
