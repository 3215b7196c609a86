package recto.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import recto.article.Visibility;
import recto.database.Row;
import recto.database.Sql;
import recto.database.UncheckedSqlException;
import recto.image.PictureType;
import recto.media.FileStore;
import recto.media.Picture;

/**
 * Finds the present address of a picture or another file by the address that it had with an engine that serves files as they lie in its
 * folder: /img/a.png, and /2019/shed/paper.pdf beside the article /2019/shed.
 */
@ApplicationScoped
class FormerFiles {

    /** As for a path that begins with a slash in an article. */
    private static final List<String> ROOTS = List.of("", "static/", "public/", "assets/", "source/", "images/", "img/");
    private static final String FIND = """
            select p.path, p.hash, f.hash is not null as is_file, i.type, i.width, i.height, i.variants
              from article_picture p join article a on a.id = p.article_id
              left join file f on f.hash = p.hash left join picture i on i.hash = p.hash
             where (p.path = any(:paths) or p.article_id = (select r.article_id from redirect r where r.path = :folder)
                    and right(p.path, :length + 1) = '/' || :name)
               and coalesce(f.hash, i.hash) is not null and %s
             order by p.path limit 1""".formatted(Visibility.published("a"));

    private final Instance<DataSource> database;

    FormerFiles(Instance<DataSource> database) {
        this.database = database;
    }

    /** @param path decoded, with a slash first @return the address of a file that an article shows or links to which readers may see */
    Optional<String> find(String path, Instant now) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.lastIndexOf('.') <= 0) {
            return Optional.empty();
        }
        try (Sql sql = Sql.open(database.get())) {
            return sql.of(FIND).texts("paths", ROOTS.stream().map(root -> root + path.substring(1)).toList())
                    .text("folder", path.substring(0, path.length() - name.length() - 1)).integer("length", name.length())
                    .text("name", name).time("now", now).first(FormerFiles::address);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static @Nullable String address(Row row) throws SQLException {
        return row.flag("is_file") ? FileStore.address(row.text("hash"), row.text("path"))
                : new Picture(row.text("hash"), PictureType.valueOf(row.text("type")), row.integer("width"), row.integer("height"),
                        row.texts("variants")).full(row.text("path"));
    }
}
