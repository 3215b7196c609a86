package recto.staging;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import recto.article.Visibility;
import recto.database.Sql;
import recto.folder.ContentFile;

/**
 * The files of a pass in a temporary table beside the articles. That way the database finds out which file is which article and which
 * articles have no file, and the list of files is never in memory as a whole.
 */
public final class StagingTable {

    /** What the pass knows of a file. */
    public enum State {
        /** The file was not inspected yet. */
        LISTED,
        /** The file is as it was imported. */
        UNCHANGED,
        /** The file is to be imported. */
        CHANGED,
        /** The file cannot be imported; what was imported from it stays. */
        FAILED,
        /** The file went away since it was listed, now or by the last pass. */
        VANISHED,
        /** The file or its folder cannot be read; what was imported from there stays. */
        UNREAD,
        /** The file is a picture, by its name. */
        PICTURE,
        /** The file is a picture whose bytes were read. */
        SEEN_PICTURE,
        /** This row is no file. It stands for all files that are not listed, because they are as the last pass left them. */
        REST
    }

    /**
     * The result of the inspection of a file.
     *
     * @param identity null where the front matter could not be read, as are the next two
     * @param articleId the id of the article of the file, where it is certain; else null
     * @param linked where links to the file lead; null where they must not lead anywhere
     */
    public record Inspection(String file, State state, @Nullable String sourceHash, @Nullable String identity, @Nullable String path,
            @Nullable Long articleId, @Nullable String linked) {}

    /** @param identity null while it is not known @param articleId the same, and null for a new article */
    public record StagedFile(ContentFile file, @Nullable String identity, @Nullable Long articleId) {}

    /** The telling part of a path: the file's name, and for {@code index.md} also the folder's. */
    static final String NAME = "substring(%s from '(([^/]+/)?index[.][^/]*|[^/]+)$')";

    public static final String IS_LISTED = "exists (select from import_file f where f.source_path = a.source_path)";

    /**
     * The condition over the article {@code a} that it has a file, or may have one. A file of the same name that could not be imported may
     * be the article's file after a move: an article too many is better than one too few.
     */
    static final String HAS_FILE = """
            (exists (select from import_file f where f.article_id = a.id)
              or exists (select from import_file f where f.state in ('FAILED', 'UNREAD') and f.article_id is null and %s = %s)
              or exists (select from import_file f where f.state = 'REST') and not %s)"""
            .formatted(NAME.formatted("f.source_path"), NAME.formatted("a.source_path"), IS_LISTED);

    public static final String GONE = "a.removed_at is null and not " + HAS_FILE;

    private final Sql sql;
    private final Instant now;

    public StagingTable(Sql sql, Instant now) throws SQLException {
        this.sql = sql;
        this.now = now;
        sql.run("""
                drop table if exists pg_temp.import_file;
                create temporary table import_file (source_path text collate "C" primary key, file_size bigint not null,
                    file_modified timestamptz not null, settled boolean, state text not null default 'LISTED', source_hash text, identity text, path text, linked text,
                    article_id bigint, duplicate_of text, given text not null default '') with (fillfactor = 45)""");
    }

    /**
     * Creates the indexes once most files have been matched: with them, or without the free space of the fillfactor, that takes two seconds
     * for 100,000 files; without them, each later search half a second.
     */
    public void index() throws SQLException {
        sql.run("""
                create index on import_file (article_id);
                create index on import_file (state) where state in ('FAILED', 'UNREAD', 'REST');
                create index on import_file (source_path) where state = 'LISTED';
                create index on import_file (source_path) where state = 'CHANGED'""");
    }

    // ---- the list ----

    /** Takes the files during the walk of the folder. */
    public final class Listing implements AutoCloseable {
        private final CopyIn copy;
        private final StringBuilder rows = new StringBuilder();
        private int files;

        private Listing() throws SQLException {
            copy = sql.connection().unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy import_file (source_path, file_size, file_modified, settled, state, given) from stdin");
        }

