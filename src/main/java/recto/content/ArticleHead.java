package recto.content;

import java.time.Instant;

/**
 * What a file says of itself before its text is rendered: enough to tell which article it is.
 *
 * @param sourceHash SHA-256 of the bytes, in hexadecimal
 * @param identity "id:" and the front matter's id, else "path:" and the file's path
 * @param page whether it is a page of its own, such as "about"
 * @param publishAt never null: for a file without a date, worked out
 * @param path where it is to be served
 * @param source the whole file, decoded
 * @param sound false when there is an error among its problems: it must not be imported
 */
record ArticleHead(ContentFolder.Entry file, String sourceHash, String identity, boolean page, Instant publishAt, String slug, String path,
        FrontMatter header, String source, boolean sound) {

    /**
     * Without a date an article is of the moment at which it could first be read; it keeps that one.
     *
     * @param stored null for a new article
     */
    static Instant publishAt(FrontMatter header, StoredArticle stored, Instant now) {
        if (header.publishAt() != null) {
            return header.publishAt();
        }
        if (stored != null && !stored.draft() && !stored.publishAt().isAfter(now)) {
            return stored.publishAt();
        }
        boolean wasHidden = stored != null && !header.draft();
        boolean hasPast = header.createdAt() != null && !header.createdAt().isAfter(now);
        return hasPast && !wasHidden ? header.createdAt() : now;
    }
}
