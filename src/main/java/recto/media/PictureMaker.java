package recto.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import recto.media.MadePicture.Part;

/** From the bytes of a file to what is served of it: upright, without metadata, in the widths that screens ask for. */
@ApplicationScoped
public class PictureMaker {

    /** One more whenever the same bytes become other pictures: they are then made anew, at other addresses. */
    public static final int VERSION = 1;

    /** What a camera of fifty megapixels takes; a small file can say that it has a thousand times as many. */
    static final long MAX_PIXELS = 50_000_000;

    /** A page's text is 600 pixels wide on a desk, which is 1,200 on a fine screen, and a picture at the top half as wide again. */
    private static final List<Integer> WIDTHS = List.of(480, 960, Picture.WIDEST);

    /** What was turned has to be encoded again, and so be decoded as a whole. */
    private static final int MAX_TURNED = 3200;

    /** A decoded picture takes some hundred megabytes: one for each core, whoever asks. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** By which the picture of these bytes is known, whether it can be made or not. */
    public String hash(byte[] bytes) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(("recto %d ".formatted(VERSION)).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha.digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #make} would make of it, without its variants. */
    public Picture check(byte[] bytes) throws PictureException {
        PictureHeader header = header(bytes);
        if (canDecode(header)) {
            onACore(() -> decoded(header, WIDTHS.get(0)));
        }
        return asItIs(hash(bytes), header).picture();
    }

    /** @throws PictureException when it is none, or one that cannot be served */
    public MadePicture make(byte[] bytes) throws PictureException {
        PictureHeader header = header(bytes);
        return canDecode(header) ? onACore(() -> inWidths(hash(bytes), header)) : asItIs(hash(bytes), header);
    }

    private static boolean canDecode(PictureHeader header) {
        return header.canScale() && (header.type() == PictureType.WEBP ? Imaging.canWriteWebp() : Imaging.isAvailable());
    }

    private static PictureHeader header(byte[] bytes) throws PictureException {
        PictureType type = PictureType.of(bytes).orElseThrow(() -> new PictureException("is none that Recto serves, whatever its name says",
                "save it as JPEG, PNG, WebP, AVIF, GIF or SVG"));
        try {
            PictureHeader header = type.read(bytes);
            if (header.width() <= 0 || header.height() <= 0) {
                throw PictureException.damaged("it has no size");
            }
            if (type != PictureType.SVG && header.pixels() > MAX_PIXELS) {
                throw new PictureException("has %d x %d pixels, more than the %d million that are allowed".formatted(header.width(), header.height(),
                        MAX_PIXELS / 1_000_000), "make it smaller; no page shows more than %d in a row".formatted(Picture.WIDEST));
            }
            return header;
        } catch (IndexOutOfBoundsException e) {
            throw PictureException.damaged("it ends too early");
        }
    }

    private MadePicture asItIs(String hash, PictureHeader header) {
        return new MadePicture(new Picture(hash, header.type(), header.width(), header.height(), List.of()),
                List.of(new Part("", header.type(), header.clean())));
    }

    private MadePicture inWidths(String hash, PictureHeader header) throws PictureException {
        double scale = header.isTurned() ? Math.min(1, (double) MAX_TURNED / Math.max(header.width(), header.height())) : 1;
        int width = length(header.shownWidth(), scale);
        int height = length(header.shownHeight(), scale);
        try {
            BufferedImage image = decoded(header, header.isTurned() ? width : Math.min(width, Picture.WIDEST));
            Part whole = new Part("", header.type(), header.clean());
            if (header.isTurned()) {
                image = Imaging.scaled(image, width, height);
                whole = new Part("", header.type(), Imaging.encode(image, header.type(), false));
            }
            Map<Integer, BufferedImage> images = scaled(image, width, height);
            List<Part> parts = new ArrayList<>(List.of(whole));
            boolean isExact = header.type() == PictureType.PNG;
            parts.addAll(narrower(images, header.type(), isExact, width, whole.bytes().length));
            if (header.type() != PictureType.WEBP && Imaging.canWriteWebp()) {
                int least = parts.size() > 1 && width > Picture.WIDEST ? parts.get(parts.size() - 1).bytes().length : whole.bytes().length;
                parts.addAll(narrower(images, PictureType.WEBP, isExact, Integer.MAX_VALUE, least));
            }
            return new MadePicture(new Picture(hash, header.type(), width, height, parts.stream().skip(1).map(Part::variant).toList()), parts);
        } catch (IOException e) {
            throw PictureException.damaged(String.valueOf(e.getMessage()));
        }
    }

    /** The widest first, each made of the one before. */
    private static Map<Integer, BufferedImage> scaled(BufferedImage image, int width, int height) {
        List<Integer> widths = new ArrayList<>(WIDTHS.stream().filter(w -> w < width).toList());
        if (width <= Picture.WIDEST) {
            widths.add(width);
        }
        Map<Integer, BufferedImage> images = new LinkedHashMap<>();
        BufferedImage last = image;
        for (int i = widths.size() - 1; i >= 0; i--) {
            last = Imaging.scaled(last, widths.get(i), length(height, (double) widths.get(i) / width));
            images.put(widths.get(i), last);
        }
        return images;
    }

    private static int length(int length, double scale) {
        return (int) Math.max(1, Math.round(length * scale));
    }

    /**
     * Of one type, narrowest first.
     *
     * @param below the picture's own width, which is there already
     * @param most bytes: one that is no smaller than the next wider one, or than the picture itself, helps nobody
     */
    private static List<Part> narrower(Map<Integer, BufferedImage> images, PictureType type, boolean isExact, int below, int most) throws IOException {
        List<Part> parts = new ArrayList<>();
        int least = most;
        for (Map.Entry<Integer, BufferedImage> image : images.entrySet()) {
            if (image.getKey() < below) {
                byte[] bytes = Imaging.encode(image.getValue(), type, isExact);
                if (bytes.length < least) {
                    least = bytes.length;
                    parts.add(0, new Part(Picture.variant(image.getKey(), type), type, bytes));
                }
            }
        }
        return parts;
    }

    private static BufferedImage decoded(PictureHeader header, int wanted) throws PictureException {
        try {
            return Imaging.upright(Imaging.decode(header.clean(), header.type(), wanted, header.shownWidth()), header.orientation());
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
