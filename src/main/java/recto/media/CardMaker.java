package recto.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import recto.sharing.ShareCard;

/** Draws the pictures that articles are shared with, where this machine can draw letters. */
@ApplicationScoped
public class CardMaker implements ShareCard.Maker {

    private static final class Letters {
        static final boolean WORK = ImageCodec.works("Articles without a picture have none to be shared with", () -> CardDrawing.draw(new ShareCard("A", "", "A", "#000000")));
    }

    @Override
    public boolean canDraw() {
        return ImageCodec.isAvailable() && Letters.WORK;
    }

    /** A PNG. */
    byte[] draw(ShareCard card) {
        try {
            return CardDrawing.draw(card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
