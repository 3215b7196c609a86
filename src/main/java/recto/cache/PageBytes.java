package recto.cache;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The bytes of a kept page in one content coding. A page that is asked for again moves to direct memory, which all its answers share: bytes
 * from the heap would be copied there for each answer, and stay there as long as its reader does not take them. The collector frees the
 * memory some time after the page has left the cache and the last answer has gone. Counting the answers instead would free the memory at
 * once, but a single answer that is not counted off, such as one to a closed connection, would keep it for ever.
 */
final class PageBytes {

    private static final Logger LOG = Logger.getLogger(PageBytes.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong DIRECT = new AtomicLong();
    /** In bytes. By default the JVM allows as much direct memory as heap, and the connections need some of it. */
    private static final long MOST = Runtime.getRuntime().maxMemory() / 2;

    private final int length;
    private volatile Buffer buffer;
    private volatile boolean isAskedFor;
    private volatile boolean isSettled;

    PageBytes(byte[] bytes) {
        this.length = bytes.length;
        this.buffer = Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }

    /** The bytes for one more answer. Nobody can write to them or release them: Vert.x takes an unreleasable slice. */
    Buffer buffer() {
        if (!isSettled) {
            if (DIRECT.get() + length > MOST) {
                tellOnce();
            } else {
                settle();
            }
        }
        return buffer;
    }

    private static void tellOnce() {
        if (!TOLD.get() && TOLD.compareAndSet(false, true)) {
            LOG.infof(
                    "Pages take %d MB outside of the heap, which is all that they may; others are kept on the heap, and copied for each answer",
                    MOST >> 20);
        }
    }

    byte[] copy() {
        return buffer.getBytes();
    }

    /** How much direct memory all pages take, in bytes. */
    static long direct() {
        return DIRECT.get();
    }

    private synchronized void settle() {
        if (!isAskedFor) {
            isAskedFor = true;
        } else if (!isSettled) {
            isSettled = moveToDirectMemory();
        }
    }

    /** @return false where there is no room at present */
    private boolean moveToDirectMemory() {
        if (DIRECT.addAndGet(length) > MOST) {
            DIRECT.addAndGet(-length);
            return false;
        }
        try {
            ByteBuffer bytes = ByteBuffer.allocateDirect(length);
            CLEANER.register(bytes, () -> DIRECT.addAndGet(-length));
            bytes.put(buffer.getBytes()).flip();
            buffer = Buffer.buffer(Unpooled.wrappedBuffer(bytes));
        } catch (OutOfMemoryError less) {
            // The JVM was started with less than MOST; the page stays where it is
            DIRECT.addAndGet(-length);
        }
        return true;
    }
}
