package recto.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.image.ImageCodec;
import recto.image.Original;
import recto.image.PictureException;
import recto.image.PictureType;

/** Pictures that are larger than pages, formats or memory allow. */
@Execution(ExecutionMode.CONCURRENT)
class PictureBoundsTest {

    private final PictureMaker maker = new PictureMaker();

    @ParameterizedTest
    @CsvSource({"1000, 17000, '480.png 480.webp'", "17000, 1000, '480.png 960.png 1600.png 480.webp 960.webp 1600.webp'",
            "700, 24000, '480.png'", "900, 17000, '480.png 480.webp'", "1700, 25000, '480.png 480.webp'", "3, 60000, ''"})
    void aVeryLongPictureHasTheCopiesThatItsTypeAllows(int width, int height, String variants) throws PictureException {
        PictureMaker.Made made = maker.make(new TestPng(width, height, TestPng.GREY, 8).filledWith(70));

        assertEquals(List.of(width, height), List.of(made.picture().width(), made.picture().height()));
        for (PictureFile file : made.files().subList(1, made.files().size())) {
            BufferedImage image = TestPictures.read(file.bytes(), file.type());
            int shown = Integer.parseInt(file.variant().replaceFirst("\\..*", ""));
            assertEquals(List.of(shown, Math.round((float) height * shown / width)), List.of(image.getWidth(), image.getHeight()));
            assertEquals(0xFF464646, image.getRGB(shown - 1, image.getHeight() - 1));
        }
        assertEquals(variants, String.join(" ", made.picture().variants()));
    }

    @Test
    void aVeryLongJpegHasTheCopiesThatItsTypeAllows() throws PictureException {
        BufferedImage image = new BufferedImage(600, 20_600, BufferedImage.TYPE_BYTE_GRAY);
        Picture picture = maker.make(TestPictures.written(image, "jpg")).picture();

        assertEquals(List.of("480.jpg"), picture.variants());
    }

    /** Each file says in a few bytes that it is enormous. What is read of it is not more than the file has. */
    @Test
    void aSmallFileThatSaysItIsEnormousIsRefusedWithoutTakingMemory() {
        byte[] gif = TestPictures.gif();
        Arrays.fill(gif, 6, 10, (byte) 0xFF);
        List<byte[]> files = List.of(TestPictures.bomb(), enormousJpeg(), gif,
                webp("VP8X", new byte[] {0, 0, 0, 0, -1, -1, -1, -1, -1, -1}),
                webp("VP8L", new byte[] {0x2F, -1, -1, -1, 0x0F, 0}),
                webp("VP8 ", new byte[] {0, 0, 0, (byte) 0x9D, 1, 0x2A, -1, 0x3F, -1, 0x3F}),
                TestPictures.avif(1 << 20, 1 << 20, "av01"));
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (byte[] file : files) {
            assertThrows(PictureException.class, () -> maker.make(file));
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            String fault = assertThrows(PictureException.class, () -> maker.make(file)).getMessage();
            assertTrue(fault.matches("has \\d+ x \\d+ pixels, more than the 50 million that are allowed"), fault);
            assertTrue(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before < 1_000_000, fault);
        }
    }

    private static byte[] enormousJpeg() {
        byte[] jpeg = TestPictures.jpeg(8, 8);
        for (int i = 0; i < jpeg.length - 1; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                Arrays.fill(jpeg, i + 5, i + 9, (byte) 0xFF);
            }
        }
        return jpeg;
    }

    private static byte[] webp(String chunk, byte[] data) {
        return ByteBuffer.allocate(20 + data.length).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + data.length)
                .put(("WEBP" + chunk).getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data).array();
    }

    @Test
    void aSmallFileOfManyPixelsIsDecodedInPart() throws PictureException {
        byte[] file = new TestPng(7000, 7000, TestPng.RGB, 8).compressed(170, 120, 60);
        assertTrue(file.length < 500_000);
        DecodePlan plan = DecodePlan.of(OriginalReader.read(file), List.of(480, 960, 1600), 200 << 20);

        assertEquals(List.of(1600, 2), List.of(plan.widest(), plan.step()));
        Picture picture = maker.make(file).picture();
        assertEquals(List.of(7000, 7000), List.of(picture.width(), picture.height()));
    }

    @Test
    void aLargeWebpIsScaledWhileItIsDecoded() throws Exception {
        BufferedImage image = new BufferedImage(8000, 200, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 8000; x++) {
            for (int y = 0; y < 200; y++) {
                image.setRGB(x, y, x < 4000 ? 0xFFAA783C : 0x80AA783C);
            }
        }
        Original original = OriginalReader.read(ImageCodec.encode(image, PictureType.WEBP, true));
        BufferedImage decoded = ImageCodec.decode(original.pixels(), PictureType.WEBP, 2);
        assertEquals(List.of(4000, 100), List.of(decoded.getWidth(), decoded.getHeight()));
        assertEquals(List.of(0xFFAA783C, 0x80), List.of(decoded.getRGB(100, 50), decoded.getRGB(3900, 50) >>> 24));
        assertTrue(Math.abs((decoded.getRGB(3900, 50) & 0xFF) - 0x3C) <= 2);
    }

    @ParameterizedTest
    @CsvSource({"512, 1600, 1", "128, 1600, 2", "40, 1600, 3", "20, 960, 3", "6, 480, 6", "1, 0, 0"})
    void theLessMemoryThereIsTheLessOfAPictureIsDecoded(int megabytes, int widest, int step) throws PictureException {
        byte[] file = new TestPng(6000, 4000, TestPng.GREY, 1).compressed(1);
        DecodePlan plan = DecodePlan.of(OriginalReader.read(file), List.of(480, 960, 1600), (long) megabytes << 20);

        assertEquals(List.of(widest, step), plan == null ? List.of(0, 0) : List.of(plan.widest(), plan.step()));
        assertTrue(plan == null || plan.memory() <= (long) megabytes << 20);
    }

    /** A scan of a few bytes costs a decoder as much as a whole picture. */
    @Test
    void aJpegOfThousandsOfScansIsRefused() {
        byte[] jpeg = TestPictures.jpeg(8, 8);
        ByteArrayOutputStream scans = new ByteArrayOutputStream();
        scans.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 1000; i++) {
            scans.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 1});
        }
        scans.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        assertTrue(
                assertThrows(PictureException.class, () -> maker.make(scans.toByteArray())).getMessage().contains("more than 200 scans"));
    }

    @Test
    void noMoreMemoryIsTakenThanThereIs() {
        PictureMemory memory = new PictureMemory(10 << 20);
        AtomicLong used = new AtomicLong();
        AtomicLong most = new AtomicLong();
        IntStream.range(0, 40).parallel().forEach(i -> {
            long size = (1L + i % 5) << 20;
            try (PictureMemory.Share share = memory.take(size)) {
                most.accumulateAndGet(used.addAndGet(size), Math::max);
                Thread.yield();
                used.addAndGet(-size);
            }
        });
        assertTrue(most.get() <= 10 << 20, most::toString);
        memory.take(1L << 40).close();
        assertFalse(memory.bytes() > 10 << 20);
    }
}
