package recto.indexing;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import recto.change.ChangeLog;
import recto.content.ParsedArticle;
import recto.database.Sql;
import recto.site.SiteConfig;

/** The indexes that are made from all articles together: for search, and for related articles. */
public final class ArticleIndex {

    /** Raised by one whenever the same article gives other indexes, so that all stored articles are indexed again. */
    public static final int VERSION = 3;

    private final Lexemes lexemes;
    private final ZoneId zone;
    private final SearchIndex search;
    private final RelatedArticles related;

    /**
     * @param database of which the threads that read ask for lexemes while the first connection writes
     * @param now the moment at which the pass began
     */
    public ArticleIndex(Sql sql, DataSource database, SiteConfig site, ChangeLog changes, Instant now) {
        this.lexemes = new Lexemes(database, site.language());
        this.zone = site.timeZone();
        this.search = new SearchIndex(sql, now);
        this.related = new RelatedArticles(sql, changes, now);
    }

    /** Makes entries of articles whose words are known. */
    public interface Entries {
        IndexEntry of(ParsedArticle article, ArticleWords said);
    }

    /** Asks the database what it makes of the words of these articles, for the threads that read. */
    public Entries learn(Collection<ArticleWords> articles) throws SQLException {
        Map<ArticleWords, Lexemes.Known> known = lexemes.learn(articles);
        return (article, said) -> IndexEntry.of(article, said, Objects.requireNonNull(known.get(said)), zone);
    }

    /** Writes the indexes of these articles. {@link #refreshRelated} finds the related articles afterwards. */
    public void write(List<IndexedArticle> articles) throws SQLException {
        search.write(articles);
        related.note(articles);
    }

    /** To be called after {@link #write} when its transaction was rolled back. */
    public void rolledBack() {
        search.forgetWritten();
    }

    /** Takes articles that were removed out of the indexes. */
    public void forget(Collection<Long> ids) throws SQLException {
        search.forget(ids);
        related.forget(ids);
    }

    /** Called after each transaction, so that readers see at once what was committed. */
    public interface Committed {
        void run() throws SQLException;
    }

    /** Finds the related articles of all articles that are due, also of those that an earlier pass did not finish. */
    public void refreshRelated(Committed committed) throws SQLException {
        related.refresh(committed);
    }
}
