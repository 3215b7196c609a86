package recto.staging;

import java.sql.SQLException;
import recto.database.Sql;

/** Decides which file of a pass is which stored article, for all files at once and before anything is written. */
public final class ArticleIdentity {

    /** A file and an article with two different ids are never the same, whatever else they share. */
    private static final String MAY_BE = """
            not exists (select from import_file k where k.article_id = a.id)
              and not (f.identity like 'id:%' and a.identity like 'id:%' and f.identity <> a.identity and f.state <> 'FAILED')""";

    public interface Duplicates {
        void found(String file, String original) throws SQLException;
    }

    private final Sql sql;

    public ArticleIdentity(Sql sql) {
        this.sql = sql;
    }

    /**
     * Matches the files of the staging table with articles. A file that failed keeps its article too.
     *
     * @param duplicates is told of files with the id of another file
     */
    public void match(Duplicates duplicates) throws SQLException {
        sql.run("analyze import_file");
        matchByIdentity(duplicates);
        matchByPlace();
        matchByBytes();
        matchByAddress();
        sql.run("analyze import_file");
    }

    private record Duplicate(String file, String original) {}

    /** Of several files with one id, the file from which the article was imported gets it, else the first file. */
    private void matchByIdentity(Duplicates duplicates) throws SQLException {
        sql.run("""
                with claim as (
                    select f.source_path, a.id, coalesce(k.source_path, first_value(f.source_path) over same) as owner
                      from import_file f left join article a on a.identity = f.identity left join import_file k on k.article_id = a.id
                     where f.state in ('CHANGED', 'FAILED') and f.identity is not null
                    window same as (partition by f.identity order by f.source_path = a.source_path desc nulls last, f.state = 'FAILED', f.source_path)),
                verdict as (select source_path, id, owner, owner = source_path as wins from claim)
                update import_file f set article_id = case when v.wins then v.id end, duplicate_of = case when not v.wins and f.state <> 'FAILED' then v.owner end,
                       state = case when v.wins then f.state else 'FAILED' end
                  from verdict v where f.source_path = v.source_path""");
        for (Duplicate duplicate : sql
                .of("select source_path, duplicate_of from import_file where duplicate_of is not null order by source_path")
                .list(row -> new Duplicate(row.text("source_path"), row.text("duplicate_of")))) {
            duplicates.found(duplicate.file, duplicate.original);
        }
    }

    /** Matches a file with the article that was imported from its path, for articles that got or lost their id. */
    private void matchByPlace() throws SQLException {
        sql.run("""
                update import_file f set article_id = m.id from (
                    select distinct on (f.source_path) f.source_path, a.id from import_file f join article a on a.source_path = f.source_path
                     where f.state in ('CHANGED', 'FAILED') and f.article_id is null and %s
                     order by f.source_path, a.removed_at is not null, a.id desc) m
                 where f.source_path = m.source_path"""
                .formatted(MAY_BE));
    }

    /** Matches files that moved unchanged. Several files with the same bytes are matched in the order of their paths. */
    private void matchByBytes() throws SQLException {
        sql.run("""
                with file as (
                    select source_path, source_hash, row_number() over (partition by source_hash order by source_path) as place
                      from import_file where state in ('CHANGED', 'FAILED') and article_id is null and source_hash is not null),
                stored as (
                    select a.id, a.source_hash, row_number() over (partition by a.source_hash order by a.removed_at is not null, a.source_path, a.id) as place
                      from article a where a.source_hash in (select source_hash from file)
                       and not exists (select from import_file k where k.article_id = a.id))
                update import_file f set article_id = stored.id from file join stored using (source_hash, place)
                 where f.source_path = file.source_path""");
    }

    /** Matches a file that moved and was edited, and asks for the address that it had. */
    private void matchByAddress() throws SQLException {
        sql.run("""
                update import_file f set article_id = m.id from (
                    select distinct on (a.id) f.source_path, a.id from import_file f join article a on a.path = f.path
                     where f.state in ('CHANGED', 'FAILED') and f.article_id is null and %s
                     order by a.id, f.state = 'FAILED', f.source_path) m
                 where f.source_path = m.source_path""".formatted(MAY_BE));
    }
}
