package recto.feed;

/** Writes a feed in any of its formats. */
final class FeedWriter {

    private FeedWriter() {}

    /** @return the document, in UTF-8 */
    static byte[] write(Feed feed, FeedFormat format) {
        return switch (format) {
            case RSS -> RssWriter.write(feed);
            case ATOM -> AtomWriter.write(feed);
            case JSON -> JsonFeedWriter.write(feed);
        };
    }
}
