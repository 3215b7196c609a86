package recto.look;

import io.quarkus.qute.TemplateData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.image.ImageFile;
import recto.image.Original;
import recto.image.PictureException;
import recto.image.PictureType;
import recto.svg.SvgFile;

/**
 * The logo of the site, which stands in place of the title at the head of each page.
 *
 * @param path of the picture on this site
 * @param darkPath of the picture for dark pages; null where there is none
 * @param width in pixels, as is the height
 * @param isForBoth whether the picture itself looks different on dark pages; one that does not would often be black on black there
 */
@TemplateData
public record Logo(String path, @Nullable String darkPath, int width, int height, boolean isForBoth) {

    private static final String DARK_STYLE = "prefers-color-scheme";

    /** @throws IOException with the reason when the file is no picture that browsers show */
    static Logo of(String path, @Nullable String darkPath, byte[] picture) throws IOException {
        Optional<PictureType> type = PictureType.of(picture);
        if (type.isEmpty()) {
            throw new IOException("it is no SVG, PNG, WebP, AVIF, JPEG or GIF");
        }
        boolean isDrawing = type.get() == PictureType.SVG;
        try {
            Original original = isDrawing ? SvgFile.read(picture) : ImageFile.read(type.get(), picture);
            boolean isForBoth = isDrawing && new String(picture, StandardCharsets.UTF_8).contains(DARK_STYLE);
            return new Logo(path, darkPath, original.shownWidth(), original.shownHeight(), isForBoth);
        } catch (PictureException e) {
            throw new IOException("it %s; %s".formatted(e.getMessage(), e.hint()), e);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("it ends too early; take a whole copy of it", e);
        }
    }

    /** Whether the logo needs a light ground on dark pages. */
    public boolean needsPaper() {
        return darkPath == null && !isForBoth;
    }
}
