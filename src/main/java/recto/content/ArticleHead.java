package recto.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatter;

/**
 * What a file says of itself before its text is rendered: enough to tell which article it is.
 *
 * @param sourceHash SHA-256 of the bytes, in hexadecimal
 * @param identity "id:" and the front matter's id, else "path:" and the file's path
 * @param page whether it is a page of its own, such as "about"
 * @param publishAt for a file without a date, worked out
 * @param path where it is to be served
 * @param source the whole file, decoded
 * @param sound false when there is an error among its problems: it must not be imported
 */
public record ArticleHead(ContentFile file, String sourceHash, String identity, boolean page, Instant publishAt, String slug, String path,
        FrontMatter header, String source, boolean sound) {

    /**
     * When the article of a file is published. Without a date an article is of the moment at which it could first be read, and keeps that one.
     *
     * @param before of the article that the file is known as; null for a new one
     */
    static Instant publishAt(FrontMatter header, @Nullable Publication before, Instant now) {
        if (header.publishAt() != null) {
            return header.publishAt();
        }
        Instant found = firstReadable(header, before, now);
        // An article that has expired was published before that
        return header.expireAt() == null || found.isBefore(header.expireAt()) ? found : header.expireAt().minus(1, ChronoUnit.MICROS);
    }

    private static Instant firstReadable(FrontMatter header, @Nullable Publication before, Instant now) {
        if (before != null && before.isPast(now)) {
            return before.publishAt();
        }
        boolean wasHidden = before != null && !header.draft();
        Instant created = header.createdAt();
        return created != null && !created.isAfter(now) && !wasHidden ? created : now;
    }
}
