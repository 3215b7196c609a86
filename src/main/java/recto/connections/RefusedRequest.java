package recto.connections;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import recto.cache.RequestMeters;
import recto.http.HttpDate;
import recto.web.LastResort;

/** The answer to what is no request: no route sees it, so no route gives it the headers that every page has. */
final class RefusedRequest {

    private RefusedRequest() {}

    /** @param isHead whether the answer is the head alone, with the length of the page */
    static FullHttpResponse answer(HttpResponseStatus status, boolean isHead) {
        Arc.container().instance(RequestMeters.class).get().countRefused(status.code());
        LastResort pages = Arc.container().instance(LastResort.class).get();
        byte[] page = pages.html(status.code()).getBytes(StandardCharsets.UTF_8);
        FullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
                isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(page));
        pages.headers(page.length).forEach(answer.headers()::set);
        answer.headers().set(HttpHeaderNames.DATE, HttpDate.now(System.currentTimeMillis()))
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }
}
