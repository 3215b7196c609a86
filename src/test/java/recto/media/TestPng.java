package recto.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a PNG sample by sample, without the decoder that is tested. It is not compressed, so that every copy is smaller. */
public final class TestPng {

    public static final int GREY = 0;
    public static final int RGB = 2;
    public static final int PALETTE = 3;
    public static final int GREY_ALPHA = 4;
    public static final int RGB_ALPHA = 6;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final int width;
    private final int height;
    private final int bits;

    public TestPng(int width, int height, int colourType, int bits) {
        this.width = width;
        this.height = height;
        this.bits = bits;
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) colourType).array());
    }

    public TestPng chunk(String name, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(data).array();
        CRC32 sum = new CRC32();
        sum.update(named);
        file.writeBytes(ByteBuffer.allocate(8 + named.length).putInt(data.length).put(named).putInt((int) sum.getValue()).array());
        return this;
    }

    /** A chunk of numbers with four bytes each, as gAMA and cHRM. */
    public TestPng numbers(String name, int... numbers) {
        ByteBuffer data = ByteBuffer.allocate(4 * numbers.length);
        for (int number : numbers) {
            data.putInt(number);
        }
        return chunk(name, data.array());
    }

    public TestPng profile(byte[] profile) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(new byte[] {'p', 0, 0});
        chunk.writeBytes(deflated(profile, Deflater.DEFAULT_COMPRESSION));
        return chunk("iCCP", chunk.toByteArray());
    }

    /** All pixels have these samples. */
    public byte[] filledWith(int... samples) {
        return filledWith(Deflater.NO_COMPRESSION, samples);
    }

    /** All pixels have these samples, and the file is as small as can be. */
    public byte[] compressed(int... samples) {
        return filledWith(Deflater.BEST_COMPRESSION, samples);
    }

    private byte[] filledWith(int level, int... samples) {
        int bitsOfRow = width * samples.length * bits;
        byte[] row = new byte[1 + (bitsOfRow + 7) / 8];
        for (int i = 0; i < width * samples.length; i++) {
            int sample = samples[i % samples.length];
            for (int bit = 0; bit < bits; bit++) {
                int at = i * bits + bit;
                row[1 + at / 8] |= (byte) ((sample >> bits - 1 - bit & 1) << 7 - at % 8);
            }
        }
        byte[] rows = new byte[row.length * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(row, 0, rows, y * row.length, row.length);
        }
        return chunk("IDAT", deflated(rows, level)).end();
    }

    byte[] end() {
        return chunk("IEND", new byte[0]).file.toByteArray();
    }

    private static byte[] deflated(byte[] bytes, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(level))) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
