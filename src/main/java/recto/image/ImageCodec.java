package recto.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jboss.logging.Logger;

/** Decodes and encodes the pixels of a picture, and tells whether this machine has the libraries for it. */
public final class ImageCodec {

    private static final Logger LOG = Logger.getLogger(ImageCodec.class);
    private static final float QUALITY = 0.82f;

    private ImageCodec() {}

    /** A native program, or a JVM without its native libraries, may have no AWT; pictures are then served as they are. */
    public static boolean isAvailable() {
        return Awt.WORKS;
    }

    /** The library for WebP is C code, built for the common kinds of machines only. */
    public static boolean canWriteWebp() {
        return Awt.WORKS && Webp.WORKS;
    }

    private static final class Awt {
        static final boolean WORKS = works("Pictures are served in their full size only",
                () -> ImageShape.scaled(
                        decoded(encode(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), PictureType.JPEG, false), PictureType.JPEG), 2,
                        2));
    }

    private static final class Webp {
        static final boolean WORKS = works("Pictures are not served as WebP",
                () -> decoded(encode(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), PictureType.WEBP, false), PictureType.WEBP));
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

    /** Decodes a whole picture whose colours are sRGB. */
    public static BufferedImage decoded(byte[] file, PictureType type) throws IOException {
        return decode(Original.Pixels.of(file, Colours.SRGB), type, 1);
    }

    /**
     * Decodes a picture to sRGB. Of a picture that ends too early, the pixels that are missing are clear or black, as in browsers.
     *
     * @param step 1 to decode every pixel, 2 for every second one in both directions, and so on; the memory used depends on it
     * @throws IOException when the pixels cannot be read; some damaged files cause a {@link RuntimeException} instead
     */
    public static BufferedImage decode(Original.Pixels pixels, PictureType type, int step) throws IOException {
        ImageReader reader = reader(type);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(pixels.file().bytes()))) {
            reader.setInput(in, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            if (type == PictureType.WEBP) {
                if (step > 1) {
                    WebpLibrary.scale(parameters, Math.max(1, reader.getWidth(0) / step), Math.max(1, reader.getHeight(0) / step));
                }
                return SrgbImage.of(reader.read(0, parameters), pixels.colours());
            }
            parameters.setSourceSubsampling(step, step, 0, 0);
            parameters.setDestinationType(imageType(reader));
            return SrgbImage.of(pixels.isCut() ? begun(reader, parameters) : reader.read(0, parameters), pixels.colours());
        } finally {
            reader.dispose();
        }
    }

    /** A type that needs no copy to be converted, where the picture has such a one. */
    private static ImageTypeSpecifier imageType(ImageReader reader) throws IOException {
        List<ImageTypeSpecifier> types = new ArrayList<>();
        reader.getImageTypes(0).forEachRemaining(types::add);
        return types.stream().filter(type -> type.getBufferedImageType() == BufferedImage.TYPE_INT_ARGB).findFirst().orElse(types.get(0));
    }

    /** As much of a picture as can be decoded. */
    private static BufferedImage begun(ImageReader reader, ImageReadParam parameters) throws IOException {
        int width = (reader.getWidth(0) + parameters.getSourceXSubsampling() - 1) / parameters.getSourceXSubsampling();
        int height = (reader.getHeight(0) + parameters.getSourceYSubsampling() - 1) / parameters.getSourceYSubsampling();
        BufferedImage image = parameters.getDestinationType().createBufferedImage(width, height);
        parameters.setDestination(image);
        try {
            reader.read(0, parameters);
        } catch (IOException e) {
            LOG.debugf("The rest of a picture is missing: %s", e.getMessage());
        }
        return image;
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
            BufferedImage encoded = isClear ? ImageShape.drawn(image, BufferedImage.TYPE_INT_ARGB) : image;
            writer.write(null, new IIOImage(encoded, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
