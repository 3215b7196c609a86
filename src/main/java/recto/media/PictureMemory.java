package recto.media;

import java.util.concurrent.Semaphore;

/** Shares out the memory in which pictures are decoded, so that many large pictures at once do not fill the heap. */
final class PictureMemory {

    /** A semaphore counts no further than an integer, and nobody waits for less. */
    private static final int UNIT = 1 << 16;

    private final int units;
    private final Semaphore free;

    /** @param bytes that pictures may take together */
    PictureMemory(long bytes) {
        units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        free = new Semaphore(units, true);
    }

    long bytes() {
        return (long) units * UNIT;
    }

    interface Work<T> {
        T run() throws PictureException;
    }

    /** Waits until there is so much memory, no more than {@link #bytes}, and works in it. */
    <T> T use(long bytes, Work<T> work) throws PictureException {
        int taken = (int) Math.min(units, bytes / UNIT + 1);
        free.acquireUninterruptibly(taken);
        try {
            return work.run();
        } catch (OutOfMemoryError e) {
            throw new PictureException("takes more memory than there is (%s)".formatted(e.getMessage()), "make it smaller, or give Recto more memory");
        } finally {
            free.release(taken);
        }
    }
}
