package recto.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import recto.content.PictureFolder;
import recto.content.PictureUse;
import recto.content.PicturesElsewhere;
import recto.database.UncheckedSqlException;
import recto.media.Picture;
import recto.media.PictureStore;
import recto.site.SiteConfig;

/** Finds the pictures of other hosts among those that were fetched. A picture that is new is noted, to be fetched by {@link RemoteJob}. */
@ApplicationScoped
public class RemotePictures implements PicturesElsewhere {

    /** Of an address, in characters: what an index of the database takes. */
    private static final int LONGEST = 2_000;

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

    @Override
    public boolean isOn() {
        return config.remotePictures();
    }

    /** Asks the database from one thread at a time, as {@link PictureFolder} does. */
    @Override
    public synchronized PictureFolder.@Nullable Found find(String url) {
        if (!isOn() || url.toLowerCase(Locale.ROOT).startsWith(site.absolute("/").toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (url.length() > LONGEST) {
            return new PictureFolder.Found(new PictureUse(url.substring(0, LONGEST), null, null, null), null,
                    "has an address of more than %d characters".formatted(LONGEST), "put the picture beside the article");
        }
        try {
            RemoteQueue.Known known = queue.ask(url);
            Picture picture = known.hash() == null ? null : store.find(known.hash()).orElse(null);
            return new PictureFolder.Found(new PictureUse(url, null, null, known.outcome()), picture,
                    known.fault() == null ? "" : known.fault(), known.hint() == null ? "" : known.hint());
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
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
