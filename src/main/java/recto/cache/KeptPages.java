package recto.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import recto.http.ContentCoding;

/** The memory of the page cache: pages by key, and in a smaller room of their own the results of searches. */
// Caffeine loads the implementation that fits its settings by its name
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.SSMW", "com.github.benmanes.caffeine.cache.PSMW",
        "com.github.benmanes.caffeine.cache.SSLMW", "com.github.benmanes.caffeine.cache.PSLMW"})
public final class KeptPages {

    /** The results of searches take at most this part of what pages may take, and come on top of it. */
    private static final int SEARCHES = 8;

    /** A page and the counts of its hits: those that get the page, and those that have it already (304). */
    record Kept(CachedPage page, LongAdder whole, LongAdder notModified) {
        void answer(HttpServerRequest request, long nowMillis) {
            (page.answer(request, nowMillis) == 304 ? notModified : whole).increment();
        }
    }

    private final boolean hasRoom;
    private final LongAdder evictions = new LongAdder();
    private final Cache<String, Kept> pages;
    /** By key and content coding: each result is kept in the one coding in which it was asked for. */
    private final Cache<String, Kept> searches;

    /** @param bytes that the pages may take; 0 where none is kept */
    KeptPages(long bytes) {
        this.hasRoom = bytes > 0;
        this.pages = ofAtMost(bytes);
        this.searches = ofAtMost(bytes / SEARCHES);
    }

    private Cache<String, Kept> ofAtMost(long bytes) {
        return Caffeine.newBuilder().maximumWeight(bytes).<String, Kept>weigher((key, kept) -> kept.page.weight())
                .evictionListener((key, kept, cause) -> evictions.increment()).build();
    }

    @Nullable
    Kept find(String key) {
        return pages.getIfPresent(key);
    }

    /** The page at the key in a form for this client, of a search as well. */
    @Nullable
    Kept find(String key, HttpServerRequest request) {
        Kept kept = pages.getIfPresent(key);
        return kept == null && key.startsWith("/search") ? searches.getIfPresent(inCoding(key, ContentCoding.choose(request))) : kept;
    }

    /** Keeps the page where such pages are kept. @param coding in which it was asked for */
    void keep(String key, ContentCoding coding, Kept kept) {
        if (!hasRoom) {
            // The cache would take the page and throw it out again, in a thread of its own: a fortieth of the page's time
            return;
        }
        if (kept.page.isKept()) {
            pages.put(key, kept);
        } else if (kept.page.isKeptSearch()) {
            searches.put(inCoding(key, coding), kept);
        }
    }

    private static String inCoding(String key, ContentCoding coding) {
        return key + ' ' + coding;
    }

    /** Drops the pages that a change of these articles may have altered. */
    void dropShowing(Set<Long> articles) {
        pages.asMap().values().removeIf(kept -> kept.page.dependsOn(articles));
        searches.invalidateAll();
    }

    void dropAll() {
        pages.invalidateAll();
        searches.invalidateAll();
    }

    /** How much memory the pages take, in bytes. */
    long bytes() {
        return bytes(pages) + bytes(searches);
    }

    private static long bytes(Cache<String, Kept> pages) {
        pages.cleanUp();
        return pages.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    public long entries() {
        return pages.estimatedSize() + searches.estimatedSize();
    }

    /** How many pages had to go since the start because others needed their memory. */
    public long evictions() {
        return evictions.sum();
    }
}
