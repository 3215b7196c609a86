package recto.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import recto.frontmatter.FrontMatter;

/**
 * The front matter of a file and what follows from it, before the text is rendered: enough to tell which article the file is.
 *
 * @param sourceHash SHA-256 of the bytes, in hexadecimal
 * @param identity "id:" and the front matter's id, else "path:" and the file's path
 * @param page whether it is a page of its own, such as "about"
 * @param publishAt never null; worked out for a file without a date
 * @param path at which the article is to be served
 * @param source the whole file, decoded
 * @param valid false when the front matter has an error, so that the file must not be imported
 */
public record ArticleHead(ContentFile file, String sourceHash, String identity, boolean page, Instant publishAt, String slug, String path,
        FrontMatter header, String source, boolean valid) {

    /**
     * The moment at which the article of a file is published. An article without a date has the moment at which it could first be read, and keeps
     * it.
     *
     * @param before the publication of the article as it is stored; null for a new article
     */
    static Instant publishAt(FrontMatter header, Publication before, Instant now) {
        if (header.publishAt() != null) {
            return header.publishAt();
        }
        Instant found = firstReadable(header, before, now);
        // An article must be published before it expires
        return header.expireAt() == null || found.isBefore(header.expireAt()) ? found : header.expireAt().minus(1, ChronoUnit.MICROS);
    }

    private static Instant firstReadable(FrontMatter header, Publication before, Instant now) {
        if (before != null && before.isPast(now)) {
            return before.publishAt();
        }
        boolean wasHidden = before != null && !header.draft();
        boolean hasPast = header.createdAt() != null && !header.createdAt().isAfter(now);
        return hasPast && !wasHidden ? header.createdAt() : now;
    }
}
