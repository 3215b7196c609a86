package recto.storing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import recto.database.Sql;

/** Notes when the lists of the whole site, of a tag and of an author last changed. */
public final class ListDates {

    private static final String TOUCH = """
            update %1$s set changed_at = :now where changed_at < :now and id in (select %1$s_id from article_%1$s where article_id = any(:articles))""";

    private final Sql sql;
    private final Instant now;

    public ListDates(Sql sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    /** Notes that the lists of all articles changed. */
    void touchSite() throws SQLException {
        sql.of("update site set changed_at = :now").time("now", now).update();
    }

    /**
     * Notes that the lists of the tags of these articles changed. Each tag is written once in a pass, however many of its articles changed.
     */
    void touchTags(Collection<Long> articles) throws SQLException {
        sql.of(TOUCH.formatted("tag")).time("now", now).numbers("articles", articles).update();
    }

    /** Notes that the lists of the authors of these articles changed, each once in a pass. */
    void touchAuthors(Collection<Long> articles) throws SQLException {
        sql.of(TOUCH.formatted("author")).time("now", now).numbers("articles", articles).update();
    }
}
