package recto.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static recto.media.TestPng.GREY;
import static recto.media.TestPng.GREY_ALPHA;
import static recto.media.TestPng.PALETTE;
import static recto.media.TestPng.RGB;
import static recto.media.TestPng.RGB_ALPHA;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.image.PictureException;
import recto.image.PictureType;

/**
 * The copies of a picture have the colours that a browser shows for the picture itself. The expected numbers are either those that were
 * written to the file, or were worked out apart from Recto with the published matrices of each colour space.
 */
class PictureColoursTest {

    private static final int WIDTH = 700;
    private static final int HEIGHT = 20;
    private static final int[] COLOUR = {170, 120, 60};

    private final PictureMaker maker = new PictureMaker();

    // ---- grey ----

    @ParameterizedTest
    @CsvSource({"8, 70, 70", "16, 17990, 70", "16, 18089, 70", "4, 5, 85", "2, 1, 85", "1, 1, 255", "1, 0, 0"})
    void greyIsAsBrightAsItIsStored(int bits, int sample, int shown) throws PictureException {
        assertColour(new TestPng(WIDTH, HEIGHT, GREY, bits).filledWith(sample), shown, shown, shown, 255);
    }

    @ParameterizedTest
    @CsvSource({"8, 70, 200, 70, 200", "8, 70, 255, 70, 255", "16, 17990, 51400, 70, 200", "16, 17990, 65535, 70, 255"})
    void greyWithTransparencyIsAsBrightAsItIsStored(int bits, int sample, int alpha, int shown, int shownAlpha) throws PictureException {
        assertColour(new TestPng(WIDTH, HEIGHT, GREY_ALPHA, bits).filledWith(sample, alpha), shown, shown, shown, shownAlpha);
    }

    @ParameterizedTest
    @CsvSource({"8, 70, 70", "16, 17990, 70", "4, 5, 85", "2, 1, 85", "1, 1, 255"})
    void greyWithATransparentGreyIsAsBrightAsItIsStored(int bits, int sample, int shown) throws PictureException {
        assertColour(new TestPng(WIDTH, HEIGHT, GREY, bits).chunk("tRNS", new byte[] {0, 0}).filledWith(sample), shown, shown, shown, 255);
        byte[] clear = {(byte) (sample >> 8), (byte) sample};
        assertColour(new TestPng(WIDTH, HEIGHT, GREY, bits).chunk("tRNS", clear).filledWith(sample), 0, 0, 0, 0);
    }

