package recto.storing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import recto.database.Sql;
import recto.folder.PathLanguage;

/**
 * Gives an article the key of its translations where only their paths tell that they are translations: post.es.md says so of itself, but post.md
 * does not know of it, and may have been imported long before.
 */
final class PathTranslations {

    private PathTranslations() {}

    /** @param rows that were just written */
    static void link(Sql sql, List<ArticleRow> rows) throws SQLException {
        List<String> originals = new ArrayList<>();
        List<String> keysOfOriginals = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (ArticleRow row : rows) {
            PathLanguage path = PathLanguage.of(row.article().file());
            String key = row.article().header().translationKey();
            if (key != null && path.tag() != null && path.key().equals(key)) {
                PathLanguage.originals(key).forEach(file -> {
                    originals.add(file);
                    keysOfOriginals.add(key);
                });
            } else if (key == null) {
                ids.add(row.id());
                keys.add(path.key());
            }
        }
        if (!originals.isEmpty()) {
            sql.of("""
                    update article a set translation_key = n.key from unnest(:files, :keys) n (file, key)
                     where a.source_path = n.file and a.translation_key is null""").texts("files", originals).texts("keys", keysOfOriginals)
                    .update();
        }
        if (!ids.isEmpty()) {
            sql.of("""
                    update article a set translation_key = n.key from unnest(:ids, :keys) n (id, key)
                     where a.id = n.id and exists (select 1 from article t where t.translation_key = n.key)""").numbers("ids", ids)
                    .texts("keys", keys).update();
        }
    }
}
