package recto.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jboss.logging.Logger;

/** Decodes, turns, scales and encodes the pixels of a picture, and tells whether this machine has the libraries for it. */
public final class ImageCodec {

    private static final Logger LOG = Logger.getLogger(ImageCodec.class);
    private static final float QUALITY = 0.82f;

    private ImageCodec() {}

    /** A native program, or a JVM without its native libraries, may have no AWT; pictures are then served as they are. */
    public static boolean isAvailable() {
        return Awt.WORKS;
    }

    /** The library for WebP is C code, built for the common kinds of machines only. */
    static boolean canWriteWebp() {
        return Awt.WORKS && Webp.WORKS;
    }

    private static final class Awt {
        static final boolean WORKS = works("Pictures are served in one width only, and on their side where the camera was", () -> scaled(
                decode(encode(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), PictureType.JPEG, false), PictureType.JPEG, 4, 4), 2,
                2));
    }

    private static final class Webp {
        static final boolean WORKS = works("Pictures are not served as WebP",
                () -> decode(encode(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), PictureType.WEBP, false), PictureType.WEBP, 2, 2));
    }

    public interface Trial {
        void run() throws IOException;
    }

    /** Tries whether a library is there. @param otherwise what is missing for readers where it is not, for the log */
    public static boolean works(String otherwise, Trial trial) {
        try {
            trial.run();
            return true;
        } catch (IOException | RuntimeException | LinkageError | InternalError e) {
            LOG.warnf("%s: this machine lacks a library (%s)", otherwise, e);
            return false;
        }
    }

    // ---- decoding ----

    /**
     * Decodes a picture to sRGB. Where the file is much larger than is wanted, only some of its pixels are decoded, so that the memory used
     * depends on the width that is wanted.
     *
     * @param wanted the width that is of use, in pixels
     * @param width the width of the whole picture, in pixels
     * @throws IOException when the pixels cannot be read; some damaged files cause a {@link RuntimeException} instead
     */
    static BufferedImage decode(byte[] file, PictureType type, int wanted, int width) throws IOException {
        ImageReader reader = reader(type);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            // Skipping pixels is coarse, but at least twice the wanted size is left, where nobody sees it. The library for WebP cannot skip
            int step = type == PictureType.WEBP ? 1 : Math.max(1, width / (2 * wanted));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return plain(reader.read(0, type == PictureType.WEBP ? null : parameters));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PictureType type) throws IOException {
        if (type == PictureType.WEBP) {
            return WebpLibrary.reader();
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.extension());
        if (!readers.hasNext()) {
            throw new IOException("nothing reads " + type.mediaType());
        }
        return readers.next();
    }

    /** Converts an image to sRGB with 8 bits, with an alpha channel where the file has one. */
    private static BufferedImage plain(BufferedImage image) {
        boolean isClear = image.getColorModel().hasAlpha();
        int type = isClear ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB;
        return image.getType() == type ? image : drawn(image, image.getWidth(), image.getHeight(), type, new AffineTransform());
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, int type, AffineTransform how) {
        BufferedImage drawn = new BufferedImage(width, height, type);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, how, null);
        graphics.dispose();
        return drawn;
    }

    // ---- shape ----

    /** Turns or mirrors an image so that it stands as it was seen. @param orientation as EXIF counts it */
    static BufferedImage upright(BufferedImage image, int orientation) {
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
    static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = image;
        while (scaled.getWidth() != width || scaled.getHeight() != height) {
            int w = Math.max(width, (scaled.getWidth() + 1) / 2);
            int h = Math.max(height, (scaled.getHeight() + 1) / 2);
            scaled = drawn(scaled, w, h, scaled.getType(),
                    AffineTransform.getScaleInstance((double) w / scaled.getWidth(), (double) h / scaled.getHeight()));
        }
        return scaled;
    }

    // ---- encoding ----

    /** @param isExact whether WebP is encoded without loss, as originals without loss are: drawings and screenshots */
    public static byte[] encode(BufferedImage image, PictureType type, boolean isExact) throws IOException {
        ImageWriter writer = type == PictureType.WEBP ? WebpLibrary.writer() : ImageIO.getImageWritersByFormatName(type.extension()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (type == PictureType.WEBP) {
                WebpLibrary.choose(parameters, QUALITY, isExact);
            } else if (type == PictureType.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            } else {
                // PNG is always lossless; here the quality is only the effort spent on compression
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(0);
            }
            boolean isClear = image.getType() == BufferedImage.TYPE_INT_ARGB_PRE;
            BufferedImage encoded = isClear
                    ? drawn(image, image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB, new AffineTransform()) : image;
            writer.write(null, new IIOImage(encoded, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
