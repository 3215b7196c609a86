package recto.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.cache.PageCache;
import recto.http.CacheControl;

/** What a resource tells about its page where the page is out of the ordinary. An ordinary page depends on every listed article. */
@RequestScoped
public class PageFacts {

    /** Null for a page that depends on every listed article. */
    private @Nullable Set<Long> articles;
    private boolean failed;
    private @Nullable Instant lastModified;
    private @Nullable Instant validUntil;
    private CacheControl cacheControl = CacheControl.PAGE;
    private boolean noindex;
    private boolean isNegotiated;
    /** The address of the page that this one is the Markdown of; null for any other page. */
    private @Nullable String markdownOf;
    private final CurrentVertxRequest current;

    PageFacts(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Whether the client would rather have an article as Markdown. */
    public boolean isAskedAsMarkdown() {
        return current.getCurrent() != null && PageCache.isAskedAsMarkdown(current.getCurrent());
    }

    /** At this address is an article, as HTML or as Markdown, whichever the client would rather have. */
    public void negotiated() {
        isNegotiated = true;
    }

    boolean isNegotiated() {
        return isNegotiated;
    }

    /** The page is the Markdown of another one. @param address of that one, absolute, which search engines are to list */
    public void markdownOf(String address) {
        markdownOf = address;
    }

    @Nullable
    String markdownOf() {
        return markdownOf;
    }

    /**
     * The page shows these articles and no others: it may be kept when other articles change.
     *
     * @param articles their ids
     * @param validUntil when the page changes by itself; null where it does so only when the site does
     */
    public void madeOf(Set<Long> articles, @Nullable Instant validUntil) {
        this.articles = articles;
        this.validUntil = validUntil;
    }

    /** The answer is not a page but a file, which no import alters. */
    public void servesFile(Instant lastModified) {
        madeOf(Set.of(), null);
        lastModified(lastModified);
    }

    /** The page only tells why the page that was asked for could not be rendered. */
    public void failed() {
        failed = true;
    }

    boolean isFailed() {
        return failed;
    }

    /** For a page that knows when it last changed; every other page changed when the site last did. */
    public void lastModified(Instant lastModified) {
        this.lastModified = lastModified;
    }

    public void cacheControl(CacheControl cacheControl) {
        this.cacheControl = cacheControl;
    }

    /** Search engines are asked not to list the page. */
    public void noindex() {
        noindex = true;
    }

    boolean isNoindex() {
        return noindex;
    }

    CacheControl cacheControl() {
        return cacheControl;
    }

    /** Null where the page changed when the site last did. */
    @Nullable
    Instant lastModified() {
        return lastModified;
    }

    /** The ids of the articles that the page shows; null for a page that depends on every listed article. */
    @Nullable
    Set<Long> articles() {
        return articles;
    }

    /** When the page changes by itself; null where it does so only when the site does. */
    @Nullable
    Instant validUntil() {
        return validUntil;
    }
}
