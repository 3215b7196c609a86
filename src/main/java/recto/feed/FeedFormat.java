package recto.feed;

/** The formats of feeds. Every feed exists in all of them. */
enum FeedFormat {

    RSS("rss.xml", "application/rss+xml", "RSS"),
    ATOM("atom.xml", "application/atom+xml", "Atom"),
    JSON("feed.json", "application/feed+json", "JSON Feed");

    /** A pattern that matches the file names of all formats, for path parameters: {@code {file:FILES}}. */
    static final String FILES = "rss\\.xml|atom\\.xml|feed\\.json";

    final String file;
    final String mediaType;
    /** The name that people know the format by. */
    final String title;

    FeedFormat(String file, String mediaType, String title) {
        this.file = file;
        this.mediaType = mediaType;
        this.title = title;
    }

    static FeedFormat of(String file) {
        for (FeedFormat format : values()) {
            if (format.file.equals(file)) {
                return format;
            }
        }
        throw new IllegalArgumentException(file);
    }

    /**
     * Puts the file name of this format into the address of a feed.
     *
     * @param path the address without the file name; that of a search has a query, before which the file name goes
     */
    String at(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path + "/" + file : path.substring(0, query) + "/" + file + path.substring(query);
    }
}
