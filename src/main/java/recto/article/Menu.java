package recto.article;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import recto.database.Sql;

/** What the links at the head of every page depend on. It is kept in memory, so that no page costs a query for it. */
@ApplicationScoped
public class Menu {

    /**
     * @param hasHome whether the front page has an introduction
     * @param hasTags whether an article in the lists has a tag, as hasAuthors says of authors
     */
    record Links(List<Entry> pages, boolean hasHome, boolean hasTags, boolean hasAuthors) {}

    record Entry(String path, String title) {}

    private volatile Links links = new Links(List.of(), false, false, false);

    @TemplateGlobal
    static List<Entry> menu() {
        return present().pages;
    }

    @TemplateGlobal
    static boolean menuHasTags() {
        return present().hasTags;
    }

    @TemplateGlobal
    static boolean menuHasAuthors() {
        return present().hasAuthors;
    }

    private static Links present() {
        return Arc.container().instance(Menu.class).get().links();
    }

    /** This is a method because Arc gives out a proxy, whose fields are not those of the bean. */
    Links links() {
        return links;
    }

    /** Reads the menu from the database. @return whether the menu changed */
    public boolean read(Sql sql, Instant now) throws SQLException {
        List<Entry> pages = sql
                .of("select a.path, a.title from article a where a.is_page and " + Visibility.published("a") + " order by a.title, a.id")
                .time("now", now).list(row -> new Entry(row.text("path"), row.text("title")));
        boolean hasHome = pages.stream().anyMatch(page -> page.path.equals(Home.PATH));
        Links found = new Links(pages.stream().filter(page -> !page.path.equals(Home.PATH)).toList(), hasHome, isAny(sql, "tag", now),
                isAny(sql, "author", now));
        boolean changed = !found.equals(links);
        links = found;
        return changed;
    }

    private static boolean isAny(Sql sql, String group, Instant now) throws SQLException {
        return sql.of("select 1 as found from article a join article_%s x on x.article_id = a.id where %s limit 1"
                .formatted(group, Visibility.listed("a"))).time("now", now).first(row -> row.number("found")).isPresent();
    }
}
