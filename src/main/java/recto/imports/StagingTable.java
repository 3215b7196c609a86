package recto.imports;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import recto.article.Visibility;
import recto.content.ContentFile;
import recto.database.Sql;

/**
 * The folder as this pass finds it, in a temporary table beside the articles: that way the database finds out which file is which
 * article, and which articles have none, and the list is never in memory as a whole.
 */
final class StagingTable {

    /** What is known of a file. */
    enum State {
        /** Not looked into yet. */
        LISTED,
        /** It is what was imported from it. */
        UNCHANGED,
        /** It is to be imported. */
        CHANGED,
        /** It cannot be imported; what was imported from it stays. */
        FAILED,
        /** It went away since it was listed. */
        VANISHED,
        /** It, or its folder, cannot be read; what was imported from there stays. */
        UNREAD,
        /** It is a picture, by its name. */
        PICTURE,
        /** It is a picture whose bytes were looked at. */
        SEEN_PICTURE,
        /** It is no file, but stands for all that are not listed: they are as the last pass left them. */
        REST
    }

    /**
     * What a look into a file found.
     *
     * @param identity null where it could not be read, as are the next two
     * @param articleId of the article that it is, where that is certain
     */
    record Look(String file, State state, @Nullable String sourceHash, @Nullable String identity, @Nullable String path,
            @Nullable Long articleId) {}

    /**
     * @param identity null while it is not known
     * @param articleId null while it is not known, and for a new article
     */
    record Listed(ContentFile file, @Nullable String identity, @Nullable Long articleId) {}

    /** Of a name that tells something: of {@code index.md} also the folder. */
    private static final String NAME = "substring(%s from '(([^/]+/)?index[.][^/]*|[^/]+)$')";

    static final String IS_LISTED = "exists (select from import_file f where f.source_path = a.source_path)";

    /**
     * Of the article a. A file of the same name that could not be imported may be the one that seems to be gone: better one too many than
     * one too few.
     */
    static final String HAS_FILE = """
            (exists (select from import_file f where f.article_id = a.id)
              or exists (select from import_file f where f.state in ('FAILED', 'UNREAD') and f.article_id is null and %s = %s)
              or exists (select from import_file f where f.state = 'REST') and not %s)"""
            .formatted(NAME.formatted("f.source_path"), NAME.formatted("a.source_path"), IS_LISTED);

    static final String GONE = "a.removed_at is null and not " + HAS_FILE;

    private final Sql sql;
    private final Instant now;

    StagingTable(Sql sql, Instant now) throws SQLException {
        this.sql = sql;
        this.now = now;
        sql.run("""
                drop table if exists pg_temp.import_file;
                create temporary table import_file (source_path text collate "C" primary key, file_size bigint not null,
                    file_modified timestamptz not null, settled boolean, state text not null default 'LISTED', source_hash text, identity text, path text,
                    article_id bigint, twin text) with (fillfactor = 45)""");
    }

    /**
     * Called when most files have been matched: with these indexes, or without the room that the table leaves for it, to match 100,000 took two
     * seconds; and to find the few that are left among them half a second, each time.
     */
    void index() throws SQLException {
        sql.run("""
                create index on import_file (article_id);
                create index on import_file (state) where state in ('FAILED', 'UNREAD', 'REST');
                create index on import_file (source_path) where state = 'LISTED';
                create index on import_file (source_path) where state = 'CHANGED'""");
    }

    // ---- the list ----

    /** Takes the list of files as it is walked. */
    final class Listing implements AutoCloseable {
        private final CopyIn copy;
        private final StringBuilder rows = new StringBuilder();
        private int files;

        private Listing() throws SQLException {
            copy = sql.connection().unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy import_file (source_path, file_size, file_modified, settled, state) from stdin");
        }

