package recto.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Turns what a resource rendered into a page of the cache, and answers with that: first answer and hit are made by the same code. */
class PageResponse {

    private final PageCache cache;
    private final PageFacts facts;
    private final CurrentVertxRequest current;
    private final Clock clock;

    PageResponse(PageCache cache, PageFacts facts, CurrentVertxRequest current, Clock clock) {
        this.clock = clock;
        this.cache = cache;
        this.facts = facts;
        this.current = current;
    }

    /** Response filters run from the highest priority to the lowest: by now Qute's has rendered the template. */
    @ServerResponseFilter(priority = Priorities.USER - 1000)
    void finish(ContainerResponseContext response) {
        RoutingContext context = current.getCurrent();
        byte[] body = body(response.getEntity());
        String contentType = response.getMediaType() == null ? "text/html;charset=UTF-8" : response.getMediaType().toString();
        if (contentType.equals("text/html")) {
            contentType = "text/html;charset=UTF-8";
        }
        Map<String, String> more = new HashMap<>();
        for (String name : List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.LINK)) {
            if (response.getHeaderString(name) != null) {
                more.put(name, response.getHeaderString(name));
            }
        }
        int status = facts.isFailed() ? 500 : response.getStatus();
        if (facts.isNoindex()) {
            more.put("X-Robots-Tag", "noindex");
        }
        if (status == 200 && contentType.startsWith("text/html")) {
            more.put(SpeculationRules.HEADER, SpeculationRules.VALUE);
        }
        CachedPage page = new CachedPage(status, contentType, more, body, codings(status, context), cacheControl(status), facts.isInvalidatedByPath(),
                lastModified(), earlier(facts.validUntil(), cache.nextChange()));
        cache.finish(context, page);

        CachedPage.Answer answer = page.answerFor(context.request(), clock.millis());
        response.setStatus(answer.status());
        if (answer.status() == 304) {
            // What it repeats is in the answer; the rest is known to who asks (RFC 9110, section 15.4.5)
            response.getHeaders().clear();
        }
        answer.headers().remove(HttpHeaders.VARY).forEach(header -> response.getHeaders().putSingle(header.getKey(), header.getValue()));
        // Qute's extension says that the answer varies with Accept, which it does not, and says so after this
        context.addHeadersEndHandler(v -> {
            context.response().headers().set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (answer.status() == 304) {
                context.response().headers().remove(HttpHeaders.CONTENT_TYPE);
            }
        });
        response.setEntity(answer.body());
    }

    /** Of a page that is not kept only the one that is asked for: to compress takes longer than to render. */
    private Set<ContentCoding> codings(int status, RoutingContext context) {
        return cache.isOn() && CachedPage.isKept(status, cacheControl(status)) ? EnumSet.allOf(ContentCoding.class)
                : EnumSet.of(ContentCoding.choose(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING)));
    }

    private Instant lastModified() {
        Instant content = facts.lastModified() != null ? facts.lastModified() : cache.lastModified();
        return content.isAfter(cache.restyled()) ? content : cache.restyled();
    }

    private CacheControl cacheControl(int status) {
        if (status >= 500) {
            return CacheControl.NONE;
        }
        return status == 200 ? facts.cacheControl() : CacheControl.PAGE;
    }

    private static Instant earlier(Instant own, Instant site) {
        return own != null && own.isBefore(site) ? own : site;
    }

    private static byte[] body(Object entity) {
        if (entity == null) {
            return new byte[0];
        }
        return entity instanceof byte[] bytes ? bytes : entity.toString().getBytes(StandardCharsets.UTF_8);
    }
}
