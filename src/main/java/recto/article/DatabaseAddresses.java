package recto.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import recto.address.OldAddress;
import recto.address.StoredAddresses;
import recto.database.Sql;
import recto.database.UncheckedSqlException;
import recto.site.SiteConfig;

/** Finds the present address of a stored article by its file, by an address that it has or had, and by one that another engine gave it. */
@ApplicationScoped
public class DatabaseAddresses implements StoredAddresses {

    /** So many articles may have one name that a request is answered in time. */
    private static final int MOST = 50;

    private final Instance<DataSource> database;
    private final SiteConfig site;
    private final Clock clock;

    DatabaseAddresses(Instance<DataSource> database, SiteConfig site, Clock clock) {
        this.database = database;
        this.site = site;
        this.clock = clock;
    }

    @Override
    public @Nullable String ofFile(String file) {
        return first("a.source_path = :value", file);
    }

    @Override
    public @Nullable String at(String path) {
        String exact = first("a.id = (select r.article_id from redirect r where r.path = :value)", path);
        return exact != null ? exact : atOldAddress(path).orElse(null);
    }

    /**
     * Finds an article that readers see, or will see: what links to it is right by then. One connection at a time, as the threads that
     * render articles would take those that pages need.
     */
    private synchronized @Nullable String first(String condition, String value) {
        try (Sql sql = Sql.open(database.get())) {
            return sql.of("select a.path from article a where a.removed_at is null and not a.draft and " + condition).text("value", value)
                    .first(row -> row.text("path")).orElse(null);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private record Likely(String path, String file, LocalDate date, Set<String> tags) {}

    /**
     * The path of the only published article whose address with another engine may have been this one.
     *
     * @param path decoded
     */
    public Optional<String> atOldAddress(String path) {
        OldAddress asked = OldAddress.of(path);
        if (asked.names().isEmpty()) {
            return Optional.empty();
        }
        try (Sql sql = Sql.open(database.get())) {
            List<Likely> named = sql.of("""
                    select a.path, a.source_path, a.publish_at,
                           array(select t.slug from article_tag g join tag t on t.id = g.tag_id where g.article_id = a.id) as tags
                      from article a where (a.slug = any(:names) or a.file_name = any(:names)) and %s limit :most"""
                    .formatted(Visibility.published("a"))).texts("names", asked.names()).time("now", clock.instant()).integer("most", MOST)
                    .list(row -> new Likely(row.text("path"), row.text("source_path"),
                            row.time("publish_at").atZone(site.timeZone()).toLocalDate(), Set.copyOf(row.texts("tags"))));
            List<String> paths = named.stream()
                    .filter(article -> asked.mayBeOf(article.file, article.path + site.permalink(), article.date, article.tags))
                    .map(Likely::path).toList();
            return paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
