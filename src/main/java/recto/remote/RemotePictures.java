package recto.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import recto.linked.PicturesElsewhere;
import recto.media.PictureStore;
import recto.site.SiteConfig;

/** The pictures on other hosts. A picture that is new is noted by the import, and fetched by {@link RemoteJob}. */
@ApplicationScoped
public class RemotePictures {

    private final RemoteConfig config;
    private final RemoteQueue queue;
    private final PictureStore store;
    private final SiteConfig site;
    private volatile @Nullable Instant lastChange;

    RemotePictures(RemoteConfig config, RemoteQueue queue, PictureStore store, SiteConfig site) {
        this.config = config;
        this.queue = queue;
        this.store = store;
        this.site = site;
    }

    /** Whether pictures of other hosts are served from here. */
    public boolean isOn() {
        return config.remotePictures();
    }

    /** What is known of them now, for one pass. @return null where pictures of other hosts stay there */
    public @Nullable PicturesElsewhere forOnePass() {
        return isOn() ? new FetchedPictures(queue, store, site) : null;
    }

    /** When this node last heard that a picture came, or did not come; null before it looked for the first time. */
    public @Nullable Instant lastChange() {
        return lastChange;
    }

    /** Forgets the pictures that no article and no author has named for a month. It is called after an import that changed something. */
    public void forgetUnnamed() throws SQLException {
        queue.forgetUnnamed();
    }

    void heard(Instant change) {
        lastChange = change;
    }
}
