package recto.connections;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Closes a connection whose other end takes too long: to send a request, to read an answer, or to ask for anything more. */
class ConnectionLimits extends ChannelInboundHandlerAdapter {

    private static final long IDLE_WHILE_THERE_ARE_MANY = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);

    private final BooleanSupplier areMany;
    private final long requestNanos;
    private final long sendNanos;
    private final long idleNanos;
    private final long betweenLooks;

    /** Null where the connection speaks HTTP/2. */
    private @Nullable RequestGate gate;
    private boolean isRequestBegun;
    private long requestBegan;
    /** When bytes last came or went. */
    private long lastMoved;
    /** When the other end last took some of an answer that waits. */
    private long lastTaken;
    private long waitingBytes;
    private @Nullable Object waitingFirst;
    private long waitingProgress;
    private @Nullable Future<?> nextLook;

    /** @param areMany whether so many connections are open that an idle one has to go sooner */
    ConnectionLimits(HttpLimits limits, BooleanSupplier areMany) {
        this.areMany = areMany;
        this.requestNanos = nanos(limits.requestTimeout());
        this.sendNanos = nanos(limits.sendTimeout());
        this.idleNanos = nanos(limits.idleTimeout());
        this.betweenLooks = Math.min(LONGEST_WAIT, Math.min(requestNanos, Math.min(sendNanos, idleNanos)) / 4);
    }

    private static long nanos(Duration time) {
        return TimeUnit.MILLISECONDS.toNanos(time.toMillis());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        lastMoved = System.nanoTime();
        lookLater(context);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (nextLook != null) {
            nextLook.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        lastMoved = System.nanoTime();
        if (gate == null) {
            gate = putGateBeforeVertx(context.pipeline());
        }
        if (!isRequestBegun) {
            isRequestBegun = true;
            requestBegan = lastMoved;
        }
        context.fireChannelRead(bytes);
    }

    /** The handlers of HTTP are there only after the handshake where the connection has TLS. */
    private @Nullable RequestGate putGateBeforeVertx(ChannelPipeline pipeline) {
        if (pipeline.get("httpDecoder") == null || pipeline.get("handler") == null) {
            return null;
        }
        RequestGate added = new RequestGate(() -> isRequestBegun = false);
        pipeline.addBefore("handler", "recto-gate", added);
        return added;
    }

    private void lookLater(ChannelHandlerContext context) {
        nextLook = context.executor().schedule(() -> look(context), betweenLooks, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        if (isTooLate(context, System.nanoTime())) {
            // From here the close does not pass the gate, which would wait for the answer under way
            context.close();
        } else if (context.channel().isActive()) {
            lookLater(context);
        }
    }

    private boolean isTooLate(ChannelHandlerContext context, long now) {
        if (isAnswerWaiting(context, now)) {
            return now - lastTaken > sendNanos;
        }
        if (gate != null && gate.isAnswering()) {
            return false;
        }
        if (isRequestBegun && !isHttp2(context)) {
            return now - requestBegan > requestNanos;
        }
        return now - lastMoved > (areMany.getAsBoolean() ? Math.min(idleNanos, IDLE_WHILE_THERE_ARE_MANY) : idleNanos);
    }

    private boolean isHttp2(ChannelHandlerContext context) {
        return gate == null && context.pipeline().get("handler") != null;
    }

    /** Whether the other end has not yet read all that was written; notes whether it has read anything since the last look. */
    private boolean isAnswerWaiting(ChannelHandlerContext context, long now) {
        ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
        if (waiting == null) {
            return false;
        }
        long bytes = waiting.totalPendingWriteBytes();
        Object first = waiting.current();
        long progress = waiting.currentProgress();
        if (bytes != waitingBytes || first != waitingFirst || progress != waitingProgress) {
            waitingBytes = bytes;
            waitingFirst = first;
            waitingProgress = progress;
            lastTaken = now;
            lastMoved = now;
        }
        return bytes > 0;
    }
}
