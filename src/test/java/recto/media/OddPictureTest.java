package recto.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import recto.image.PictureException;
import recto.image.PictureType;

/** Files that are not as their specification wants them, and that browsers show all the same. */
class OddPictureTest {

    private static final String CUT = "ends too early, and is shown as far as it goes";

    private final PictureMaker maker = new PictureMaker();

    @Test
    void strayBytesBetweenTheSegmentsOfAJpegAreSkipped() throws PictureException {
        byte[] jpeg = TestPictures.jpeg(600, 20);
        int table = indexOf(jpeg, 0xDB);
        for (byte[] stray : List.of(new byte[] {0}, new byte[] {-1, -1, -1}, new byte[] {0, 1, 2, 3},
                new byte[] {(byte) 0xFF, (byte) 0xD8})) {
            assertShown(600, 20, inserted(jpeg, table, stray));
        }
        assertShown(600, 20, appended(jpeg, "and more".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aJpegWhoseSegmentsComeInAnotherOrderIsShown() throws PictureException {
        byte[] jpeg = TestPictures.jpegWithMetadata(600, 20, 1);
        byte[] comment = {(byte) 0xFF, (byte) 0xFE, 0, 4, 'h', 'i'};
        assertShown(600, 20, inserted(jpeg, 2, comment));
        assertShown(600, 20, inserted(
                TestPictures.jpegWithProfile(TestPictures.image(600, 20, BufferedImage.TYPE_INT_RGB), TestProfiles.srgb()), 2, comment));
    }

    @Test
    void aJpegWithoutItsEndIsShownAndOneThatIsCutIsShownInPart() throws PictureException {
        byte[] jpeg = TestPictures.jpeg(600, 200);
        for (int length : List.of(jpeg.length - 2, jpeg.length - 1, jpeg.length / 2)) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            PictureMaker.Made made = assertShown(600, 200, cut);
            assertEquals(CUT, maker.remark(cut).orElseThrow().message());
            for (PictureFile file : made.files()) {
                assertTrue((TestPictures.read(file.bytes(), file.type()).getRGB(20, 10) >> 16 & 0xFF) > 200,
                        "the upper left quarter is red");
            }
        }
        assertFalse(maker.remark(jpeg).isPresent());
    }

    @Test
    void aPngWithoutItsEndIsShownAndOneThatIsCutIsShownInPart() throws PictureException {
        byte[] png = TestPictures.png(600, 200);
        for (int length : List.of(png.length - 12, png.length - 6, png.length - 14, png.length / 2)) {
            byte[] cut = Arrays.copyOf(png, length);
            PictureMaker.Made made = assertShown(600, 200, cut);
            assertEquals(CUT, maker.remark(cut).orElseThrow().message());
            for (PictureFile file : made.files().subList(1, made.files().size())) {
                assertEquals(0xFFFF0000, TestPictures.read(file.bytes(), file.type()).getRGB(20, 10));
            }
        }
        assertFalse(maker.remark(png).isPresent());
    }

    @Test
    void chunksOfAPngThatAreWrongAndOfNoAccountAreSkipped() throws PictureException {
        TestPng png = new TestPng(600, 20, TestPng.PALETTE, 8).chunk("PLTE", new byte[] {1, 2, 3}).chunk("iCCP", new byte[] {1})
                .chunk("gAMA", new byte[1])
                .chunk("cHRM", new byte[3]).chunk("bKGD", new byte[0]).chunk("pHYs", new byte[2]).chunk("tIME", new byte[1])
                .chunk("zTXt", new byte[1]).chunk("sRGB", new byte[0]);
        assertShown(600, 20, png.filledWith(0));
        byte[] wrongSum = new TestPng(600, 20, TestPng.GREY, 8).numbers("gAMA", 45_455).filledWith(7);
        wrongSum[33 + 12]++;
        assertShown(600, 20, wrongSum);
    }

    @Test
    void aGifWithoutAScreenIsAsLargeAsItsFirstImage() throws PictureException {
        byte[] gif = TestPictures.gif();
        Arrays.fill(gif, 6, 10, (byte) 0);
        Picture picture = maker.make(gif).picture();

        assertEquals(List.of(20, 10), List.of(picture.width(), picture.height()));
    }

    @Test
    void whatAGifSaysOfItsMakerIsLeftOut() throws PictureException {
        byte[] gif = TestPictures.gif();
        byte[] comment = {0x21, (byte) 0xFE, 5, 'o', 'w', 'n', 'e', 'r', 0};
        byte[] loop = appended(new byte[] {0x21, (byte) 0xFF, 11},
                appended("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII), new byte[] {3, 1, 0, 0, 0}));
        byte[] xmp = appended(new byte[] {0x21, (byte) 0xFF, 11},
                appended("XMP DataXMP".getBytes(StandardCharsets.US_ASCII), new byte[] {3, 'G', 'P', 'S', 0}));
        int start = 13 + ((gif[10] & 0x80) != 0 ? 3 << (gif[10] & 7) + 1 : 0);
        byte[] noted = appended(inserted(gif, start, appended(comment, appended(loop, xmp))), "behind".getBytes(StandardCharsets.US_ASCII));

        byte[] shown = assertShown(20, 10, noted).files().get(0).bytes();
        assertFalse(TestPictures.has(shown, "owner") || TestPictures.has(shown, "GPS") || TestPictures.has(shown, "behind"));
        assertArrayEquals(inserted(gif, start, loop), shown);
        for (int length = 13; length < noted.length; length++) {
            maker.make(Arrays.copyOf(noted, length));
        }
    }

    @Test
    void bytesBehindAWebpAreLeftOut() throws PictureException {
        byte[] webp = appended(TestPictures.webpWithMetadata(600, 20), "and more of it".getBytes(StandardCharsets.US_ASCII));
        assertFalse(TestPictures.has(assertShown(20, 600, webp).files().get(0).bytes(), "and more"));
        assertFalse(maker.remark(webp).isPresent());
    }

    @Test
    void aWebpOfWhichOnlyNotesAreMissingIsShown() throws PictureException {
        byte[] webp = TestPictures.webpWithMetadata(600, 20);
        assertShown(600, 20, Arrays.copyOf(webp, webp.length - 30));
    }

    @Test
    void anAvifIsOneByAnyOfItsBrands() throws PictureException {
        byte[] avif = TestPictures.avif(60, 40, "av01");
        System.arraycopy("mif1".getBytes(StandardCharsets.US_ASCII), 0, avif, 8, 4);
        assertEquals(PictureType.AVIF, assertShown(60, 40, avif).picture().type());
        System.arraycopy("avif".getBytes(StandardCharsets.US_ASCII), 0, avif, 4, 4);
        assertThrows(PictureException.class, () -> maker.make(avif));
    }

    private PictureMaker.Made assertShown(int width, int height, byte[] file) throws PictureException {
        PictureMaker.Made made = maker.make(file);
        assertEquals(List.of(width, height), List.of(made.picture().width(), made.picture().height()));
        maker.check(file);
        return made;
    }

    private static int indexOf(byte[] jpeg, int marker) {
        int at = 2;
        while ((jpeg[at] & 0xFF) != 0xFF || (jpeg[at + 1] & 0xFF) != marker) {
            at++;
        }
        return at;
    }

    private static byte[] inserted(byte[] file, int at, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.writeBytes(bytes);
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    private static byte[] appended(byte[] file, byte[] bytes) {
        return inserted(file, file.length, bytes);
    }
}
