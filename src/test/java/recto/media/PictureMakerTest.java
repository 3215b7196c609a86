package recto.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static recto.media.TestPictures.SECRET;
import static recto.media.TestPictures.has;
import static recto.media.TestPictures.read;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.image.ImageFile;
import recto.image.PictureException;
import recto.image.PictureType;

@Execution(ExecutionMode.CONCURRENT)
class PictureMakerTest {

    private final PictureMaker maker = new PictureMaker();

    @Test
    void aLargePictureIsThereInThreeWidthsAndAsWebp() throws PictureException {
        PictureMaker.Made made = maker.make(TestPictures.jpeg(2000, 1000));

        assertEquals(List.of("480.jpg", "960.jpg", "1600.jpg", "480.webp", "960.webp", "1600.webp"), made.picture().variants());
        for (PictureFile file : made.files()) {
            int width = file.variant().isEmpty() ? 2000 : Integer.parseInt(file.variant().replaceFirst("\\..*", ""));
            BufferedImage image = read(file.bytes(), file.type());
            assertEquals(List.of(width, width / 2), List.of(image.getWidth(), image.getHeight()), file.variant());
            assertTrue((image.getRGB(width / 4, width / 8) >> 16 & 0xFF) > 240, "red stays red");
        }
        assertEquals("/media/%s/1600/my-cat.jpg".formatted(made.picture().hash()), made.picture().src("a/My cat.JPG"));
        assertEquals(List.of(1600, 800), List.of(made.picture().srcWidth(), made.picture().srcHeight()));
    }

    @Test
    void noneIsMadeLargerThanItIs() throws PictureException {
        Picture picture = maker.make(TestPictures.jpeg(700, 350)).picture();

        assertEquals(List.of("480.jpg", "480.webp", "700.webp"), picture.variants());
        assertEquals("/media/%1$s/480/a.jpg 480w, /media/%1$s/a.jpg 700w".formatted(picture.hash()), picture.srcset("a.jpg"));
        assertEquals("/media/%1$s/480/a.webp 480w, /media/%1$s/700/a.webp 700w".formatted(picture.hash()), picture.webp("a.jpg"));
        assertNull(maker.make(TestPictures.jpeg(300, 200)).picture().srcset("a.jpg"));
    }

