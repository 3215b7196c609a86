package recto.cover;

import java.io.IOException;
import java.io.UncheckedIOException;
import recto.image.ImageCodec;

/** Draws the cards of articles without a picture, where this machine can draw letters. */
public final class CardMaker {

    private CardMaker() {}

    private static final class Letters {
        static final boolean WORK = ImageCodec.works("Articles without a picture of their own are shared without one",
                () -> CardDrawing.draw(new ShareCard("A", "", "A", "#000000")));
    }

    /** Whether letters, and so cards, can be drawn on this machine. */
    public static boolean canDraw() {
        return ImageCodec.isAvailable() && Letters.WORK;
    }

    /** Draws the card as a PNG. */
    static byte[] draw(ShareCard card) {
        try {
            return CardDrawing.draw(card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
