package recto.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a feed, whatever its format. All addresses are absolute.
 *
 * @param id never changes, wherever the site moves
 * @param publisher the name of the site
 * @param path the address of the feed without the file name of the format; for the feed of the site, the address of the site
 * @param page the address of the page that the feed follows
 * @param updated when the feed last changed for a reader
 * @param older the address, without the file name, of the archive with the next older articles (RFC 5005)
 * @param current the address, without the file name, of the feed of which this is an archive; null when it is no archive
 * @param isComplete whether the feed has all articles that there are
 * @param hub the address of the WebSub hub that tells of changes
 */
record Feed(String id, String title, String publisher, String description, String path, String page, String language, Instant updated,
        @Nullable String older, @Nullable String current, boolean isComplete, @Nullable String hub, Marks marks, List<Item> items) {

    /**
     * The addresses of the pictures of the site; each is null where there is none.
     *
     * @param icon a square
     * @param small the square for a line in a list
     * @param logo as wide as it is
     */
    record Marks(@Nullable String icon, @Nullable String small, @Nullable String logo) {}

    /**
     * @param id orders articles of one moment; unlike the guid, it differs between two databases
     * @param guid is stored and never changes; it is not an address
     * @param summary plain text
     * @param html the article as {@link FeedHtml} writes it; null when the feed has summaries only
     * @param updated when the text last changed; when it was published, if it never did
     * @param language null when it is the language of the feed
     * @param enclosure null without a sound or a film
     */
    record Item(long id, String guid, String title, String link, @Nullable String summary, @Nullable String html, Instant published,
            Instant updated,
            List<Person> authors, List<String> categories, @Nullable Picture picture, @Nullable String language,
            @Nullable Enclosure enclosure) {

        /** An item without a sound or a film. */
        Item(long id, String guid, String title, String link, @Nullable String summary, @Nullable String html, Instant published,
                Instant updated, List<Person> authors, List<String> categories, @Nullable Picture picture, @Nullable String language) {
            this(id, guid, title, link, summary, html, published, updated, authors, categories, picture, language, null);
        }

        Item with(@Nullable Enclosure other) {
            return new Item(id, guid, title, link, summary, html, published, updated, authors, categories, picture, language, other);
        }
    }

    /** A sound or a film that belongs to an item. @param length in bytes */
    record Enclosure(String url, String type, long length) {}

    /** @param page the address of the author's page on this site */
    record Person(String name, String page) {}

    /**
     * @param type the media type; null when the address does not tell it
     * @param width in pixels, like the height; both are null when they are not known
     */
    record Picture(String url, @Nullable String type, @Nullable Integer width, @Nullable Integer height, @Nullable String alt) {}

    /** The address of this feed in a format. */
    String address(FeedFormat format) {
        return format.at(path);
    }

    /** An estimate of the size of the document in bytes, for the buffer into which it is written. */
    int roughSize() {
        return items.stream().mapToInt(item -> 2048 + (item.html() == null ? 0 : item.html().length() * 5 / 4)).sum() + 4096;
    }

    /** The time in the format of RFC 3339, in UTC and without fractions of a second. */
    static String rfc3339(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
