package recto.article;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import recto.database.Sql;

/** The links at the head of every page to pages such as "about". They are kept in memory, so that no page costs a query for them. */
@ApplicationScoped
public class Menu {

    record Entry(String path, String title) {}

    private volatile List<Entry> entries = List.of();

    @TemplateGlobal
    static List<Entry> menu() {
        return Arc.container().instance(Menu.class).get().entries();
    }

    /** This is a method because Arc gives out a proxy, whose fields are not those of the bean. */
    List<Entry> entries() {
        return entries;
    }

    /** Reads the menu from the database. @return whether the menu changed */
    public boolean read(Sql sql, Instant now) throws SQLException {
        List<Entry> found = sql
                .of("select a.path, a.title from article a where a.is_page and " + Visibility.published("a") + " order by a.title, a.id")
                .time("now", now).list(row -> new Entry(row.text("path"), row.text("title")));
        boolean changed = !found.equals(entries);
        entries = List.copyOf(found);
        return changed;
    }
}
