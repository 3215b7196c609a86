package recto.article;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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

    /** @return whether it is another than before */
    public boolean read(Connection connection, Instant now) throws SQLException {
        List<Entry> found = new ArrayList<>();
        try (PreparedStatement pages = connection.prepareStatement("""
                select path, title from article
                 where is_page and removed_at is null and not draft and publish_at <= ? and (expire_at is null or expire_at > ?)
                 order by title, id""")) {
            pages.setObject(1, now.atOffset(ZoneOffset.UTC));
            pages.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = pages.executeQuery()) {
                while (rows.next()) {
                    found.add(new Entry(rows.getString(1), rows.getString(2)));
                }
            }
        }
        boolean changed = !found.equals(entries);
        entries = List.copyOf(found);
        return changed;
    }
}
