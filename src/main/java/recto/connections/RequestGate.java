package recto.connections;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import recto.http.UrlPath;

/**
 * Lets the requests of one connection through to Vert.x one by one: the next when the last is answered and the reader takes the answers.
 * Until then nothing is read from the connection. Vert.x itself reads on, and keeps each answer in memory for a reader that never comes.
 * When the server stops, the answer under way says that it is the last; a connection without one waits for one more request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2">RFC 9112, section 9.3.2</a>, on pipelining
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, section 9.6</a>, on closing
 */
class RequestGate extends ChannelDuplexHandler {

    /** How long a stop waits for an answer that is under way. */
    static final int STOP_SECONDS = 9;

    /** How long a connection without a request waits for one more when the server stops: it may be on its way. */
    private static final int LAST_REQUEST_SECONDS = 1;

    private final Runnable received;
    private final Deque<Object> held = new ArrayDeque<>(0);
    private boolean isAnswering;
    private boolean isReleasing;
    /** Whether this class has stopped the reading from the connection, which Vert.x may do as well. */
    private boolean isPaused;
    /** Whether requests behind the last one have come, which nobody answers. */
    private boolean isDropping;
    /** Whether both ends know that the connection ends with the present answer. */
    private boolean isLast;
    private boolean isStopping;
    private boolean isHead;
    /** Vert.x answers such a request by itself, with a status and no more, and closes the connection. */
    private boolean isMalformed;

    /** @param received is called when the last byte of a request has come */
    RequestGate(Runnable received) {
        this.received = received;
    }

    boolean isAnswering() {
        return isAnswering || !held.isEmpty();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof LastHttpContent) {
            received.run();
        }
        if (held.isEmpty() && !isDropping && passes(context, part)) {
            pass(context, part);
            return;
        }
        held.add(part);
        isPaused = true;
        context.channel().config().setAutoRead(false);
        dropBehindTheLast();
    }

    /** The answer to the last request ends the connection, so what comes behind that request is not read (RFC 9112, section 9.6). */
    private void dropBehindTheLast() {
        if (isLast && (isDropping || held.peek() instanceof HttpRequest)) {
            isDropping = true;
            held.forEach(ReferenceCountUtil::release);
            held.clear();
        }
    }

    private boolean passes(ChannelHandlerContext context, Object part) {
        return !(part instanceof HttpRequest) || !isAnswering && !isLast && context.channel().isWritable();
    }

    private void pass(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request) {
            isAnswering = true;
            isHead = request.method().equals(HttpMethod.HEAD);
            request.setUri(UrlPath.withoutUndecodableQuery(request.uri()));
            if (!UrlPath.isDecodable(request.uri())) {
                request.setDecoderResult(
                        DecoderResult.failure(new IllegalArgumentException("A target with a percent sign that encodes nothing")));
            }
            isMalformed = request.decoderResult().isFailure();
            isLast = isMalformed || !HttpUtil.isKeepAlive(request);
        }
        context.fireChannelRead(part);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.fireChannelWritabilityChanged();
        releaseSoon(context);
    }

    private void releaseSoon(ChannelHandlerContext context) {
        if (!held.isEmpty() && !isReleasing) {
            isReleasing = true;
            // Later, since Vert.x has not finished with the present answer
            context.executor().execute(() -> release(context));
        }
    }

    private void release(ChannelHandlerContext context) {
        isReleasing = false;
        dropBehindTheLast();
        while (!held.isEmpty() && passes(context, held.peek())) {
            pass(context, held.poll());
        }
        // Vert.x sends what it has answered when it believes that it has read all there was
        context.fireChannelReadComplete();
        if (held.isEmpty() && isPaused && !isDropping) {
            isPaused = false;
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse head) {
            if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(part, promise);
                return;
            }
            if (isMalformed) {
                refuse(context, head, promise);
                return;
            }
            if (isStopping) {
                head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            isLast |= head.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        }
        if (!(part instanceof LastHttpContent)) {
            context.write(part, promise);
            return;
        }
        isAnswering = false;
        if (isStopping || isLast) {
            context.write(part, promise.unvoid().addListener(sent -> context.close()));
        } else {
            context.write(part, promise);
            releaseSoon(context);
        }
    }

    /** Sends the page that says so in place of the empty answer of Vert.x. */
    private void refuse(ChannelHandlerContext context, HttpResponse head, ChannelPromise promise) {
        ReferenceCountUtil.release(head);
        isAnswering = false;
        context.write(RefusedRequest.answer(head.status(), isHead), promise);
    }

    /**
     * Vert.x closes a connection after its last answer or a failure, and all at once when the server stops. Only in the last case may the
     * answer to a request that is under way still be of use.
     */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (isLast && !isAnswering) {
            context.close(promise);
            return;
        }
        context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        if (!isStopping) {
            isStopping = true;
            if (isAnswering) {
                context.executor().schedule(() -> context.close(), STOP_SECONDS, TimeUnit.SECONDS);
            } else {
                context.executor().schedule(() -> endUnlessAnswering(context), LAST_REQUEST_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    /** One more request may have come; the end of its answer closes the connection. */
    private void endUnlessAnswering(ChannelHandlerContext context) {
        if (isAnswering) {
            context.executor().schedule(() -> context.close(), STOP_SECONDS - LAST_REQUEST_SECONDS, TimeUnit.SECONDS);
        } else {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        isLast = true;
        isAnswering = false;
        context.fireExceptionCaught(cause);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}
