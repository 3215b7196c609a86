package recto.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.http.CacheControl;
import recto.http.ContentCoding;
import recto.http.EntityTags;
import recto.http.HttpDate;
import recto.language.Sha256;

/** A finished page: its bytes and headers in each content coding, made once. It answers requests, conditional ones with 304. */
public final class CachedPage {

    /** An estimate, in bytes, of the headers in each coding and the objects around them, so that a million empty pages are not free. */
    private static final int OVERHEAD = 2048;

    private record Variant(PageBytes body, String etag, MultiMap headers, MultiMap notModified) {}

    private final int status;
    /** The ids of the articles that the page shows; null for a page that depends on every listed article. */
    private final long @Nullable [] articles;
    private final CacheControl cacheControl;
    private final long validUntilMillis;
    private final long lastModifiedSecond;
    private final Map<ContentCoding, Variant> variants = new EnumMap<>(ContentCoding.class);
    private final int weight;

    /**
     * @param extraHeaders headers beyond the usual ones, such as Location
     * @param vary the header of that name
     * @param codings the content codings to make beside identity; a single one is for a single answer
     * @param articles the ids of those that the page shows; null for a page that depends on every listed article
     * @param validUntil when the page changes by itself
     */
    public CachedPage(int status, String contentType, Map<String, String> extraHeaders, String vary, byte[] body,
            Set<ContentCoding> codings,
            CacheControl cacheControl,
            @Nullable Set<Long> articles, Instant lastModified, Instant validUntil) {
        this.status = status;
        this.articles = articles == null ? null : articles.stream().mapToLong(Long::longValue).toArray();
        this.cacheControl = cacheControl;
        this.validUntilMillis = millis(validUntil);
        this.lastModifiedSecond = lastModified.getEpochSecond();
        String tag = tag(contentType, body);
        String date = HttpDate.format(lastModified);
        boolean isForOneAnswer = codings.size() == 1;
        int bytes = OVERHEAD;
        for (ContentCoding coding : ContentCoding.values()) {
            if (coding != ContentCoding.IDENTITY
                    && (!codings.contains(coding) || !coding.isAvailable() || contentType.equals("image/png"))) {
                continue;
            }
            byte[] encoded = isForOneAnswer ? coding.encodeOnce(body) : coding.encode(body);
            if (coding != ContentCoding.IDENTITY && encoded.length >= body.length) {
                continue;
            }
            // Other bytes have another tag, even where another node keeps the page that this one does not
            String etag = coding.token == null ? "\"" + tag + "\""
                    : "\"" + tag + "-" + coding.token + (isForOneAnswer ? "-once" : "") + "\"";
            // The headers that a 304 repeats (RFC 9110, section 15.4.5)
            MultiMap notModified = HeadersMultiMap.httpHeaders()
                    .add(HttpHeaders.VARY, HttpHeaders.createOptimized(vary))
                    .add(HttpHeaders.ETAG, HttpHeaders.createOptimized(etag))
                    .add(HttpHeaders.LAST_MODIFIED, HttpHeaders.createOptimized(date));
            MultiMap headers = HeadersMultiMap.httpHeaders().addAll(notModified)
                    .add(HttpHeaders.CONTENT_TYPE, HttpHeaders.createOptimized(contentType))
                    .add(HttpHeaders.CONTENT_LENGTH, HttpHeaders.createOptimized(Integer.toString(encoded.length)));
            if (coding.token != null) {
                headers.add(HttpHeaders.CONTENT_ENCODING, HttpHeaders.createOptimized(coding.token));
            }
            headers.addAll(extraHeaders);
            variants.put(coding, new Variant(new PageBytes(encoded), etag, headers, notModified));
            bytes += encoded.length;
        }
        this.weight = bytes;
    }

    int status() {
        return status;
    }

    boolean isOk() {
        return status == 200;
    }

    /** @return milliseconds since the epoch; Long.MAX_VALUE for a moment that is too far away to be counted so */
    static long millis(Instant moment) {
        return moment.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : moment.toEpochMilli();
    }

