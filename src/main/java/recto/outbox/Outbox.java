package recto.outbox;

import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import recto.database.Sql;
import recto.site.SiteConfig;

/**
 * The messages for one recipient. They are kept in the database, so that a crash loses none and only one of several nodes sends each. No
 * connection is held while the recipient answers: a node claims the messages that are due, sends them, and then notes the outcome.
 */
public final class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    /** A change is committed after the time that it carries, but never later than this after it, since no import takes longer. */
    private static final Duration OVERLAP = Duration.ofHours(1);
    /** Longer than any message takes. Messages that a node has claimed and not settled by then are sent again, by any node. */
    private static final Duration CLAIM = Duration.ofMinutes(2);
    /** With pauses of 1, 2, 4 ... 128 minutes they take four hours and a quarter. After that, only the next change is sent. */
    private static final int ATTEMPTS = 9;

    /** Leaves a change alone that was noted before, so that a node locks rows that another node is sending only when there is news. */
    private static final String NOTE = """
            insert into outbox (recipient, subject, changed_at, due_at)
            select :recipient, c.subject, max(c.changed_at), cast(:due as timestamptz) from (%s) c
             where not exists (select from outbox o where o.recipient = :recipient and o.subject = c.subject and o.changed_at >= c.changed_at)
             group by c.subject order by c.subject
            on conflict (recipient, subject) do update set changed_at = excluded.changed_at, due_at = excluded.due_at, attempts = 0""";

    private record Claim(List<String> subjects, Instant until) {}

    private final Recipient recipient;
    private final Instance<DataSource> database;
    private final SiteConfig site;
    private final Clock clock;

    public Outbox(Recipient recipient, Instance<DataSource> database, SiteConfig site, Clock clock) {
        this.recipient = recipient;
        this.database = database;
        this.site = site;
        this.clock = clock;
    }

    /** Notes what changed and tells the recipient what is due. */
    public void look() throws SQLException, InterruptedException {
        note();
        for (Claim claim = claim(); !claim.subjects().isEmpty(); claim = claim()) {
            tell(claim);
        }
    }

    /** Notes what changed; does nothing while another node does the same. */
    private void note() throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            sql.inTransaction(() -> {
                Instant now = clock.instant();
                Optional<Instant> last = of(sql, "select noted_at from outbox_recipient where name = :recipient for update skip locked")
                        .first(row -> row.time("noted_at"));
                if (last.isPresent()) {
                    noteSince(sql, last.get().minus(OVERLAP), now);
                } else if (of(sql, "insert into outbox_recipient (name, noted_at) values (:recipient, :now) on conflict do nothing")
                        .time("now", now).update() > 0) {
                    begin(sql, now.minus(OVERLAP), now);
                }
                return last;
            });
        }
    }

    private void noteSince(Sql sql, Instant since, Instant now) throws SQLException {
        if (changes(sql, since, now).time("due", now).update() > 0) {
            of(sql, "update outbox_recipient set noted_at = :now where name = :recipient").time("now", now).update();
            of(sql, "delete from outbox where recipient = :recipient and due_at is null and changed_at < :since").time("since", since)
                    .update();
        }
    }

    /** The first time, notes what changed lately without making it due: it is no news. */
    private void begin(Sql sql, Instant since, Instant now) throws SQLException {
        changes(sql, since, now).time("due", null).update();
        if (recipient.isIntroduced()) {
            of(sql, """
                    insert into outbox (recipient, subject, changed_at, due_at) values (:recipient, '', :since, :now)
                    on conflict (recipient, subject) do update set due_at = excluded.due_at""").time("since", since).time("now", now)
                    .update();
        }
    }

    private Sql.Query changes(Sql sql, Instant since, Instant now) {
        return of(sql, NOTE.formatted(recipient.changes())).time("since", since).time("now", now).text("site", site.url().toString());
    }

    private Claim claim() throws SQLException {
        Instant now = clock.instant();
        Instant until = now.plus(CLAIM);
        try (Sql sql = Sql.open(database.get())) {
            return new Claim(
                    of(sql, """
                            with due as (select subject from outbox where recipient = :recipient and due_at <= :now order by due_at, subject limit :size
                                            for update skip locked)
                            update outbox o set due_at = :until from due where o.recipient = :recipient and o.subject = due.subject returning o.subject""")
                            .time("now", now).time("until", until).integer("size", recipient.messageSize())
                            .list(row -> row.text("subject")),
                    until);
        }
    }

    private void tell(Claim claim) throws SQLException, InterruptedException {
        try {
            recipient.tell(claim.subjects());
        } catch (IOException e) {
            String what = claim.subjects().size() == 1 ? "'" + claim.subjects().get(0) + "'" : claim.subjects().size() + " addresses";
            LOG.warnf("%s could not be told that %s changed; Recto tries again for about four hours: %s", recipient.name(), what,
                    e.getMessage());
            settle(claim, """
                    attempts = attempts + 1,
                    due_at = case when attempts + 1 < %d then cast(:now as timestamptz) + interval '1 minute' * power(2, attempts) end"""
                    .formatted(ATTEMPTS));
            return;
        }
        settle(claim, "due_at = null");
    }

    /**
     * Notes the outcome. A message whose subject has changed again, or that another node has claimed since, is due at another time and
     * left out.
     */
    private void settle(Claim claim, String columns) throws SQLException {
        try (Sql sql = Sql.open(database.get())) {
            of(sql, """
                    update outbox set %s where recipient = :recipient and subject in (
                        select subject from outbox where recipient = :recipient and subject = any(:subjects) and due_at = :until order by subject for update)"""
                    .formatted(columns)).texts("subjects", claim.subjects()).time("until", claim.until()).time("now", clock.instant())
                    .update();
        }
    }

    private Sql.Query of(Sql sql, String text) {
        return sql.of(text).text("recipient", recipient.name());
    }
}
