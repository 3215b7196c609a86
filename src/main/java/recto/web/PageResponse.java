package recto.web;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import recto.cache.CachedPage;
import recto.cache.PageCache;
import recto.http.CacheControl;
import recto.http.ContentCoding;
import recto.http.MarkdownPreference;

/** Makes a {@link CachedPage} of what a resource rendered and answers with it: the same code makes the first answer and every hit. */
class PageResponse {

    /** In bytes. */
    private static final int USUAL_LENGTH = 20_000;

    private final PageCache cache;
    private final PageFacts facts;
    private final CurrentVertxRequest current;
    private final Clock clock;
    private final boolean hasSurrogateKeys;

    PageResponse(PageCache cache, PageFacts facts, CurrentVertxRequest current, Clock clock, CdnConfig cdn) {
        this.hasSurrogateKeys = cdn.purge().isPresent();
        this.clock = clock;
        this.cache = cache;
        this.facts = facts;
        this.current = current;
    }

    /**
     * Response filters run from the highest priority to the lowest: this one runs before Qute's, and renders the template itself. Of a method
     * that returns a TemplateInstance, and not a RestResponse with one, Qute has made a text before.
     */
    @ServerResponseFilter(priority = Priorities.USER + 1000)
    void finish(ContainerResponseContext response) {
        RoutingContext context = Objects.requireNonNull(current.getCurrent(),
                "the request is over, since its error page could not be rendered");
        byte[] body = body(response.getEntity());
        String contentType = response.getMediaType() == null ? "text/html;charset=UTF-8" : response.getMediaType().toString();
        if (contentType.equals("text/html")) {
            contentType = "text/html;charset=UTF-8";
        }
        Map<String, String> extraHeaders = new HashMap<>();
        for (String name : List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.LINK, HttpHeaders.ALLOW)) {
            if (response.getHeaderString(name) != null) {
                extraHeaders.put(name, response.getHeaderString(name));
            }
        }
        String markdownOf = facts.markdownOf();
        if (markdownOf != null) {
            contentType = MarkdownPreference.TYPE + ";charset=UTF-8";
            extraHeaders.put(HttpHeaders.LINK, "<%s>; rel=\"canonical\"".formatted(markdownOf));
        }
        int status = facts.isFailed() ? 500 : response.getStatus();
        if (facts.isNoindex()) {
            extraHeaders.put("X-Robots-Tag", "noindex");
        }
        if (status == 200 && contentType.startsWith("text/html")) {
            extraHeaders.put(SpeculationRules.HEADER, SpeculationRules.VALUE);
        }
        if (hasSurrogateKeys) {
            extraHeaders.put(SurrogateKeys.HEADER, SurrogateKeys.of(facts.articles()));
        }
        String vary = facts.isNegotiated() && status == 200 ? "Accept-Encoding, Accept" : "Accept-Encoding";
        CachedPage page = new CachedPage(status, contentType, extraHeaders, vary, body, codings(status, context), cacheControl(status),
                facts.articles(),
                lastModified(), earlier(facts.validUntil(), cache.nextChange()));
        cache.finish(context, page);

        CachedPage.Answer answer = page.answerFor(context.request(), clock.millis());
        response.setStatus(answer.status());
        if (answer.status() == 304) {
            // The answer has all headers that a 304 repeats (RFC 9110, section 15.4.5)
            response.getHeaders().clear();
        }
        answer.headers().remove(HttpHeaders.VARY).forEach(header -> response.getHeaders().putSingle(header.getKey(), header.getValue()));
        // Qute's extension adds later that every answer varies with Accept
        context.addHeadersEndHandler(v -> {
            context.response().headers().set(HttpHeaders.VARY, vary);
            if (answer.status() == 304) {
                context.response().headers().remove(HttpHeaders.CONTENT_TYPE);
            }
        });
        response.setEntity(answer.body());
    }

    /**
     * All codings for a page that is kept, else only the one that the client prefers: to compress a page takes longer than to render it.
     */
    private Set<ContentCoding> codings(int status, RoutingContext context) {
        return cache.isOn() && CachedPage.isKept(status, cacheControl(status)) ? EnumSet.allOf(ContentCoding.class)
                : EnumSet.of(ContentCoding.choose(context.request()));
    }

    private Instant lastModified() {
        Instant content = facts.lastModified() != null ? facts.lastModified() : cache.lastModified();
        return content.isAfter(cache.restyled()) ? content : cache.restyled();
    }

    private CacheControl cacheControl(int status) {
        if (facts.cacheControl() == CacheControl.NONE) {
            // Not the redirect either to which such a page leads
            return CacheControl.NONE;
        }
        return switch (status) {
            case 200 -> facts.cacheControl();
            case 404 -> CacheControl.MISSING;
            // There is no end of addresses that one pattern leads elsewhere
            case 301, 302, 410 -> facts.cacheControl() == CacheControl.MISSING ? CacheControl.MISSING : CacheControl.PAGE;
            default -> status < 400 || status == 410 ? CacheControl.PAGE : CacheControl.NONE;
        };
    }

    private static Instant earlier(@Nullable Instant own, Instant site) {
        return own != null && own.isBefore(site) ? own : site;
    }

    private static byte[] body(Object entity) {
        if (entity == null) {
            return new byte[0];
        }
        if (entity instanceof TemplateInstance template) {
            return rendered(template);
        }
        return entity instanceof byte[] bytes ? bytes : entity.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Each part of the page becomes bytes by itself. As one text a page with a single character beyond Latin 1, such as a curved quote, was
     * copied four times, character by character: with what Mutiny did around it, an eighth of Java's time for an
     * article's page.
     */
    private static byte[] rendered(TemplateInstance template) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try {
            template.consume(part -> bytes.writeBytes(part.getBytes(StandardCharsets.UTF_8))).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return bytes.toByteArray();
    }
}
