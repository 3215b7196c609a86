package recto.imports;

import java.sql.SQLException;
import recto.content.AuthorHandles;
import recto.database.Sql;
import recto.report.ImportReport;

/** Tells of the handles that stored articles name as their authors and that no file explains. */
final class HandleHints {

    private static final String HANDLES = """
            select h.name, h.articles, r.source_path, r.source
            from (select a.name, count(*) as articles, min(r.source_path collate "C") as file
                  from author a join article_author x on x.author_id = a.id join article r on r.id = x.article_id
                  where r.removed_at is null and a.name ~ :handle and not exists (select from profile p where p.author_id = a.id)
                  group by a.name) h
            join article r on r.source_path = h.file and r.removed_at is null""";

    private HandleHints() {}

    static void tell(Sql sql, ImportReport report) throws SQLException {
        sql.of(HANDLES).text("handle", "^" + AuthorHandles.HANDLE + "$")
                .list(row -> AuthorHandles.problem(row.text("name"), row.number("articles"), row.text("source_path"), row.text("source")))
                .forEach(report::add);
    }
}
