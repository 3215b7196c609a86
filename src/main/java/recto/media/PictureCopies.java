package recto.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import recto.image.ImageCodec;
import recto.image.ImageShape;
import recto.image.Original;
import recto.image.PictureException;
import recto.image.PictureType;

/** Makes the copies of one picture, in the widths that screens need. */
final class PictureCopies {

    /**
     * In pixels. The text of a page is 600 CSS pixels wide on a desktop, which are 1,200 pixels of a high-density screen; the picture at
     * the top is half as wide again.
     */
    private static final List<Integer> WIDTHS = List.of(480, 960, Picture.WIDEST);
    static final List<Integer> NARROWEST = WIDTHS.subList(0, 1);

    /** The longest side, in pixels, of a picture that was turned upright: such a picture is decoded as a whole and encoded again. */
    private static final int MAX_TURNED = 3200;

    /** A WebP keeps each length in 14 bits. */
    private static final int MAX_WEBP = 16_383;

    private final String hash;
    private final Original original;
    private final DecodePlan plan;
    private final boolean isTurned;
    private final int width;
    private final int height;

    PictureCopies(String hash, Original original, DecodePlan plan) {
        this.hash = hash;
        this.original = original;
        this.plan = plan;
        // Where there is no memory to turn the picture, browsers turn it as its EXIF says
        isTurned = original.isTurned() && plan.widest() == width(original);
        width = isTurned ? width(original) : original.shownWidth();
        height = isTurned ? scaled(original.shownHeight(), width, original.shownWidth()) : original.shownHeight();
    }

    /** The widths in which a picture is encoded, the narrowest first. */
    static List<Integer> widths(Original original) {
        int width = width(original);
        List<Integer> widths = new ArrayList<>(WIDTHS.stream().filter(w -> w < width).toList());
        if (width <= Picture.WIDEST || original.isTurned()) {
            widths.add(width);
        }
        return widths;
    }

    private static int width(Original original) {
        int longest = Math.max(original.width(), original.height());
        return original.isTurned() && longest > MAX_TURNED ? scaled(original.shownWidth(), MAX_TURNED, longest) : original.shownWidth();
    }

    private static int scaled(int length, int part, int whole) {
        return (int) Math.max(1, Math.round((double) length * part / whole));
    }

    /** @throws PictureException when its pixels cannot be read */
    static BufferedImage decoded(Original original, DecodePlan plan) throws PictureException {
        try {
            return ImageShape.upright(ImageCodec.decode(original.decodable(), original.type(), plan.step()), original.orientation());
        } catch (IOException | RuntimeException e) {
            throw PictureException.damaged(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    PictureMaker.Made make() throws PictureException {
        Map<Integer, BufferedImage> images = images(decoded(original, plan));
        try {
            return encoded(images);
        } catch (IOException | RuntimeException e) {
            throw new PictureException("cannot be made into smaller pictures (%s)".formatted(e), "save it as another type of picture");
        }
    }

    private PictureMaker.Made encoded(Map<Integer, BufferedImage> images) throws IOException {
        boolean isExact = original.type() == PictureType.PNG;
        byte[] whole = isTurned
                ? ImageCodec.encode(Objects.requireNonNull(images.get(width), "the picture in its own width"), original.type(), false)
                : original.clean();
        List<PictureFile> files = new ArrayList<>(List.of(new PictureFile("", original.type(), whole)));
        if (width > Picture.WIDEST) {
            images.remove(width);
        }
        files.addAll(variants(images, original.type(), isExact, whole.length));
        if (original.type() != PictureType.WEBP && ImageCodec.canWriteWebp()) {
            int least = files.size() > 1 && width > Picture.WIDEST ? files.get(files.size() - 1).bytes().length : whole.length;
            files.addAll(variants(images, PictureType.WEBP, isExact, least));
        }
        return new PictureMaker.Made(
                new Picture(hash, original.type(), width, height, files.stream().skip(1).map(PictureFile::variant).toList()), files);
    }

    /** The picture in each width, the widest first; each is scaled down from the one before. */
    private Map<Integer, BufferedImage> images(BufferedImage image) {
        Map<Integer, BufferedImage> images = new LinkedHashMap<>();
        List<Integer> widths = widths(original);
        BufferedImage last = image;
        for (int i = widths.size() - 1; i >= 0; i--) {
            if (widths.get(i) <= plan.widest()) {
                last = ImageShape.scaled(last, widths.get(i), scaled(height, widths.get(i), width));
                images.put(widths.get(i), last);
            }
        }
        return images;
    }

    /**
     * Encodes the variants of one type, the narrowest first. In its own type, the picture in its full size is there already.
     *
     * @param most bytes that a variant may have: one that is no smaller than the next wider one, or than the picture itself, is left out
     */
    private List<PictureFile> variants(Map<Integer, BufferedImage> images, PictureType type, boolean isExact, int most) throws IOException {
        List<PictureFile> files = new ArrayList<>();
        int least = most;
        for (Map.Entry<Integer, BufferedImage> image : images.entrySet()) {
            boolean isWhole = type == original.type() && image.getKey() == width;
            boolean isTooLong = type == PictureType.WEBP && Math.max(image.getValue().getWidth(), image.getValue().getHeight()) > MAX_WEBP;
            if (!isWhole && !isTooLong) {
                byte[] bytes = ImageCodec.encode(image.getValue(), type, isExact);
                if (bytes.length < least) {
                    least = bytes.length;
                    files.add(0, new PictureFile(Picture.variant(image.getKey(), type), type, bytes));
                }
            }
        }
        return files;
    }
}