        /** @param state LISTED or PICTURE */
        public void add(ContentFile file, State state) throws SQLException {
            rows.append(file.path().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"))
                    .append('\t').append(file.size()).append('\t').append(file.modified()).append('\t').append(file.isSettledAt(now))
                    .append('\t').append(state).append('\t').append(file.given()).append('\n');
            files++;
            if (rows.length() > 60_000) {
                send();
            }
        }

        /** @return how many files there are */
        public int end() throws SQLException {
            send();
            copy.endCopy();
            return files;
        }

        private void send() throws SQLException {
            byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            rows.setLength(0);
        }

        @Override
        public void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    public Listing listing() throws SQLException {
        return new Listing();
    }

    /** Adds, after the listing of a few files, one row for all others and the pictures of the listed articles as they were. */
    public void addRest() throws SQLException {
        sql.run("""
                insert into import_file (source_path, file_size, file_modified, state)
                select distinct on (p.path) p.path, p.file_size, p.file_modified, 'PICTURE' from import_file f
                  join article a on a.source_path = f.source_path join article_picture p on p.article_id = a.id
                 where p.file_size is not null
                union all select '', 0, 'epoch', 'REST'""");
    }

    /**
     * Adds, after the inspection of a few files, those of the other files whose article has the identity, the bytes or the address of one
     * of these.
     */
    public void addRivals() throws SQLException {
        sql.run("""
                insert into import_file (source_path, file_size, file_modified, state, article_id)
                select a.source_path, a.file_size, a.file_modified, 'UNCHANGED', a.id from article a
                 where a.id in (select s.id from import_file f join article s on s.identity = f.identity
                                union all select s.id from import_file f join article s on s.source_hash = f.source_hash
                                union all select r.article_id from import_file f join redirect r on r.path = f.path)
                   and a.removed_at is null
                on conflict (source_path) do nothing""");
    }

    /** Adds the files that cannot be read: what was imported from there stays. @param paths of files and folders, "" for all */
    public void addUnread(Collection<String> paths) throws SQLException {
        if (!paths.isEmpty()) {
            sql.of("""
                    insert into import_file (source_path, file_size, file_modified, state, article_id)
                    select a.source_path, 0, 'epoch', 'UNREAD', a.id from article a, unnest(:paths) u
                     where a.removed_at is null and (u = '' or a.source_path = u or starts_with(a.source_path, u || '/'))
                    on conflict (source_path) do nothing""").texts("paths", paths).update();
        }
    }

    /** Marks the files whose size and time did not change, so that they need no inspection. @return how many there are */
    public int matchByTime(String version) throws SQLException {
        return sql
                .of("""
                        update import_file f set state = 'UNCHANGED', article_id = a.id from article a
                         where a.source_path = f.source_path and a.removed_at is null and a.rendered_by = :version || f.given
                           and a.file_size = f.file_size and a.file_modified = f.file_modified and f.state = 'LISTED' and not %s"""
                        .formatted(StagedPictures.CHANGED))
                .text("version", version).update();
    }

    // ---- the inspection ----

    /** Lists the files in this state in the order of their paths. @param after the path of the last file of the batch before */
    List<StagedFile> list(State state, String after, int limit) throws SQLException {
        // The state is no parameter because the partial indexes need it as a constant
        return sql.of("""
                select source_path, file_size, file_modified, given, identity, article_id from import_file
                 where state = '%s' and source_path > :after order by source_path limit :limit""".formatted(state)).text("after", after)
                .integer("limit", limit)
                .list(row -> new StagedFile(new ContentFile(row.text("source_path"), row.number("file_size"), row.time("file_modified"),
                        row.text("given")),
                        row.textOrNull("identity"),
                        row.numberOrNull("article_id")));
    }

    public void note(Collection<Inspection> looks) throws SQLException {
        sql.of("""
                update import_file f set state = n.state, source_hash = n.hash, identity = n.identity, path = n.path, article_id = n.article_id, linked = n.linked
                  from unnest(:files, :states, :hashes, :identities, :paths, :articles, :linked) n (file, state, hash, identity, path, article_id, linked)
                 where f.source_path = n.file""")
                .texts("files", looks.stream().map(Inspection::file).toList())
                .texts("states", looks.stream().map(look -> look.state().name()).toList())
                .texts("hashes", looks.stream().map(Inspection::sourceHash).toList())
                .texts("identities", looks.stream().map(Inspection::identity).toList())
                .texts("paths", looks.stream().map(Inspection::path).toList())
                .numbers("articles", looks.stream().map(Inspection::articleId).toList())
                .texts("linked", looks.stream().map(Inspection::linked).toList()).update();
    }

    // ---- what follows from it, once ArticleIdentity has found out which file is which article ----

    /** How many articles no longer have a file, and how many of these are published. */
    public record Gone(long all, long published) {}

    /** @param ofListed whether the pass lists only changed files, so that no other article can be gone */
    public Gone countGone(boolean ofListed) throws SQLException {
        return sql.of("select count(*) as gone, count(*) filter (where %s) as published from article a where %s and %s"
                .formatted(Visibility.published("a"), ofListed ? IS_LISTED : "true", GONE)).time("now", now)
                .first(row -> new Gone(row.number("gone"), row.number("published"))).orElseThrow();
    }

    /** Whether an article stays, when all is written, though its own file is not there: a file elsewhere that failed may be it. */
    public boolean hasUncertain(boolean ofListed) throws SQLException {
        return sql.of("select from article a where %s and a.removed_at is null and not exists (%s) limit 1".formatted(
                ofListed ? IS_LISTED : "true", "select from import_file f where f.source_path = a.source_path and f.article_id = a.id"))
                .first(row -> true).isPresent();
    }

    /** Stores the new time of files whose bytes did not change, so that the next pass need not read them. */
    public void rememberTimes() throws SQLException {
        sql.run("""
                update article a set file_size = f.file_size, file_modified = f.file_modified from import_file f
                 where f.article_id = a.id and f.state = 'UNCHANGED' and f.source_hash is not null and f.settled
                   and (a.file_size, a.file_modified) is distinct from (f.file_size, f.file_modified)""");
    }
}
