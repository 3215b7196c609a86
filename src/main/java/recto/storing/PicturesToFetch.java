package recto.storing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import recto.database.Sql;

/** Notes which pictures of other hosts are named, in the transaction that writes what names them. A background job fetches them. */
public final class PicturesToFetch {

    private PicturesToFetch() {}

    public static void note(Sql sql, Collection<String> urls, Instant now) throws SQLException {
        if (!urls.isEmpty()) {
            // In one order, so that two programs that note the same ones do not wait for each other
            sql.of("insert into remote_picture (url, named_at, due_at) select url, :now, :now from unnest(:urls) u (url) on conflict do nothing")
                    .texts("urls", new TreeSet<>(urls)).time("now", now).update();
        }
    }
}
