package recto.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import recto.settings.Setting;

/** The settings for what feeds contain. */
@ConfigMapping(prefix = "recto.feed")
public interface FeedConfig {

    List<Setting> SETTINGS = List.of(
            Setting.oneOf("recto.feed.content", "full", "summary"),
            Setting.number("recto.feed.size", 1, 200));

    enum Content { FULL, SUMMARY }

    /** Whether a feed has the whole text of each article or only its summary. */
    @WithDefault("full")
    Content content();

    /** The number of articles in a feed and in each archive. Another number changes which articles each archive has. */
    @WithDefault("20")
    int size();
}
