package recto.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What every format of a feed says; all addresses are absolute. Null where a feed has none of it.
 *
 * @param id never changes, wherever the site moves
 * @param publisher whose feed it is: the site
 * @param path of the feed, less the name of the format: the site's own address for the site's own
 * @param page what it is the feed of
 * @param updated when what is in it last changed for a reader; never null
 * @param older less the name of the format, of the archive that goes on where this ends (RFC 5005)
 * @param current likewise, of the feed that this is an archive of; null where it is none
 * @param isComplete whether there is nothing that is not in it
 * @param hub that tells of changes (WebSub)
 */
record Feed(String id, String title, String publisher, String description, String path, String page, String language, Instant updated,
        String older, String current, boolean isComplete, String hub, List<Item> items) {

    /**
     * @param guid stored, and not an address
     * @param summary plain text; null where there is none
     * @param html for a reader that knows no style sheet; null where the feed gives summaries only
     * @param updated of the last change that matters; the publication where there was none
     * @param language null where it is the feed's
     */
    record Item(String guid, String title, String link, String summary, String html, Instant published, Instant updated,
            List<Person> authors, List<String> categories, Picture picture, String language) {}

    /** @param page of that author on this site */
    record Person(String name, String page) {}

    /**
     * @param type its media type; null where its address does not tell
     * @param width in pixels, as is the height; null where that is not known
     * @param alt null where it is not described
     */
    record Picture(String url, String type, Integer width, Integer height, String alt) {}

    /** Its address in one of its formats. */
    String address(FeedFormat format) {
        return format.at(path);
    }

    /** About as many bytes as it takes, so that a document is written into a buffer that fits. */
    int roughSize() {
        return items.stream().mapToInt(item -> 2048 + (item.html() == null ? 0 : item.html().length() * 5 / 4)).sum() + 4096;
    }

    /** As RFC 3339 has it, in UTC and without fractions of a second. */
    static String rfc3339(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
