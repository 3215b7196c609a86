package recto.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What subscribers get. */
@ConfigMapping(prefix = "recto.feed")
public interface FeedConfig {

    enum Content { FULL, SUMMARY }

    /** The whole text of each article, or what lists show of it. */
    @WithDefault("full")
    Content content();

    /** Articles in a feed, and in each archive of it; another number moves what the archives hold. */
    @WithDefault("20")
    int size();
}
