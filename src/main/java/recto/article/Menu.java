package recto.article;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import recto.database.Sql;

/** The site's own pages, such as "about", as the head of every page links to them: in memory, so that a page costs no query for it. */
@ApplicationScoped
public class Menu {

    record Entry(String path, String title) {}

    private volatile List<Entry> entries = List.of();

    @TemplateGlobal
    static List<Entry> menu() {
        return Arc.container().instance(Menu.class).get().entries();
    }

    /** A method: what Arc hands out is a proxy, whose fields are not those of the bean. */
    List<Entry> entries() {
        return entries;
    }

    /** Reads the menu from the database. @return whether it is another than before */
    public boolean read(Sql sql, Instant now) throws SQLException {
        List<Entry> found = sql
                .of("select a.path, a.title from article a where a.is_page and " + Visibility.published("a") + " order by a.title, a.id")
                .time("now", now).list(row -> new Entry(row.text("path"), row.text("title")));
        boolean changed = !found.equals(entries);
        entries = List.copyOf(found);
        return changed;
    }
}
