package recto.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import recto.image.ImageCodec;
import recto.image.PictureType;

/** Pictures for tests, made when they are wanted. */
public final class TestPictures {

    /** A text that a camera might leave in a file. */
    public static final String SECRET = "48.2082N 16.3738E";

    private TestPictures() {}

    /** The upper left quarter is red, the rest is of a noise that no compression makes nothing of. */
    public static BufferedImage image(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean isRed = x < width / 2 && y < height / 2;
                image.setRGB(x, y, isRed ? 0xFFFF0000 : 0xFF003000 | random.nextInt(64) << 8 | y * 200 / height);
            }
        }
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return written(image(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    public static byte[] png(int width, int height) {
        return written(image(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** Clear but for a red disc. */
    public static byte[] clearPng(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillOval(size / 4, size / 4, size / 2, size / 2);
        graphics.dispose();
        return written(image, "png");
    }

    public static byte[] webp(int width, int height) {
        try {
            return ImageCodec.encode(image(width, height, BufferedImage.TYPE_INT_RGB), PictureType.WEBP, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two pictures that take turns. */
    public static byte[] gif() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 2; i++) {
                writer.writeToSequence(new IIOImage(image(20 + i, 10, BufferedImage.TYPE_INT_RGB), null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Drawn, with a script that must not run. */
    public static byte[] svg() {
        return """
                <?xml version="1.0"?>
                <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><script>document.documentElement.setAttribute('id', 'ran')</script>
                <style>rect { fill: red }</style><rect width="400" height="200" onload="document.documentElement.setAttribute('id', 'ran')"/></svg>
                """
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As a camera writes it: how it was held, where, and two pages of the owner's remarks. */
    public static byte[] jpegWithMetadata(int width, int height, int orientation) {
        byte[] jpeg = jpeg(width, height);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, 0xE1, concat("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif(orientation)));
        segment(out, 0xE1, ("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>").getBytes(StandardCharsets.ISO_8859_1));
        segment(out, 0xED, ("Photoshop 3.0\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1));
        segment(out, 0xE2, ("ICC_PROFILE\0\1\1" + "colours").getBytes(StandardCharsets.ISO_8859_1));
        segment(out, 0xFE, SECRET.getBytes(StandardCharsets.ISO_8859_1));
        out.write(jpeg, 2, jpeg.length - 2);
        // As telephones put a film behind the picture
        out.writeBytes(SECRET.getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    static byte[] jpegWithProfile(BufferedImage image, byte[] profile) {
        return jpegWithProfile(image, profile, 1, 1);
    }

    /** @param part the number of the only part of the profile that is there, of so many */
    static byte[] jpegWithProfile(BufferedImage image, byte[] profile, int part, int parts) {
        byte[] jpeg = written(image, "jpg");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, 0xE2, concat(("ICC_PROFILE\0" + (char) part + (char) parts).getBytes(StandardCharsets.ISO_8859_1), profile));
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    static byte[] webpWithProfile(BufferedImage image, byte[] profile) {
        try {
            byte[] webp = ImageCodec.encode(image, PictureType.WEBP, true);
            byte[] whole = Arrays.copyOf(profile, profile.length + profile.length % 2);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes("RIFF".getBytes(StandardCharsets.ISO_8859_1));
            little(out, 4 + 18 + 8 + whole.length + webp.length - 12, 4);
            out.writeBytes("WEBPVP8X".getBytes(StandardCharsets.ISO_8859_1));
            little(out, 10, 4);
            little(out, 0x20, 4);
            little(out, image.getWidth() - 1, 3);
            little(out, image.getHeight() - 1, 3);
            out.writeBytes("ICCP".getBytes(StandardCharsets.ISO_8859_1));
            little(out, profile.length, 4);
            out.writeBytes(whole);
            out.write(webp, 12, webp.length - 12);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A TIFF with the orientation and a place. */
    private static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(64 + SECRET.length());
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(SECRET.length()).putInt(64);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        tiff.position(64);
        tiff.put(SECRET.getBytes(StandardCharsets.ISO_8859_1));
        return tiff.array();
    }

    public static byte[] pngWithMetadata(int width, int height) {
        byte[] png = png(width, height);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.writeBytes(chunk("tEXt", ("Comment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1)));
        out.writeBytes(chunk("eXIf", exif(1)));
        out.writeBytes(chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F}));
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    public static byte[] webpWithMetadata(int width, int height) {
        byte[] webp = webp(width, height);
        byte[] exif = exif(6);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        int length = 4 + 18 + webp.length - 12 + 8 + exif.length + exif.length % 2;
        little(out, length, 4);
        out.writeBytes("WEBPVP8X".getBytes(StandardCharsets.ISO_8859_1));
        little(out, 10, 4);
        little(out, 0x08, 4);
        little(out, width - 1, 3);
        little(out, height - 1, 3);
        out.write(webp, 12, webp.length - 12);
        out.writeBytes("EXIF".getBytes(StandardCharsets.ISO_8859_1));
        little(out, exif.length, 4);
        out.writeBytes(exif);
        little(out, 0, exif.length % 2);
        return out.toByteArray();
    }

    /** A few bytes that say they are a thousand million pixels. */
    public static byte[] bomb() {
        return new TestPng(40_000, 40_000, TestPng.RGB, 8).chunk("IDAT", new byte[20]).end();
    }

    /** An index with a size, and nothing that could be shown. @param item one that it names, such as Exif */
    public static byte[] avif(int width, int height, String item) {
        byte[] size = box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
        byte[] infe = box("infe", concat(new byte[8], item.getBytes(StandardCharsets.ISO_8859_1)));
        return concat(box("ftyp", "avif\0\0\0\0avifmif1".getBytes(StandardCharsets.ISO_8859_1)),
                concat(box("meta", concat(new byte[4], concat(infe, size))), box("mdat", new byte[30])));
    }

    private static byte[] box(String name, byte[] data) {
        return concat(ByteBuffer.allocate(8).putInt(data.length + 8).put(name.getBytes(StandardCharsets.ISO_8859_1)).array(), data);
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] named = concat(name.getBytes(StandardCharsets.ISO_8859_1), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8).putInt(data.length).put(named).putInt((int) sum.getValue()).array();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] data) {
        out.write(0xFF);
        out.write(marker);
        out.write(data.length + 2 >> 8);
        out.write(data.length + 2);
        out.writeBytes(data);
    }

    private static void little(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++, value >>>= 8) {
            out.write(value);
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    static byte[] written(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static BufferedImage read(byte[] picture, PictureType type) {
        try {
            return type == PictureType.WEBP ? ImageCodec.decoded(picture, type) : ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean has(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(text);
    }
}
