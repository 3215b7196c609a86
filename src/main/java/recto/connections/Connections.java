package recto.connections;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one listening socket: no more than are allowed, each with {@link ConnectionLimits}. When the server stops, it takes
 * no new connections, and waits for the answers under way.
 */
class Connections extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    /**
     * In bytes. Requests are small, and what is read at once is the most that can wait in memory while answers are not read; Netty's 64 kB
     * would hold two thousand requests.
     */
    private static final int READ_AT_MOST = 8192;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final HttpLimits limits;
    private final AtomicInteger open = new AtomicInteger();
    /** Null until the server stops. */
    private volatile @Nullable ChannelPromise stop;
    private long lastRefusal = System.nanoTime() - MINUTE;

    Connections(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel connection = (Channel) accepted;
        if (open.get() >= limits.maxConnections()) {
            connection.unsafe().closeForcibly();
            warn();
            return;
        }
        open.incrementAndGet();
        connection.closeFuture().addListener(closed -> {
            ChannelPromise stopped = stop;
            if (open.decrementAndGet() == 0 && stopped != null) {
                stopped.trySuccess();
            }
        });
        connection.config().setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(512, 1024, READ_AT_MOST));
        connection.pipeline().addLast(new ConnectionLimits(limits, this::areMany));
        context.fireChannelRead(connection);
    }

    private void warn() {
        long now = System.nanoTime();
        if (now - lastRefusal >= MINUTE) {
            lastRefusal = now;
            LOG.warnf("%d connections are open, which is all that recto.http.max-connections allows: more are refused",
                    limits.maxConnections());
        }
    }

    /** Whether so many connections are open that those which do nothing have to go sooner. */
    private boolean areMany() {
        return open.get() > limits.maxConnections() / 2;
    }

    /**
     * Closes the listening socket at once, but says so only when the last connection has ended: until then the database stays open for the
     * answers under way.
     */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        stop = promise;
        context.close().addListener(closed -> {
            if (open.get() == 0) {
                promise.trySuccess();
            } else {
                // A little longer than RequestGate, which closes each connection
                context.executor().schedule(() -> promise.trySuccess(), RequestGate.STOP_SECONDS + 1L, TimeUnit.SECONDS);
            }
        });
    }
}