        /** @param state LISTED or PICTURE */
        void add(ContentFile file, State state) throws SQLException {
            rows.append(file.path().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"))
                    .append('\t').append(file.size()).append('\t').append(file.modified()).append('\t').append(file.isSettledAt(now))
                    .append('\t').append(state).append('\n');
            files++;
            if (rows.length() > 60_000) {
                send();
            }
        }

        /** @return how many files there are */
        int end() throws SQLException {
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

    Listing listing() throws SQLException {
        return new Listing();
    }

    /** After the listing of a few files: all others are there and as they were, and so are the pictures. */
    void addRest() throws SQLException {
        sql.run("""
                insert into import_file (source_path, file_size, file_modified, state)
                select distinct on (p.path) p.path, p.file_size, p.file_modified, 'PICTURE' from import_file f
                  join article a on a.source_path = f.source_path join article_picture p on p.article_id = a.id
                 where p.file_size is not null
                union all select '', 0, 'epoch', 'REST'""");
    }

    /** After the look into a few files: those of the others whose article one of these may seem to be. */
    void addRivals() throws SQLException {
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
    void addUnread(Collection<String> paths) throws SQLException {
        if (!paths.isEmpty()) {
            sql.of("""
                    insert into import_file (source_path, file_size, file_modified, state, article_id)
                    select a.source_path, 0, 'epoch', 'UNREAD', a.id from article a, unnest(:paths) u
                     where a.removed_at is null and (u = '' or a.source_path = u or starts_with(a.source_path, u || '/'))
                    on conflict (source_path) do nothing""").texts("paths", paths).update();
        }
    }

    /** Spares the look into files whose size and time are as they were. @return how many */
    int matchByTime(String version) throws SQLException {
        return sql
                .of("""
                        update import_file f set state = 'UNCHANGED', article_id = a.id from article a
                         where a.source_path = f.source_path and a.removed_at is null and a.rendered_by = :version
                           and a.file_size = f.file_size and a.file_modified = f.file_modified and f.state = 'LISTED' and not %s"""
                        .formatted(StagedPictures.CHANGED))
                .text("version", version).update();
    }

    // ---- the look ----

    /** Lists the files in this state in the order of their paths. @param after the path of the last one of the batch before */
    List<Listed> list(State state, String after, int limit) throws SQLException {
        // The state is no parameter: the partial indexes are for two of its values
        return sql.of("""
                select source_path, file_size, file_modified, identity, article_id from import_file
                 where state = '%s' and source_path > :after order by source_path limit :limit""".formatted(state)).text("after", after)
                .integer("limit", limit)
                .list(row -> new Listed(new ContentFile(row.text("source_path"), row.number("file_size"), row.time("file_modified")),
                        row.textOrNull("identity"),
                        row.numberOrNull("article_id")));
    }

    void note(Collection<Look> looks) throws SQLException {
        sql.of("""
                update import_file f set state = n.state, source_hash = n.hash, identity = n.identity, path = n.path, article_id = n.article_id
                  from unnest(:files, :states, :hashes, :identities, :paths, :articles) n (file, state, hash, identity, path, article_id)
                 where f.source_path = n.file""")
                .texts("files", looks.stream().map(Look::file).toList())
                .texts("states", looks.stream().map(look -> look.state().name()).toList())
                .texts("hashes", looks.stream().map(Look::sourceHash).toList())
                .texts("identities", looks.stream().map(Look::identity).toList())
                .texts("paths", looks.stream().map(Look::path).toList()).numbers("articles", looks.stream().map(Look::articleId).toList())
                .update();
    }

    // ---- what follows from it, once ArticleIdentity has found out which file is which article ----

    /** How many articles have no file any more, in all and of those that are published. */
    record Gone(long all, long published) {}

    /** @param ofListed whether the other articles cannot be gone, and are not counted */
    Gone countGone(boolean ofListed) throws SQLException {
        return sql.of("select count(*) as gone, count(*) filter (where %s) as published from article a where %s and %s"
                .formatted(Visibility.published("a"), ofListed ? IS_LISTED : "true", GONE)).time("now", now)
                .first(row -> new Gone(row.number("gone"), row.number("published"))).orElseThrow();
    }

    /** The bytes are as they were, only the file's time is not: noted, so that the next pass need not look. */
    void rememberTimes() throws SQLException {
        sql.run("""
                update article a set file_size = f.file_size, file_modified = f.file_modified from import_file f
                 where f.article_id = a.id and f.state = 'UNCHANGED' and f.source_hash is not null and f.settled
                   and (a.file_size, a.file_modified) is distinct from (f.file_size, f.file_modified)""");
    }
}
