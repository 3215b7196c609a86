package recto.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import recto.settings.Setting;

/** What subscribers get. */
@ConfigMapping(prefix = "recto.feed")
public interface FeedConfig {

    List<Setting> SETTINGS = List.of(
            Setting.oneOf("recto.feed.content", "full", "summary"),
            Setting.number("recto.feed.size", 1, 200));

    enum Content { FULL, SUMMARY }

    /** The whole text of each article, or what lists show of it. */
    @WithDefault("full")
    Content content();

    /** Articles in a feed, and in each archive of it; another number moves what the archives hold. */
    @WithDefault("20")
    int size();
}
