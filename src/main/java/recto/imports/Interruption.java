package recto.imports;

import java.io.InterruptedIOException;

/** Stops a pass between two pieces of work, so that each article stays whole. */
final class Interruption {

    private Interruption() {}

    /** @throws InterruptedIOException when the program wants this thread to stop */
    static void check() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The import was stopped; the next one goes on from here");
        }
    }
}
