package recto.feed;


/** The formats that every feed is there in. */
enum FeedFormat {

    RSS("rss.xml", "application/rss+xml", "RSS"),
    ATOM("atom.xml", "application/atom+xml", "Atom"),
    JSON("feed.json", "application/feed+json", "JSON Feed");

    /** As a path parameter: {@code {file:FILES}}. */
    static final String FILES = "rss\\.xml|atom\\.xml|feed\\.json";

    final String file;
    final String mediaType;
    /** For a person. */
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

    /** @param path of a feed, less the name of the format, but with what is asked for where it is that of a search; null gives null */
    String at(String path) {
        if (path == null) {
            return null;
        }
        int query = path.indexOf('?');
        return query < 0 ? path + "/" + file : path.substring(0, query) + "/" + file + path.substring(query);
    }
}
