package recto.staging;

import java.sql.SQLException;
import recto.database.Sql;

/** Finds, before anything is written, the unchanged articles with a link to an article that gets another address, comes or goes. */
public final class StagedLinks {

    /**
     * What the link l leads to after this pass: the address that the file t asks for, null for a draft; for a file that this pass does not
     * list, or not read, what the article b of that file has.
     */
    private static final String CHANGED = """
            select l.article_id from article_link l left join import_file t on t.source_path = l.file
              left join article b on b.source_path = l.file and b.removed_at is null
             where l.address is distinct from case when t.state = 'CHANGED' then t.linked when t.state = 'VANISHED' then null
                    when t.source_path is null and not exists (select from import_file f where f.state = 'REST') then null
                    when not b.draft then b.path end""";

    private final Sql sql;

    public StagedLinks(Sql sql) {
        this.sql = sql;
    }

    /** Marks the articles with such links as changed, so that they are read again. @return how many were counted as unchanged before */
    public int markChanged() throws SQLException {
        int unchanged = sql.of("""
                update import_file f set state = 'CHANGED', identity = a.identity, path = a.path from article a
                 where f.article_id = a.id and f.state = 'UNCHANGED' and a.id in (%s)""".formatted(CHANGED)).update();
        // A pass over a few files does not list the others
        return unchanged + sql.of("""
                insert into import_file (source_path, file_size, file_modified, state, identity, path, article_id)
                select a.source_path, a.file_size, a.file_modified, 'CHANGED', a.identity, a.path, a.id from article a
                 where a.removed_at is null and a.id in (%s) and exists (select from import_file f where f.state = 'REST')
                on conflict (source_path) do nothing""".formatted(CHANGED)).update();
    }
}
