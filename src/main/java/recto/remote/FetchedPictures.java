package recto.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import recto.database.UncheckedSqlException;
import recto.linked.PictureFolder;
import recto.linked.PictureUse;
import recto.linked.PicturesElsewhere;
import recto.media.Picture;
import recto.media.PictureStore;
import recto.site.SiteConfig;

/** Finds the pictures of other hosts among those that were fetched before a pass. */
final class FetchedPictures implements PicturesElsewhere {

    /** Of an address, in characters: what an index of the database takes. */
    private static final int LONGEST = 2_000;

    private final RemoteQueue queue;
    private final PictureStore store;
    private final String site;
    /**
     * See {@link RemoteQueue#listKnown}. The first import of a large blog names a picture in each article, and would else ask the database
     * for each; null before the first question.
     */
    private long @Nullable [] known;

    FetchedPictures(RemoteQueue queue, PictureStore store, SiteConfig site) {
        this.queue = queue;
        this.store = store;
        this.site = site.absolute("/").toLowerCase(Locale.ROOT);
    }

    /** Asks the database from one thread at a time, as {@link PictureFolder} does. */
    @Override
    public synchronized PictureFolder.@Nullable Found find(String url) {
        if (url.toLowerCase(Locale.ROOT).startsWith(site)) {
            return null;
        }
        if (url.length() > LONGEST) {
            // Without the scheme it is no address that is fetched
            return new PictureFolder.Found(new PictureUse(url.substring(url.indexOf("//") + 2, LONGEST), null, null, null), null,
                    "has an address of more than %d characters".formatted(LONGEST), "put the picture beside the article");
        }
        try {
            RemoteQueue.Known found = ask(url).orElse(RemoteQueue.Known.NOTHING);
            Picture picture = found.hash() == null ? null : store.find(found.hash()).orElse(null);
            return new PictureFolder.Found(new PictureUse(url, null, null, found.outcome()), picture,
                    found.fault() == null ? "" : found.fault(), found.hint() == null ? "" : found.hint());
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private Optional<RemoteQueue.Known> ask(String url) throws SQLException {
        long[] all = known;
        if (all == null) {
            all = queue.listKnown();
            known = all;
        }
        return Arrays.binarySearch(all, id(url)) < 0 ? Optional.empty() : queue.find(url);
    }

    private static long id(String url) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(url.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