    private static String tag(String contentType, byte[] body) {
        byte[] hash = Sha256.of(contentType.getBytes(StandardCharsets.US_ASCII), body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
    }

    /** How much memory the page takes, in bytes. */
    int weight() {
        return weight;
    }

    boolean isValid(long nowMillis) {
        return nowMillis < validUntilMillis;
    }

    /** Whether the page may be another when these articles have changed, and with them every list. */
    boolean dependsOn(Set<Long> changed) {
        if (articles == null) {
            return true;
        }
        for (long article : articles) {
            if (changed.contains(article)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a page may be kept: one that is there (200), has moved (301, 302) or was removed (410). There is no end of addresses that lead
     * nowhere, and a failure may be over at the next request.
     */
    public static boolean isKept(int status, CacheControl cacheControl) {
        return (status == 200 || status == 301 || status == 302 || status == 410) && cacheControl.isKept();
    }

    boolean isKept() {
        return isKept(status, cacheControl);
    }

    boolean isKeptSearch() {
        return status == 200 && cacheControl.isOfSearch();
    }

    /**
     * Answers a GET or HEAD request; called on the event loop of the request.
     *
     * @return the status of the answer
     */
    int answer(HttpServerRequest request, long nowMillis) {
        HttpServerResponse response = request.response();
        Variant variant = variant(request);
        int answered = status(request, variant);
        response.setStatusCode(answered);
        writeHeaders(response.headers(), answered, variant, nowMillis, request.query());
        if (isBodiless(request, answered)) {
            response.end();
        } else {
            response.end(variant.body.buffer());
        }
        return answered;
    }

    /**
     * An answer for a caller that does not write the response itself.
     *
     * @param body null for a 304 and for HEAD, whose headers are those of GET
     */
    public record Answer(int status, MultiMap headers, byte @Nullable [] body) {}

    public Answer answerFor(HttpServerRequest request, long nowMillis) {
        Variant variant = variant(request);
        int answered = status(request, variant);
        MultiMap headers = HeadersMultiMap.httpHeaders();
        writeHeaders(headers, answered, variant, nowMillis, request.query());
        return new Answer(answered, headers, isBodiless(request, answered) ? null : variant.body.copy());
    }

    private Variant variant(HttpServerRequest request) {
        Variant variant = variants.get(ContentCoding.choose(request));
        return variant != null ? variant : Objects.requireNonNull(variants.get(ContentCoding.IDENTITY), "Every page is kept as it is, too");
    }

    private int status(HttpServerRequest request, Variant variant) {
        return status == 200 && isNotModified(request, variant) ? 304 : status;
    }

    private static boolean isBodiless(HttpServerRequest request, int answered) {
        return answered == 304 || request.method() == HttpMethod.HEAD;
    }

    private void writeHeaders(MultiMap headers, int answered, Variant variant, long nowMillis, @Nullable String query) {
        long secondsLeft = Math.max(0, (validUntilMillis - nowMillis) / 1000);
        headers.addAll(answered == 304 ? variant.notModified : variant.headers)
                .add(HttpHeaders.CACHE_CONTROL,
                        secondsLeft < cacheControl.longest() ? cacheControl.header(secondsLeft) : cacheControl.usual())
                .add(HttpHeaders.DATE, HttpDate.now(nowMillis));
        if (query != null && (answered == 301 || answered == 302)) {
            headers.set(HttpHeaders.LOCATION, withQuery(headers.get(HttpHeaders.LOCATION), query));
        }
    }

    /** What a reader's address has behind the question mark goes along, unless the target has something there itself. */
    private static String withQuery(String location, String query) {
        int fragment = location.indexOf('#');
        String address = fragment < 0 ? location : location.substring(0, fragment);
        return address.indexOf('?') >= 0 || query.isEmpty() ? location : address + "?" + query + location.substring(address.length());
    }

    /** By RFC 9110, section 13.2.2, If-None-Match decides alone where the request has it. */
    private boolean isNotModified(HttpServerRequest request, Variant variant) {
        List<String> tags = request.headers().getAll(HttpHeaders.IF_NONE_MATCH);
        if (!tags.isEmpty()) {
            return EntityTags.matches(tags, variant.etag);
        }
        List<String> since = request.headers().getAll(HttpHeaders.IF_MODIFIED_SINCE);
        return since.size() == 1 && HttpDate.parse(since.get(0)).filter(date -> date.getEpochSecond() >= lastModifiedSecond).isPresent();
    }
}
