package recto.media;

import java.util.concurrent.Semaphore;

/** Shares out memory among the threads that read or decode pictures, so that many large pictures at once do not fill the heap. */
public final class PictureMemory {

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

    /** A part of the memory that is used until it is closed. */
    public final class Share implements AutoCloseable {

        private final int taken;

        private Share(int taken) {
            this.taken = taken;
        }

        @Override
        public void close() {
            free.release(taken);
        }
    }

    /** Waits until there is so much memory. Who asks for more than {@link #bytes} gets all of it. */
    Share take(long bytes) {
        int taken = (int) Math.min(units, bytes / UNIT + 1);
        free.acquireUninterruptibly(taken);
        return new Share(taken);
    }
}
