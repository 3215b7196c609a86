package recto.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import recto.language.Sha256;

/** Makes the picture files that are served from an author's file: upright, without metadata, and in the widths that screens need. */
@ApplicationScoped
public class PictureMaker {

    /**
     * A picture that is ready to be stored.
     *
     * @param files the picture in its full size first, then its variants
     */
    public record Made(Picture picture, List<PictureFile> files) {}

    /** Raise this number when the same bytes are made into other pictures: every picture is then made again and gets a new address. */
    public static final int VERSION = 1;

    /**
     * In pixels. The text of a page is 600 CSS pixels wide on a desktop, which are 1,200 pixels of a high-density screen; the picture at the top
     * is half as wide again.
     */
    private static final List<Integer> WIDTHS = List.of(480, 960, Picture.WIDEST);

    /** The longest side, in pixels, of a picture that was turned upright: such a picture is decoded as a whole and encoded again. */
    private static final int MAX_TURNED = 3200;

    /** A decoded picture takes up to some hundred megabytes, so only one is decoded for each core at a time. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** The name of the picture that is made from these bytes; a file that is not a picture has one too. */
    public String hash(byte[] bytes) {
        return Sha256.hex("recto %d ".formatted(VERSION).getBytes(StandardCharsets.US_ASCII), bytes).substring(0, 32);
    }

    /** Returns the picture that {@link #make} would make, without its variants. */
    public Picture check(byte[] bytes) throws PictureException {
        Original source = OriginalReader.read(bytes);
        if (canDecode(source)) {
            onACore(() -> decoded(source, WIDTHS.get(0)));
        }
        return asItIs(hash(bytes), source).picture();
    }

    /** @throws PictureException when the file is not a picture, or one that cannot be served */
    public Made make(byte[] bytes) throws PictureException {
        Original source = OriginalReader.read(bytes);
        return canDecode(source) ? onACore(() -> inWidths(hash(bytes), source)) : asItIs(hash(bytes), source);
    }

    private static boolean canDecode(Original source) {
        return source.canScale() && (source.type() == PictureType.WEBP ? ImageCodec.canWriteWebp() : ImageCodec.isAvailable());
    }

    private Made asItIs(String hash, Original source) {
        return new Made(new Picture(hash, source.type(), source.width(), source.height(), List.of()),
                List.of(new PictureFile("", source.type(), source.clean())));
    }

    private Made inWidths(String hash, Original source) throws PictureException {
        double scale = source.isTurned() ? Math.min(1, (double) MAX_TURNED / Math.max(source.width(), source.height())) : 1;
        int width = length(source.shownWidth(), scale);
        int height = length(source.shownHeight(), scale);
        try {
            BufferedImage image = decoded(source, source.isTurned() ? width : Math.min(width, Picture.WIDEST));
            PictureFile whole = new PictureFile("", source.type(), source.clean());
            if (source.isTurned()) {
                image = ImageCodec.scaled(image, width, height);
                whole = new PictureFile("", source.type(), ImageCodec.encode(image, source.type(), false));
            }
            Map<Integer, BufferedImage> images = scaled(image, width, height);
            List<PictureFile> files = new ArrayList<>(List.of(whole));
            boolean isExact = source.type() == PictureType.PNG;
            files.addAll(narrower(images, source.type(), isExact, width, whole.bytes().length));
            if (source.type() != PictureType.WEBP && ImageCodec.canWriteWebp()) {
                int least = files.size() > 1 && width > Picture.WIDEST ? files.get(files.size() - 1).bytes().length : whole.bytes().length;
                files.addAll(narrower(images, PictureType.WEBP, isExact, Integer.MAX_VALUE, least));
            }
            return new Made(new Picture(hash, source.type(), width, height, files.stream().skip(1).map(PictureFile::variant).toList()),
                    files);
        } catch (IOException e) {
            throw PictureException.damaged(String.valueOf(e.getMessage()));
        }
    }

    /** The picture in each width, the widest first; each is scaled down from the one before. */
    private static Map<Integer, BufferedImage> scaled(BufferedImage image, int width, int height) {
        List<Integer> widths = new ArrayList<>(WIDTHS.stream().filter(w -> w < width).toList());
        if (width <= Picture.WIDEST) {
            widths.add(width);
        }
        Map<Integer, BufferedImage> images = new LinkedHashMap<>();
        BufferedImage last = image;
        for (int i = widths.size() - 1; i >= 0; i--) {
            last = ImageCodec.scaled(last, widths.get(i), length(height, (double) widths.get(i) / width));
            images.put(widths.get(i), last);
        }
        return images;
    }

    private static int length(int length, double scale) {
        return (int) Math.max(1, Math.round(length * scale));
    }

    /**
     * Encodes the variants of one type, the narrowest first.
     *
     * @param below only images narrower than this are encoded; the picture in its full size is there already
     * @param most bytes that a variant may have: one that is no smaller than the next wider one, or than the picture itself, is left out
     */
    private static List<PictureFile> narrower(Map<Integer, BufferedImage> images, PictureType type, boolean isExact, int below, int most)
            throws IOException {
        List<PictureFile> files = new ArrayList<>();
        int least = most;
        for (Map.Entry<Integer, BufferedImage> image : images.entrySet()) {
            if (image.getKey() < below) {
                byte[] bytes = ImageCodec.encode(image.getValue(), type, isExact);
                if (bytes.length < least) {
                    least = bytes.length;
                    files.add(0, new PictureFile(Picture.variant(image.getKey(), type), type, bytes));
                }
            }
        }
        return files;
    }

    private static BufferedImage decoded(Original source, int wanted) throws PictureException {
        try {
            return ImageCodec.upright(ImageCodec.decode(source.clean(), source.type(), wanted, source.shownWidth()), source.orientation());
        } catch (IOException | RuntimeException e) {
            throw PictureException.damaged(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private interface Work<T> {
        T run() throws PictureException;
    }

    private <T> T onACore(Work<T> work) throws PictureException {
        cores.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            cores.release();
        }
    }
}
