package recto.indexing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import recto.change.ChangeLog;
import recto.database.Sql;
import recto.site.SiteConfig;

/** Everything that is worked out from all articles together: what search finds them by, and which articles are alike. */
public final class ArticleIndex {

    /** One more whenever the same article gives other indexes: what was stored before is then indexed again. */
    public static final int VERSION = 3;

    private final Lexemes lexemes;
    private final SearchIndex search;
    private final RelatedArticles related;

    /** @param now when the pass began that this is made for */
    public ArticleIndex(Sql sql, SiteConfig site, ChangeLog changes, Instant now) {
        this.lexemes = new Lexemes(sql, site.language());
        this.search = new SearchIndex(sql, site.timeZone(), now);
        this.related = new RelatedArticles(sql, changes, now);
    }

    /** Writes the indexes of these articles; which articles are alike is found out by {@link #refreshRelated}. */
    public void write(List<IndexedArticle> articles) throws SQLException {
        lexemes.learn(articles);
        search.write(articles, lexemes);
        related.note(articles, lexemes);
    }

    /** Takes articles that were removed out of the indexes. */
    public void forget(Collection<Long> ids) throws SQLException {
        search.forget(ids);
        related.forget(ids);
    }

    /** Called after each transaction, so that what was committed is seen at once. */
    public interface Committed {
        void run() throws SQLException;
    }

    /** Finds out which articles are alike, for all that are due, also those that an earlier pass left behind. */
    public void refreshRelated(Committed committed) throws SQLException {
        related.refresh(committed);
    }
}