    @Test
    void aNameOfNoLettersIsOneAllTheSame() throws PictureException {
        Picture picture = maker.make(TestPictures.png(8, 8)).picture();

        assertEquals("/media/" + picture.hash() + "/picture.png", picture.src("📷.png"));
        assertEquals("/media/" + picture.hash() + "/%E7%8C%AB-1.png", picture.src("b/猫 $1.PNG"));
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 20, 0, 0", "2, 40, 20, 1, 0", "3, 40, 20, 1, 1", "4, 40, 20, 0, 1", "5, 20, 40, 0, 0", "6, 20, 40, 1, 0",
            "7, 20, 40, 1, 1", "8, 20, 40, 0, 1"})
    void aPictureStandsAsTheCameraWasHeld(int orientation, int width, int height, int redAcross, int redDown) throws PictureException {
        PictureMaker.Made made = maker.make(TestPictures.jpegWithMetadata(40, 20, orientation));

        assertEquals(List.of(width, height), List.of(made.picture().width(), made.picture().height()));
        for (PictureFile file : made.files()) {
            BufferedImage image = read(file.bytes(), file.type());
            assertEquals(List.of(width, height), List.of(image.getWidth(), image.getHeight()));
            int pixel = image.getRGB(width / 4 + redAcross * width / 2, height / 4 + redDown * height / 2);
            assertTrue((pixel >> 16 & 0xFF) > 200, "the red quarter is where it was seen: " + Integer.toHexString(pixel));
        }
    }

    @Test
    void ofALargePictureOnItsSideNoMoreIsKeptThanPagesShow() throws PictureException {
        Picture picture = maker.make(TestPictures.jpegWithMetadata(4000, 3000, 6)).picture();

        assertEquals(List.of(2400, 3200), List.of(picture.width(), picture.height()));
    }

    @Test
    void whereAndByWhomItWasTakenIsNotServed() throws PictureException {
        for (byte[] file : List.of(TestPictures.jpegWithMetadata(600, 20, 1), TestPictures.jpegWithMetadata(600, 20, 6),
                TestPictures.pngWithMetadata(600, 20),
                TestPictures.webpWithMetadata(20, 10))) {
            assertTrue(has(file, SECRET));
            PictureMaker.Made made = maker.make(file);
            made.files().forEach(part -> assertFalse(has(part.bytes(), SECRET), made.picture().type() + part.variant()));
        }
    }

    @Test
    void theColourProfileStays() throws PictureException {
        assertTrue(has(ImageFile.read(PictureType.JPEG, TestPictures.jpegWithMetadata(40, 20, 1)).clean(), "ICC_PROFILE"));
        byte[] png = ImageFile.read(PictureType.PNG, TestPictures.pngWithMetadata(40, 20)).clean();
        assertTrue(has(png, "gAMA"));
        assertFalse(has(png, "eXIf"));
    }

    @Test
    void aWebpStandsUprightToo() throws PictureException {
        PictureMaker.Made made = maker.make(TestPictures.webpWithMetadata(40, 20));

        assertEquals(List.of(20, 40), List.of(made.picture().width(), made.picture().height()));
        assertNull(made.picture().webp("a.webp"));
    }

    @Test
    void whatIsClearStaysClear() throws PictureException {
        PictureMaker.Made made = maker.make(TestPictures.clearPng(1000));

        assertTrue(made.files().size() >= 3, made.picture()::toString);
        for (PictureFile file : made.files()) {
            BufferedImage image = read(file.bytes(), file.type());
            assertEquals(0, image.getRGB(2, 2) >>> 24, file.variant());
            assertEquals(0xFFFF0000, image.getRGB(image.getWidth() / 2, image.getHeight() / 2), file.variant());
        }
    }

    @Test
    void whatMovesPassesAsItIs() throws PictureException {
        byte[] gif = TestPictures.gif();
        PictureMaker.Made made = maker.make(gif);

        assertEquals(1, made.files().size());
        assertArrayEquals(gif, made.files().get(0).bytes());
        assertEquals(PictureType.GIF, made.picture().type());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"width='80' height='40'|80|40", "width='2in' height='1in'|192|96", "viewBox='0 0 30 60'|30|60",
            "width='100' viewBox='0 0 30 60'|100|200",
            "width='100%' height='100%' viewBox='0,0,30,60'|30|60", "x='1'|300|150"})
    void aDrawingSaysHowLargeItIs(String attributes, int width, int height) throws PictureException {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' %s/>".formatted(attributes).getBytes(StandardCharsets.UTF_8);
        Picture picture = maker.make(svg).picture();

        assertEquals(List.of(width, height), List.of(picture.width(), picture.height()));
    }

    @Test
    void anAvifPassesAsItIsUnlessItSaysWhereItWasTaken() throws PictureException {
        Picture picture = maker.make(TestPictures.avif(640, 480, "av01")).picture();
        assertEquals(List.of(PictureType.AVIF, 640, 480), List.of(picture.type(), picture.width(), picture.height()));

        assertTrue(fault(TestPictures.avif(640, 480, "Exif")).contains("EXIF"));
    }

    @Test
    void aSmallFileOfManyPixelsIsNotDecoded() {
        assertEquals("has 40000 x 40000 pixels, more than the 50 million that are allowed", fault(TestPictures.bomb()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "<html><svg></svg></html>", "%PDF-1.7 and so on and on", "GIF89", "RIFF....WAVEfmt and so on"})
    void whatIsNoPictureIsNone(String text) {
        assertTrue(fault(text.getBytes(StandardCharsets.ISO_8859_1)).matches("is (none that Recto serves|no drawing|damaged).*"));
    }

    /** Whatever is cut off, there is an answer. */
    @Test
    void aFileThatEndsTooEarlyIsDamagedOrShownAsFarAsItGoes() {
        for (byte[] whole : List.of(TestPictures.jpegWithMetadata(60, 40, 6), TestPictures.pngWithMetadata(60, 40),
                TestPictures.webpWithMetadata(60, 40), TestPictures.gif(),
                TestPictures.svg(), TestPictures.avif(6, 4, "av01"))) {
            for (int length = 0; length < whole.length; length += 1 + length / 20) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    maker.make(cut);
                } catch (PictureException expected) {
                    assertFalse(expected.hint().isEmpty());
                }
            }
        }
    }

    @Test
    void otherBytesAreAnotherPicture() {
        assertEquals(maker.hash(new byte[] {1}), maker.hash(new byte[] {1}));
        assertNotEquals(maker.hash(new byte[] {1}), maker.hash(new byte[] {2}));
    }

    private String fault(byte[] file) {
        String fault = assertThrows(PictureException.class, () -> maker.make(file)).getMessage();
        assertEquals(fault, assertThrows(PictureException.class, () -> maker.check(file)).getMessage());
        return fault;
    }
}
