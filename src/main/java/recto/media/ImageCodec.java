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

/** Pixels: decoded, turned upright, made smaller, encoded; and whether this machine can do that at all. */
public final class ImageCodec {

    private static final Logger LOG = Logger.getLogger(ImageCodec.class);
    private static final float QUALITY = 0.82f;

    private ImageCodec() {}

    /** In a native program, or on a JVM without its libraries, there may be no AWT: pictures are then served as they are. */
    public static boolean isAvailable() {
        return Awt.WORKS;
    }

    /** WebP is another library, of C code, for the machines it was built for. */
    static boolean canWriteWebp() {
        return Awt.WORKS && Webp.WORKS;
    }

    private static final class Awt {
        static final boolean WORKS = works("Pictures are served in one width only, and on their side where the camera was", () ->
                scaled(decode(encode(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), PictureType.JPEG, false), PictureType.JPEG, 4, 4), 2, 2));
    }

    private static final class Webp {
        static final boolean WORKS = works("Pictures are not served as WebP", () ->
                decode(encode(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), PictureType.WEBP, false), PictureType.WEBP, 2, 2));
    }

    public interface Trial {
        void run() throws IOException;
    }

    /** Said once, the first time that it matters. */
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
     * In sRGB; where the file is much larger than is wanted, only some of its pixels, so that memory follows what is wanted.
     *
     * @param wanted the width that is of use, in pixels
     * @param width of the whole
     * @throws IOException when the pixels cannot be read, {@link RuntimeException} too for some damages
     */
    static BufferedImage decode(byte[] file, PictureType type, int wanted, int width) throws IOException {
        ImageReader reader = reader(type);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            // Skipping pixels is coarse; at twice the size that is wanted or more nobody sees it. The library for WebP cannot do it
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

    /** One of two kinds, whatever the file had: colours as a screen has them, transparency where there is any. */
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

    /** @param orientation as EXIF counts it: what to do so that the picture stands as it was seen */
    static BufferedImage upright(BufferedImage image, int orientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        // Of each the matrix that takes a stored pixel to where it is seen
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

    /** By halves as long as that is not too small: each pixel then counts. */
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

    /** @param isExact without a loss, for what was so before: drawings and pictures of screens; WebP alone has the choice */
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
                // Of a PNG it is only the patience
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(0);
            }
            boolean isClear = image.getType() == BufferedImage.TYPE_INT_ARGB_PRE;
            BufferedImage encoded = isClear ? drawn(image, image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB, new AffineTransform()) : image;
            writer.write(null, new IIOImage(encoded, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