    @Test
    void aGreyJpegIsAsBrightAsItIsStored() throws PictureException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = new byte[WIDTH * HEIGHT];
        new Random(1).nextBytes(samples);
        for (int y = 0; y < HEIGHT; y++) {
            Arrays.fill(samples, y * WIDTH, y * WIDTH + 600, (byte) 70);
        }
        image.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, samples);
        assertColour(TestPictures.written(image, "jpg"), 70, 70, 70, 255);
    }

    // ---- other types of PNG ----

    @Test
    void allTypesOfPngKeepTheirColours() throws PictureException {
        assertColour(new TestPng(WIDTH, HEIGHT, RGB, 8).filledWith(COLOUR), 170, 120, 60, 255);
        assertColour(new TestPng(WIDTH, HEIGHT, RGB, 16).filledWith(170 * 257, 120 * 257, 60 * 257), 170, 120, 60, 255);
        assertColour(new TestPng(WIDTH, HEIGHT, RGB_ALPHA, 8).filledWith(170, 120, 60, 128), 170, 120, 60, 128);
        assertColour(new TestPng(WIDTH, HEIGHT, RGB_ALPHA, 16).filledWith(170 * 257, 120 * 257, 60 * 257, 128 * 257), 170, 120, 60, 128);
        assertColour(new TestPng(WIDTH, HEIGHT, RGB, 8).chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3}).filledWith(COLOUR), 170, 120, 60, 255);
        assertColour(palette().filledWith(1), 170, 120, 60, 255);
        assertColour(palette().chunk("tRNS", new byte[] {0, (byte) 128}).filledWith(1), 170, 120, 60, 128);
    }

    private static TestPng palette() {
        return new TestPng(WIDTH, HEIGHT, PALETTE, 8).chunk("PLTE", new byte[] {0, 0, 0, (byte) 170, 120, 60});
    }

    // ---- profiles ----

    @Test
    void thePictureOfAProfileIsConverted() throws PictureException {
        byte[] swapped = TestProfiles.swapped();
        assertColour(new TestPng(WIDTH, HEIGHT, RGB, 8).profile(swapped).filledWith(COLOUR), 120, 170, 60, 255);
        assertColour(new TestPng(WIDTH, HEIGHT, RGB, 16).profile(swapped).filledWith(170 * 257, 120 * 257, 60 * 257), 120, 170, 60, 255);
        assertColour(new TestPng(WIDTH, HEIGHT, RGB_ALPHA, 8).profile(swapped).filledWith(170, 120, 60, 128), 120, 170, 60, 128);
        assertColour(new TestPng(WIDTH, HEIGHT, PALETTE, 8).profile(swapped).chunk("PLTE", new byte[] {0, 0, 0, (byte) 170, 120, 60})
                .filledWith(1), 120, 170, 60, 255);
        assertColour(TestPictures.jpegWithProfile(filled(), swapped), 120, 170, 60, 255);
        assertColour(TestPictures.webpWithProfile(filled(), swapped), 120, 170, 60, 255);
    }

    /** Java's profile for grey takes the numbers for light. */
    @Test
    void aProfileForGreyIsForGrey() throws PictureException {
        assertColour(new TestPng(WIDTH, HEIGHT, GREY, 8).profile(TestProfiles.grey()).filledWith(55), 128, 128, 128, 255);
        assertColour(new TestPng(WIDTH, HEIGHT, GREY_ALPHA, 8).profile(TestProfiles.grey()).filledWith(55, 128), 128, 128, 128, 128);
    }

    @Test
    void theProfileOfSrgbChangesNothing() throws PictureException {
        assertColour(new TestPng(WIDTH, HEIGHT, RGB, 8).profile(TestProfiles.srgb()).filledWith(COLOUR), 170, 120, 60, 255);
    }

    @Test
    void aProfileThatDoesNotFitIsNotUsedAndTold() throws PictureException {
        byte[] half = Arrays.copyOf(TestProfiles.swapped(), TestProfiles.swapped().length / 2);
        for (byte[] odd : List.of(TestProfiles.grey(), half, new byte[300], new byte[0])) {
            for (byte[] file : List.of(new TestPng(WIDTH, HEIGHT, RGB, 8).profile(odd).filledWith(COLOUR),
                    TestPictures.jpegWithProfile(filled(), odd),
                    TestPictures.webpWithProfile(filled(), odd))) {
                assertColour(file, 170, 120, 60, 255);
                assertTrue(maker.remark(file).orElseThrow().message()
                        .startsWith("has a colour profile that is not used, as in browsers: it is "));
            }
        }
        assertEquals("has a colour profile that is not used, as in browsers: it is for GRAY, and the picture is RGB",
                maker.remark(new TestPng(WIDTH, HEIGHT, RGB, 8).profile(TestProfiles.grey()).filledWith(COLOUR)).orElseThrow().message());
    }

    @Test
    void aJpegWhoseProfileHasLostAPartIsShownWithoutIt() throws PictureException {
        byte[] file = TestPictures.jpegWithProfile(filled(), TestProfiles.swapped(), 1, 2);
        assertColour(file, 170, 120, 60, 255);
        assertTrue(maker.remark(file).isPresent());
    }

    // ---- the numbers of PNG ----

    private static final int[] SRGB = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};
    private static final int[] ADOBE = {31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000};

    @Test
    void gammaAndPrimariesAreConverted() throws PictureException {
        assertColour(png().numbers("gAMA", 100_000).filledWith(COLOUR), 213, 182, 133, 255);
        assertColour(png().numbers("gAMA", 55_556).filledWith(COLOUR), 184, 139, 77, 255);
        assertColour(png().numbers("gAMA", 55_556).numbers("cHRM", SRGB).filledWith(COLOUR), 184, 139, 77, 255);
        assertColour(png().numbers("gAMA", 45_470).numbers("cHRM", ADOBE).filledWith(COLOUR), 187, 121, 53, 255);
        assertColour(new TestPng(WIDTH, HEIGHT, GREY, 8).numbers("gAMA", 100_000).filledWith(55), 128, 128, 128, 255);
        assertColour(new TestPng(WIDTH, HEIGHT, GREY_ALPHA, 16).numbers("gAMA", 100_000).filledWith(55 * 257, 128 * 257), 128, 128, 128,
                128);
    }

    @Test
    void theNumbersOfSrgbChangeNothing() throws PictureException {
        assertColour(png().numbers("gAMA", 45_455).filledWith(COLOUR), 170, 120, 60, 255);
        assertColour(png().numbers("gAMA", 45_455).numbers("cHRM", SRGB).filledWith(COLOUR), 170, 120, 60, 255);
        assertColour(png().numbers("cHRM", ADOBE).filledWith(COLOUR), 170, 120, 60, 255);
    }

    @Test
    void theFirstOfTheChunksThatSayWhatColoursMeanCounts() throws PictureException {
        assertColour(png().numbers("gAMA", 100_000).chunk("sRGB", new byte[1]).filledWith(COLOUR), 170, 120, 60, 255);
        assertColour(png().numbers("gAMA", 100_000).profile(TestProfiles.swapped()).filledWith(COLOUR), 120, 170, 60, 255);
        assertColour(png().profile(TestProfiles.swapped()).chunk("cICP", new byte[] {1, 13, 0, 1}).filledWith(COLOUR), 170, 120, 60, 255);
        assertColour(png().chunk("cICP", new byte[] {12, 13, 0, 1}).filledWith(COLOUR), 179, 117, 46, 255);
    }

    @Test
    void whatIsForScreensOfHighDynamicRangeIsServedAsItIsAndTold() throws PictureException {
        byte[] file = png().chunk("cICP", new byte[] {9, 16, 0, 1}).filledWith(COLOUR);
        assertEquals(List.of(), maker.make(file).picture().variants());
        assertEquals("is served in its full size only, because its colours (cICP 9, 16) are not those of screens",
                maker.remark(file).orElseThrow().message());
    }

    @Test
    void primariesThatDescribeNoColoursAreNotUsed() throws PictureException {
        assertColour(png().numbers("gAMA", 45_455).numbers("cHRM", 1, 1, 1, 1, 1, 1, 1, 1).filledWith(COLOUR), 170, 120, 60, 255);
        assertColour(png().numbers("gAMA", 0).filledWith(COLOUR), 170, 120, 60, 255);
    }

    private static TestPng png() {
        return new TestPng(WIDTH, HEIGHT, RGB, 8);
    }

    private static BufferedImage filled() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random noise = new Random(1);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                // Noise at the right, so that a narrower copy is a smaller one
                image.setRGB(x, y, x > 600 ? noise.nextInt() : COLOUR[0] << 16 | COLOUR[1] << 8 | COLOUR[2]);
            }
        }
        return image;
    }

    /** All copies of the file, which is of one colour, have this one. JPEG and lossy WebP may miss it by a little. */
    private void assertColour(byte[] file, int... colour) throws PictureException {
        PictureMaker.Made made = maker.make(file);
        List<PictureFile> copies = made.files().subList(1, made.files().size());
        assertTrue(copies.stream().anyMatch(copy -> copy.type() == PictureType.WEBP), made.picture()::toString);
        assertTrue(copies.stream().anyMatch(copy -> copy.type() == made.picture().type()), made.picture()::toString);
        for (PictureFile copy : copies) {
            int argb = TestPictures.read(copy.bytes(), copy.type()).getRGB(240, 3);
            for (int i = 0; i < 4; i++) {
                int shown = argb >> (i == 3 ? 24 : 16 - 8 * i) & 0xFF;
                int miss = made.picture().type() == PictureType.PNG ? 1 : 4;
                assertTrue(Math.abs(shown - colour[i]) <= miss,
                        "%s: %s, not %s".formatted(copy.variant(), Integer.toHexString(argb), Arrays.toString(colour)));
            }
        }
    }
}
