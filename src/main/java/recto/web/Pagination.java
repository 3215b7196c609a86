package recto.web;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param base path of the first page, without a slash at the end; "" for the site's own list
 * @param number from 1
 * @param size articles on a page
 * @param total articles on all pages
 */
@TemplateData
public record Pagination(String base, int number, int size, long total) {

    /** @throws NotFoundException when there is no such page; the first one is always there */
    public Pagination {
        if (number < 1 || number > pages(total, size)) {
            throw new NotFoundException();
        }
    }

    private static long pages(long total, int size) {
        return Math.max(1, (total + size - 1) / size);
    }

    public long pages() {
        return pages(total, size);
    }

    public int offset() {
        return (number - 1) * size;
    }

    public boolean isFirst() {
        return number == 1;
    }

    /** The path of the page before this one; null on the first page. */
    public @Nullable String newer() {
        return number == 1 ? null : path(number - 1);
    }

    /** The path of the page after this one; null on the last page. */
    public @Nullable String older() {
        return number == pages() ? null : path(number + 1);
    }

    /** The path of the first page; null where that is this page or the one before it. */
    public @Nullable String first() {
        return number <= 2 ? null : path(1);
    }

    /** The path of the last page; null where that is this page or the one after it. */
    public @Nullable String last() {
        return number >= pages() - 1 ? null : path((int) pages());
    }

    /** The path of this page. */
    public String path() {
        return path(number);
    }

    private String path(int number) {
        return number == 1 ? base.isEmpty() ? "/" : base : base + "/page/" + number;
    }
}
