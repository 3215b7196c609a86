package recto.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The answer to what is no request: no route sees it, so no route gives it the headers that every page has. */
final class RefusedRequest {

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "quarkus.http.header.\"X-Content-Type-Options\".value",
            "Referrer-Policy", "quarkus.http.filter.pages.header.\"Referrer-Policy\"",
            "Content-Security-Policy", "quarkus.http.filter.pages.header.\"Content-Security-Policy\"");

    private RefusedRequest() {}

    static FullHttpResponse answer(HttpResponseStatus status) {
        byte[] page = Arc.container().instance(LastResort.class).get().html(status.code()).getBytes(StandardCharsets.UTF_8);
        FullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(page));
        HEADERS.forEach((name, setting) -> ConfigProvider.getConfig().getOptionalValue(setting, String.class)
                .ifPresent(value -> answer.headers().set(name, value)));
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, LastResort.CONTENT_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, page.length)
                .set(HttpHeaderNames.CACHE_CONTROL, CacheControl.NONE.header(0))
                .set(HttpHeaderNames.DATE, HttpDate.now(System.currentTimeMillis()))
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }
}
