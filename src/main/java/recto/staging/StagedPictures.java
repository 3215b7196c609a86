package recto.staging;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.database.Sql;

/**
 * The pictures in the staging table: which of them changed since the articles that show them were rendered. As with articles, size and time
 * tell which files to read, and the bytes tell whether a file changed.
 */
public final class StagedPictures {

    /** As {@link recto.language.NameSpelling#folded}: composed letters and plain spaces. */
    private static final String FOLDED = "translate(normalize(%s, NFC), U&'\\00A0\\1680\\2000\\2001\\2002\\2003\\2004\\2005\\2006\\2007\\2008"
            + "\\2009\\200A\\202F\\205F\\3000', repeat(' ', 16))";

    /**
     * The picture p that was missing is there now, spelt with other characters. Only names beyond ASCII and names with spaces can be spelt
     * so.
     */
    private static final String FOUND_OTHERWISE = """
            p.file_size is null and p.path ~ '[^!-~]' and 1 = (select count(*) from import_file s
                where s.state in ('PICTURE', 'SEEN_PICTURE') and s.source_path ~ '[^!-~]' and %s = %s)"""
            .formatted(FOLDED.formatted("s.source_path"), FOLDED.formatted("p.path"));

    /** The picture p is on another host, and what is known of it is not what it was. */
    private static final String CAME_FROM_ELSEWHERE = """
            exists (select from remote_picture r where r.url = p.path and coalesce(r.hash, md5(r.fault)) is distinct from p.hash)""";

    /** The condition over the article {@code a} that one of its pictures came, went or has other bytes. */
    static final String CHANGED = """
            exists (select from article_picture p left join import_file k on k.source_path = p.path and k.state in ('PICTURE', 'SEEN_PICTURE')
                     where p.article_id = a.id and ((p.file_size is null) <> (k.source_path is null)
                        or k.state = 'SEEN_PICTURE' and p.hash is distinct from k.source_hash or %s or %s))"""
            .formatted(FOUND_OTHERWISE, CAME_FROM_ELSEWHERE);

    /**
     * Creates the index of the names that can be spelt with other characters, after the listing and before {@link #CHANGED} is asked. It
     * does not depend on the state of a file, so that a change of the state need not write it.
     */
    public void index() throws SQLException {
        sql.run("create index on import_file ((%s)) where source_path ~ '[^!-~]'".formatted(FOLDED.formatted("source_path")));
    }

    /** A picture that may have changed. */
    public record Suspect(String path, long size) {}

    private final Sql sql;

    public StagedPictures(Sql sql) {
        this.sql = sql;
    }

    /** Adds the pictures that cannot be read, with the size and time that they had. @param paths of files and folders, "" for all */
    public void addUnread(Collection<String> paths) throws SQLException {
        if (!paths.isEmpty()) {
            sql.of("""
                    insert into import_file (source_path, file_size, file_modified, state)
                    select distinct on (p.path) p.path, p.file_size, p.file_modified, 'PICTURE' from article_picture p, unnest(:paths) u
                     where p.file_size is not null and (u = '' or p.path = u or starts_with(p.path, u || '/'))
                    on conflict (source_path) do nothing""").texts("paths", paths).update();
        }
    }

    /**
     * Lists the pictures that articles show and whose size or time changed, in the order of their paths.
     *
     * @param all whether to list also the pictures whose size and time did not change
     * @param after the path of the last picture of the batch before
     */
    public List<Suspect> listSuspects(boolean all, String after, int limit) throws SQLException {
        return sql.of("""
                select distinct k.source_path, k.file_size from article_picture p join article a on a.id = p.article_id
                  join import_file k on k.source_path = p.path and k.state = 'PICTURE'
                 where a.removed_at is null and p.file_size is not null and k.settled is not null and k.source_path > :after
                   and (:all or (p.file_size, p.file_modified) is distinct from (k.file_size, k.file_modified))
                 order by k.source_path limit :limit""").text("after", after).flag("all", all).integer("limit", limit)
                .list(row -> new Suspect(row.text("source_path"), row.number("file_size")));
    }

    /** @param hashes of the files in the same order; null where a file could not be read */
    public void note(List<Suspect> files, List<@Nullable String> hashes) throws SQLException {
        sql.of("update import_file f set state = 'SEEN_PICTURE', source_hash = n.hash from unnest(:files, :hashes) n (file, hash) where f.source_path = n.file")
                .texts("files", files.stream().map(Suspect::path).toList()).texts("hashes", hashes).update();
    }

    /** As {@link StagingTable#rememberTimes} does for articles. */
    public void rememberTimes() throws SQLException {
        sql.run("""
                update article_picture p set file_size = k.file_size, file_modified = k.file_modified from import_file k
                 where k.source_path = p.path and k.state = 'SEEN_PICTURE' and k.settled and p.hash is not distinct from k.source_hash
                   and p.file_size is not null and (p.file_size, p.file_modified) is distinct from (k.file_size, k.file_modified)""");
    }
}
