package recto.feed;

import java.time.Instant;
import java.util.List;

/**
 * What every format of a feed says; all addresses are absolute.
 *
 * @param self the feed's own address
 * @param page what it is the feed of
 * @param updated when one of its items last changed; null without items
 */
record Feed(String title, String description, String self, String page, String language, Instant updated, List<Item> items) {

    /**
     * @param guid stored, not an address
     * @param summary plain text; null where there is none
     * @param html for a reader that knows no style sheet
     * @param authors names
     * @param language null where it is the feed's
     */
    record Item(String guid, String title, String link, String summary, String html, Instant published, List<String> authors,
            List<String> categories) {}
}
