package recto.article;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import recto.database.Sql;
import recto.http.UrlPath;
import recto.language.Slug;

/** What articles are listed by: an author, a tag or a series. */
@MappedSuperclass
public abstract class Group extends PanacheEntityBase {

    @Id
    public Long id;
    public String slug;
    public String name;

    /** The path of the first page of the articles of this group. */
    public String path() {
        return "/" + collection() + "/" + slug;
    }

    /** The property of {@link Article} that leads to this. */
    abstract String collection();

    /** The order in which the articles are listed. */
    String order() {
        return ListOrder.NEWEST_FIRST;
    }

    /** @param number of the page, from 1 */
    public PageOfIds findPage(Instant now, int number, int size) {
        return PageOfIds.find(articles(collection()) + " and x.id = ?2", order(), now, number, size, id);
    }

    /**
     * Lists, by name, the groups that have at least one article that a reader can see. It groups by the id, upon which the other columns
     * depend: to hash it for each article takes a fifth less of the database's time than to hash slug and name.
     */
    static List<GroupSummary> listAll(String collection, Instant now) {
        return getEntityManager().createQuery("select new recto.article.GroupSummary(x.slug, x.name, count(*)) " + articles(collection)
                + " group by x.id, x.slug, x.name order by lower(x.name), x.slug", GroupSummary.class).setParameter(1, now).getResultList();
    }

    /**
     * As {@link #listAll}, for a table that keeps in {@code listable} how many articles each group has whatever the time, so that only the
     * scheduled and the expired ones are counted.
     *
     * @param table of the groups, whose name the links of articles to it have as well
     */
    static List<GroupSummary> listCounted(String table, Instant now) {
        String query = """
                select x.slug, x.name, x.listable - coalesce(away.articles, 0) as articles
                  from %1$s x left join (select l.%1$s_id, count(*) as articles from article a join article_%1$s l on l.article_id = a.id
                                          where %2$s group by l.%1$s_id) away on away.%1$s_id = x.id
                 where x.listable > coalesce(away.articles, 0) order by lower(x.name), x.slug""".formatted(table,
                Visibility.outOfTime("a"));
        return Panache.getSession().doReturningWork(connection -> new Sql(connection).of(query).time("now", now)
                .list(row -> new GroupSummary(row.text("slug"), row.text("name"), row.number("articles"))));
    }

    /** Whether the group has a page of its own: it has an article that a reader can see. */
    boolean isShown(Instant now) {
        return findPage(now, 1, 1).total() > 0;
    }

    /**
     * What to throw when no group has the slug that a reader asked for.
     *
     * @param asked the slug, or the name of a group, or another spelling of either
     * @param rest of the path behind the slug, such as /rss.xml; empty for the first page
     * @return a redirection to the group with the slug that the name has, where there is such a group; else that nothing is found
     */
    public static WebApplicationException missing(String asked, String rest, Instant now,
            Function<String, Optional<? extends Group>> bySlug) {
        String slug = Slug.ofName(asked);
        Optional<? extends Group> found = slug.equals(asked) ? Optional.empty() : bySlug.apply(slug).filter(group -> group.isShown(now));
        if (found.isEmpty()) {
            return new NotFoundException();
        }
        return new RedirectionException(Response.Status.MOVED_PERMANENTLY, URI.create(UrlPath.encode(found.get().path() + rest)));
    }

    /**
     * The path of a group as readers see it.
     *
     * @param asked the slug, or the name of a group, or another spelling of either
     * @param number of the page, from 1; without such a page the path is that of the first
     * @param size articles on one page
     */
    public static Optional<String> findPath(String asked, int number, int size, Instant now,
            Function<String, Optional<? extends Group>> bySlug) {
        Optional<? extends Group> exact = bySlug.apply(asked);
        Optional<? extends Group> found = exact.isPresent() ? exact : bySlug.apply(Slug.ofName(asked));
        return found.flatMap(group -> {
            long total = group.findPage(now, 1, 1).total();
            return total == 0 ? Optional.empty() : Optional.of(group.path() + page((number - 1L) * size < total ? number : 1));
        });
    }

    /** The part of a path that names a page of a list; empty for the first page. */
    public static String page(int number) {
        return number == 1 ? "" : "/page/" + number;
    }

    static String articles(String collection) {
        return "from Article a join a." + collection + " x where " + Visibility.LISTED;
    }
}
