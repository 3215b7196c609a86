package recto.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import recto.database.Sql;

/**
 * The pictures elsewhere, in the database: what is known of each, and which is to be fetched next. A node claims a picture before it asks
 * for it, so that no two nodes fetch the same one; it holds no connection meanwhile.
 */
@ApplicationScoped
class RemoteQueue {

    /** Longer than a picture takes to be fetched and made. One that a node has claimed and not settled by then is fetched by any node. */
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Duration FIRST_RARE_PAUSE = Duration.ofDays(1);
    private static final Duration LONGEST_RARE_PAUSE = Duration.ofDays(32);
    /** A passing fault is told to the author when it has come so often in a row, some minutes after the first time. */
    private static final int TOLD_AFTER = 3;
    private static final Duration KEPT_UNNAMED = Duration.ofDays(30);

    private final Instance<DataSource> database;
    private final Clock clock;

    RemoteQueue(Instance<DataSource> database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is known of a picture.
     *
     * @param hash of the picture; null while it is not there
     * @param outcome changes with everything that an article shows or tells of the picture; null while nothing is known
     */
    record Known(@Nullable String hash, @Nullable String fault, @Nullable String hint, @Nullable String outcome) {

        static final Known NOTHING = new Known(null, null, null, null);
    }

    /** What is known of the picture; empty where nothing is known, not even that it is named. */
    Optional<Known> find(String url) throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return sql.of("select hash, fault, hint, coalesce(hash, md5(fault)) as outcome from remote_picture where url = :url")
                    .text("url", url).first(row -> new Known(row.textOrNull("hash"), row.textOrNull("fault"), row.textOrNull("hint"),
                            row.textOrNull("outcome")));
        }
    }

    /** The first eight bytes of the MD5 of each address of which something is known, sorted: so little that all fit into memory. */
    long[] listKnown() throws SQLException {
        try (Sql sql = Sql.openForLongWork(database.get())) {
            return sql.of("select ('x' || left(md5(url), 16))::bit(64)::bigint as id from remote_picture where changed_at is not null")
                    .list(row -> row.number("id")).stream().mapToLong(Long::longValue).sorted().toArray();
        }
    }

    /** A picture that this node is to fetch. */
    record Claim(String url, int attempts, @Nullable String fault, @Nullable String hint, Instant until) {}

    Optional<Claim> claim() throws SQLException {
        Instant now = clock.instant();
        Instant until = now.plus(CLAIM);
        try (Sql sql = Sql.open(database.get())) {
            return sql
                    .of("""
                            with due as (select url from remote_picture where due_at <= :now order by due_at, url limit 1 for update skip locked)
                            update remote_picture r set due_at = :until from due where r.url = due.url returning r.url, r.attempts, r.fault, r.hint, r.due_at""")
                    .time("now", now).time("until", until)
                    .first(row -> new Claim(row.text("url"), row.integer("attempts"), row.textOrNull("fault"), row.textOrNull("hint"),
                            row.time("due_at")));
        }
    }

    /** Notes that the picture is there. @param remark null where nothing is strange about it, as is the hint */
    void settle(Claim claim, String hash, @Nullable String remark, @Nullable String hint) throws SQLException {
        settle(claim, hash, remark, hint, null);
    }

    /** Notes that the picture did not come, and when it is tried again. The longer it has not come, the later. */
    void settle(Claim claim, RemoteFault fault) throws SQLException {
        Instant now = clock.instant();
        if (fault.isLasting()) {
            settle(claim, null, fault.getMessage(), fault.hint(), now.plus(pause(claim, FIRST_RARE_PAUSE, LONGEST_RARE_PAUSE)));
        } else if (claim.attempts + 1 >= TOLD_AFTER) {
            settle(claim, null, fault.getMessage(), fault.hint(), now.plus(pause(claim, FIRST_PAUSE, LONGEST_PAUSE)));
        } else {
            settle(claim, null, claim.fault, claim.hint, now.plus(pause(claim, FIRST_PAUSE, LONGEST_PAUSE)));
        }
    }

    private static Duration pause(Claim claim, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(20, claim.attempts));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** Leaves alone what another node has claimed since. */
    private void settle(Claim claim, @Nullable String hash, @Nullable String fault, @Nullable String hint, @Nullable Instant due)
            throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            sql.of("""
                    update remote_picture set hash = :hash, fault = :fault, hint = :hint, attempts = attempts + 1, due_at = :due,
                           changed_at = case when (hash, fault) is distinct from (:hash, :fault) then :now else changed_at end
                     where url = :url and due_at = :until""").text("hash", hash).text("fault", fault).text("hint", hint).time("due", due)
                    .time("now", clock.instant()).text("url", claim.url).time("until", claim.until).update();
        }
    }

    /** When something of a picture last changed for the articles that show it; the epoch when nothing ever did. */
    Instant lastChange() throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            return sql.of("select max(changed_at) as moment from remote_picture").first(row -> row.timeOrNull("moment"))
                    .orElse(Instant.EPOCH);
        }
    }

    /** Forgets pictures that no article has named for a month. */
    void forgetUnnamed() throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            sql.of("""
                    delete from remote_picture r where named_at < :limit and not exists (select from article_picture p where p.path = r.url)
                       and not exists (select from profile f where coalesce(r.hash, md5(r.fault)) = any(f.pictures))
                       and not exists (select from tag_text t where coalesce(r.hash, md5(r.fault)) = any(t.pictures))""")
                    .time("limit", clock.instant().minus(KEPT_UNNAMED)).update();
        }
    }
}
