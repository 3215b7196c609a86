package recto.pages;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import recto.article.Home;
import recto.article.Visibility;
import recto.database.Sql;
import recto.site.SiteConfig;
import recto.site.SiteLink;

/** The links at the head and at the foot of every page. They are kept in memory, so that no page costs a query for them. */
@ApplicationScoped
public class Menu {

    private static final Logger LOG = Logger.getLogger(Menu.class);
    /** An import writes the pages of their own after the articles, in another batch. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * @param head the links of the setting {@code recto.site.menu}
     * @param foot the links of the setting {@code recto.site.links}
     * @param hasHome whether the front page has an introduction
     * @param missing the paths that one of the settings names and at which readers find no page
     */
    record Links(List<MenuEntry> head, List<MenuEntry> foot, boolean hasHome, List<String> missing) {}

    private record Page(String path, String title, boolean isPage) {}

    private final List<SiteLink> head;
    private final List<SiteLink> foot;
    /** The paths that the settings name. */
    private final Set<String> named;
    private List<String> told = List.of();
    private Instant readAt = Instant.MAX;
    private volatile Links links = new Links(List.of(), List.of(), false, List.of());

    Menu(SiteConfig site) {
        head = SiteLink.list(site.menu());
        foot = site.links().map(SiteLink::list).orElse(List.of());
        named = Stream.concat(head.stream(), foot.stream()).filter(link -> !link.isPages()).map(SiteLink::path)
                .filter(path -> !path.isEmpty()).collect(Collectors.toSet());
    }

    @TemplateGlobal
    static List<MenuEntry> headLinks() {
        return present().head;
    }

    @TemplateGlobal
    static List<MenuEntry> footLinks() {
        return present().foot;
    }

    private static Links present() {
        return Arc.container().instance(Menu.class).get().links();
    }

    /** This is a method because Arc gives out a proxy, whose fields are not those of the bean. */
    Links links() {
        return links;
    }

    /** Warns once of a page that a setting names and that is still not there some time after the last change of the site. */
    public synchronized void warnOfMissingPages(Instant now) {
        List<String> missing = links.missing;
        if (readAt.isBefore(now.minus(PATIENCE)) && !missing.equals(told)) {
            missing.forEach(path -> LOG.warnf("recto.site.menu or recto.site.links names %s, and there is no page at this address;"
                    + " write content/pages%<s.md, or change the setting", path));
            told = missing;
        }
    }

    /** Reads the menu from the database. @return whether the menu changed */
    public synchronized boolean read(Sql sql, Instant now) throws SQLException {
        List<Page> pages = sql
                .of("select a.path, a.title, a.is_page from article a where (a.is_page or a.path = any(:named)) and "
                        + Visibility.published("a") + " order by a.title, a.id")
                .texts("named", named).time("now", now).list(row -> new Page(row.text("path"), row.text("title"), row.flag("is_page")));
        Set<String> parts = new HashSet<>(SiteLink.PARTS.values());
        for (String group : List.of("tag", "author")) {
            if (!isAny(sql, group, now)) {
                parts.remove("/" + group + "s");
            }
        }
        Links found = new Links(entries(head, pages, parts), entries(foot, pages, parts),
                pages.stream().anyMatch(page -> page.isPage && page.path.equals(Home.PATH)),
                named.stream().filter(path -> !SiteLink.PARTS.containsValue(path) && find(pages, path).isEmpty()).sorted().toList());
        boolean changed = !found.equals(links);
        readAt = now;
        links = found;
        return changed;
    }

    private List<MenuEntry> entries(List<SiteLink> settings, List<Page> pages, Set<String> parts) {
        return settings.stream().flatMap(link -> link.isPages()
                ? pages.stream().filter(page -> page.isPage && !page.path.equals(Home.PATH) && !named.contains(page.path))
                        .map(page -> MenuEntry.ofPage(page.path, page.title))
                : entry(link, pages, parts).stream()).toList();
    }

    /** Empty where a part of the site has nothing to show, and where the entry has no name and there is no page to take one from. */
    private static Optional<MenuEntry> entry(SiteLink link, List<Page> pages, Set<String> parts) {
        String path = link.path();
        if (SiteLink.PARTS.containsValue(path)) {
            return parts.contains(path) ? Optional.of(MenuEntry.ofPart(link)) : Optional.empty();
        }
        Optional<Page> page = find(pages, path);
        return link.name().isEmpty() ? page.map(found -> MenuEntry.ofPage(found.path, found.title)) : Optional.of(MenuEntry.of(link));
    }

    private static Optional<Page> find(List<Page> pages, String path) {
        return pages.stream().filter(page -> page.path.equals(path)).findFirst();
    }

    private static boolean isAny(Sql sql, String group, Instant now) throws SQLException {
        return sql.of("select 1 as found from article a join article_%s x on x.article_id = a.id where %s limit 1"
                .formatted(group, Visibility.listed("a"))).time("now", now).first(row -> row.number("found")).isPresent();
    }
}
