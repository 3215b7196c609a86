package recto.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.ArticleByPath;
import recto.article.DatabaseAddresses;
import recto.article.Home;
import recto.database.Sql;
import recto.database.UncheckedSqlException;
import recto.http.UrlPath;
import recto.language.PercentEncoding;
import recto.redirects.RedirectRule;
import recto.redirects.RedirectRule.Match;
import recto.redirects.RedirectTable;
import recto.web.ReservedPaths;

/** What the redirects of the content folder say of an address without a page: always the last address, so that a reader gets there in one hop. */
@ApplicationScoped
class MovedPages {

    private final Instance<DataSource> database;
    private final DatabaseAddresses addresses;

    MovedPages(Instance<DataSource> database, DatabaseAddresses addresses) {
        this.database = database;
        this.addresses = addresses;
    }

    /** The redirect of a path; empty where none is about it. @param path decoded, with or without a slash at its end */
    Optional<MovedException> find(String path, Instant now) {
        try (Sql sql = Sql.open(database.get())) {
            RedirectTable table = new RedirectTable(sql);
            String bare = PathSpellings.bare(path);
            Match match = table.find(path).orElse(null);
            if (match == null && !bare.equals(path)) {
                match = table.find(bare).orElse(null);
            }
            return match == null ? Optional.empty() : Optional.ofNullable(follow(match, table, now));
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** An article may have moved since the redirect was written, and a pattern may lead to what is redirected: null where that leads round. */
    private @Nullable MovedException follow(Match first, RedirectTable table, Instant now) throws SQLException {
        Set<RedirectRule> seen = new HashSet<>();
        Match match = first;
        boolean isExact = first.rule().isExact();
        int status = first.rule().status();
        while (seen.add(match.rule())) {
            String target = match.location().orElse(null);
            if (target == null || match.rule().isOffSite()) {
                return new MovedException(target == null ? 410 : status, target, isExact);
            }
            int end = RedirectRule.end(target);
            String path = PercentEncoding.decoded(target.substring(0, end));
            String page = present(path, now);
            Match next = page == null ? table.find(path).orElse(null) : null;
            if (next == null) {
                String last = page != null ? page : otherwise(path, now);
                return new MovedException(status, UrlPath.encode(last) + target.substring(end), isExact);
            }
            match = next;
        }
        return null;
    }

    private static @Nullable String present(String path, Instant now) {
        if (ReservedPaths.isAlwaysAnswered(path)) {
            return ReservedPaths.canonical(path);
        }
        return ArticleByPath.find(path).filter(article -> article.isPublished(now)).map(MovedPages::address).orElse(null);
    }

    private String otherwise(String path, Instant now) {
        if (ReservedPaths.isReserved(path)) {
            return ReservedPaths.canonical(path);
        }
        return Article.findByOtherPath(PathSpellings.of(path), now).filter(article -> article.isPublished(now)).map(MovedPages::address)
                .or(() -> addresses.atOldAddress(path)).orElse(path);
    }

    private static String address(Article article) {
        return Home.is(article) ? "/" : article.presentPath();
    }
}
