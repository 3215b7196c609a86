package recto.feed;

import java.time.Instant;
import java.util.List;

/**
 * What every format of a feed says; all addresses are absolute. Null where a feed has none of it.
 *
 * @param id never changes, wherever the site moves
 * @param path of the feed on this site, less the name of the format: "" for the site's own
 * @param page what it is the feed of
 * @param updated when what is in it last changed for a reader; never null
 * @param older the path, less the name of the format, of the archive that goes on where this ends (RFC 5005)
 * @param newer likewise, of the archive that comes after this; null also where the feed itself comes next
 * @param isArchive whether it is one of the archives, which do not change
 * @param hub that tells of changes (WebSub)
 */
record Feed(String id, String title, String description, String path, String page, String language, Instant updated, String older,
        String newer, boolean isArchive, String hub, List<Item> items) {

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
        return page(path, format);
    }

    String olderAddress(FeedFormat format) {
        return older == null ? null : page(older, format);
    }

    String newerAddress(FeedFormat format) {
        return newer == null ? null : page(newer, format);
    }

    private static String page(String path, FeedFormat format) {
        return path + "/" + format.file;
    }
}
