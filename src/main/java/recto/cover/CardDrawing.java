package recto.cover;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import recto.image.ImageCodec;
import recto.image.PictureType;
import recto.letters.Typesetter;

/** Draws a card as a title page: the name of the site above a hairline, the title with a red initial, the author below. */
final class CardDrawing {

    private static final Color PAPER = new Color(0xFBFAF6);
    private static final Color INK = new Color(0x1D1B18);
    private static final Color FADED = new Color(0x5F5A52);
    private static final Color HAIRLINE = new Color(0xD9D4C9);

    private static final int MARGIN = 88;
    private static final int LINE = 142;
    private static final int FOOT = ShareCard.HEIGHT - 66;
    private static final int WIDTH = ShareCard.WIDTH - 2 * MARGIN;
    /** Between the site and the author. */
    private static final int ROOM = FOOT - LINE - 112;

    private static final int[] SIZES = {104, 92, 82, 74, 66, 60};
    private static final int MOST_LINES = 4;
    private static final float LEADING = 1.12f;
    private static final int DROPPED_LINES = 2;

    private final Graphics2D graphics;
    private final Color accent;

    private CardDrawing(Graphics2D graphics, Color accent) {
        this.graphics = graphics;
        this.accent = accent;
    }

    /** @return a PNG */
    static byte[] draw(ShareCard card) throws IOException {
        BufferedImage image = new BufferedImage(ShareCard.WIDTH, ShareCard.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new CardDrawing(graphics, Color.decode(card.accent())).drawAll(card);
        graphics.dispose();
        return ImageCodec.encode(image, PictureType.PNG, true);
    }

    private void drawAll(ShareCard card) {
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, ShareCard.WIDTH, ShareCard.HEIGHT);
        graphics.setColor(HAIRLINE);
        graphics.fillRect(MARGIN, LINE, WIDTH, 2);

        // A machine without the letters of a title would draw boxes
        String title = Typesetter.canShow(card.title()) ? card.title() : card.site();
        boolean isRight = Typesetter.runsFromRight(title);
        if (Typesetter.canShow(card.site())) {
            TextLayout site = Typesetter.fitting(card.site(), 40, WIDTH);
            draw(site, startOf(site, isRight), LINE - 30, FADED);
            TextLayout first = Typesetter.initial(card.site(), 40);
            if (first != null && !isRight) {
                draw(first, MARGIN, LINE - 30, accent);
            }
        }
        if (!card.authors().isEmpty() && Typesetter.canShow(card.authors())) {
            TextLayout authors = Typesetter.fitting(card.authors(), 36, WIDTH);
            draw(authors, startOf(authors, isRight), FOOT, FADED);
        }
        title(title, isRight);
    }

    /** Draws the title in the largest size that fits into four lines. */
    private void title(String title, boolean isRight) {
        for (int size : SIZES) {
            if (fits(Typesetter.lines(title, size, WIDTH, MOST_LINES + 1, 0, 0), size)) {
                set(title, size, isRight);
                return;
            }
        }
        int size = SIZES[SIZES.length - 1];
        set(Typesetter.cut(title, text -> fits(Typesetter.lines(text, size, WIDTH, MOST_LINES + 1, 0, 0), size)), size, isRight);
    }

    private static boolean fits(List<TextLayout> lines, int size) {
        return lines.size() <= MOST_LINES && lines.size() * size * LEADING <= ROOM;
    }

    private void set(String title, int size, boolean isRight) {
        float leading = size * LEADING;
        TextLayout initial = isRight ? null : Typesetter.initial(title, size);
        int count = Typesetter.lines(title, size, WIDTH, MOST_LINES + 1, 0, 0).size();
        // With three lines or more the initial is dropped beside two lines; with fewer it is only red
        boolean isDropped = initial != null && count > DROPPED_LINES;
        // The dropped initial reaches from the top of the capitals of its first line to the baseline of its last line
        double scale = 1 + leading * (DROPPED_LINES - 1)
                / Objects.requireNonNull(Typesetter.initial("H", size), "The font of the site has an H").getBounds().getHeight();
        float indent = 0;
        String text = title;
        if (isDropped && initial != null) {
            indent = (float) (initial.getBounds().getWidth() * scale) + size * .14f;
            text = title.substring(title.offsetByCodePoints(0, 1)).stripLeading();
        }
        List<TextLayout> lines = Typesetter.balanced(text, size, WIDTH, indent, DROPPED_LINES);
        if (isDropped && lines.size() > MOST_LINES) {
            // The space for the initial pushed a word into one line too many
            isDropped = false;
            indent = 0;
            text = title;
            lines = Typesetter.balanced(text, size, WIDTH, 0, 0);
        }
        float top = LINE + 60 + (ROOM - lines.size() * leading) / 2 + size * .74f;
        if (isDropped && initial != null) {
            AffineTransform place = AffineTransform.getTranslateInstance(MARGIN - initial.getBounds().getX() * scale,
                    top + leading * (DROPPED_LINES - 1));
            place.scale(scale, scale);
            graphics.setColor(accent);
            graphics.fill(initial.getOutline(place));
        }
        for (int i = 0; i < lines.size(); i++) {
            TextLayout line = lines.get(i);
            draw(line, isRight ? startOf(line, true) : MARGIN + (i < DROPPED_LINES ? indent : 0), top + i * leading, INK);
        }
        if (!isDropped && initial != null) {
            draw(initial, MARGIN, top, accent);
        }
    }

    private static float startOf(TextLayout line, boolean isRight) {
        // In a line from right to left the trailing space is on the left
        return isRight ? ShareCard.WIDTH - MARGIN - line.getAdvance() : MARGIN;
    }

    private void draw(TextLayout line, float x, float y, Color colour) {
        graphics.setColor(colour);
        graphics.fill(line.getOutline(AffineTransform.getTranslateInstance(x, y)));
    }
}
