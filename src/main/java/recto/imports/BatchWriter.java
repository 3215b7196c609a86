package recto.imports;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import recto.content.ParsedArticle;
import recto.database.UncheckedSqlException;
import recto.frontmatter.Problem;
import recto.indexing.ArticleIndex;
import recto.report.ImportReport;
import recto.staging.FileReader.Candidate;
import recto.staging.StoredArticles;
import recto.storing.ArticleRow;
import recto.storing.ArticleWriter;
import recto.storing.Outcome;

/** Writes the articles of one batch in one transaction, and reports the outcome of each. */
final class BatchWriter {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    /** Articles of an exchange are in memory together until all batches are written. */
    private static final int MOST_WAITING = 100;

    private final StoredArticles stored;
    private final ArticleWriter writer;
    private final ArticleIndex.Committed committed;
    private final ImportReport report;
    private final ZoneId zone;
    /** Stored articles that were refused; when all batches are written, some of them may exchange their addresses. */
    private final List<Refused> waiting = new ArrayList<>();
    private final Instant now;

    BatchWriter(StoredArticles stored, ArticleWriter writer, ArticleIndex.Committed committed, ImportReport report, ZoneId zone,
            Instant now) {
        this.stored = stored;
        this.writer = writer;
        this.committed = committed;
        this.report = report;
        this.zone = zone;
        this.now = now;
    }

    /**
     * A candidate that gets no addresses, and the reason. It is reported only once the batch is committed: a retry may accept the
     * candidate.
     */
    private record Refused(Candidate candidate, Problem reason) {}

    /** @param candidates with an article each */
    void write(List<Candidate> candidates) throws SQLException {
        if (!candidates.isEmpty()) {
            write(candidates, places(candidates));
        }
    }

    private DayPlaces places(List<Candidate> candidates) throws SQLException {
        return new DayPlaces(stored, articles(candidates), zone, now);
    }

    private static List<ParsedArticle> articles(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::article).toList();
    }

    /** @param places of these candidates and perhaps of others */
    private void write(List<Candidate> candidates, DayPlaces places) throws SQLException {
        Addresses addresses = new Addresses(stored, articles(candidates));
        List<Candidate> accepted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean mayWait = candidate.before() != null && waiting.size() + refused.size() < MOST_WAITING;
            Candidate asked = mayWait ? candidate : withoutTakenAliases(candidate, addresses);
            Optional<Problem> reason = addresses.give(asked.article(), asked.before());
            if (reason.isPresent()) {
                refused.add(new Refused(asked, reason.get()));
            } else {
                accepted.add(asked);
            }
        }
        try {
            writeAccepted(accepted, addresses, places);
        } catch (SQLException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            writeOneByOne(candidates, e);
            return;
        }
        if (!accepted.isEmpty()) {
            committed.run();
        }
        for (Refused candidate : refused) {
            if (candidate.candidate.before() != null && waiting.size() < MOST_WAITING) {
                waiting.add(candidate);
            } else {
                report(candidate);
            }
        }
    }

    /** Writes, after all batches, the articles that were refused only because they exchange addresses with one another. */
    void writeExchanges() throws SQLException {
        List<Candidate> candidates = waiting.stream().map(Refused::candidate).toList();
        Addresses addresses = new Addresses(stored, articles(candidates));
        List<Candidate> accepted = addresses.exchange(candidates);
        List<Refused> others = waiting.stream().filter(refused -> !accepted.contains(refused.candidate)).toList();
        waiting.clear();
        for (List<Candidate> group : addresses.groups(accepted)) {
            writeExchange(group);
        }
        writeWithoutAliases(others);
    }

    /** Writes the articles that could have their path, but not all their aliases, and reports the others. */
    private void writeWithoutAliases(List<Refused> refused) throws SQLException {
        Addresses addresses = new Addresses(stored, refused.stream().map(one -> one.candidate.article()).toList());
        List<Candidate> some = new ArrayList<>();
        for (Refused one : refused) {
            Candidate candidate = withoutTakenAliases(one.candidate, addresses);
            if (candidate == one.candidate) {
                report(one);
            } else {
                some.add(candidate);
            }
        }
        write(some);
        waiting.forEach(this::report);
        waiting.clear();
    }

    /** The same candidate, where another article has one of its aliases without that alias, and with a warning. */
    private static Candidate withoutTakenAliases(Candidate candidate, Addresses addresses) {
        Map<String, Problem> taken = addresses.takenAliases(candidate.article(), candidate.before());
        if (taken.isEmpty()) {
            return candidate;
        }
        List<Problem> problems = new ArrayList<>(candidate.problems());
        problems.addAll(taken.values());
        return new Candidate(candidate.article().without(taken.keySet()), candidate.textHash(), candidate.entry(), candidate.before(),
                problems);
    }

    /** Writes the articles of one exchange, which succeed or fail together. */
    private void writeExchange(List<Candidate> group) throws SQLException {
        Addresses addresses = new Addresses(stored, articles(group));
        List<Candidate> accepted = addresses.exchange(group);
        try {
            writeAccepted(accepted, addresses, places(accepted));
        } catch (SQLException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throwUnlessOfOneArticle(e);
            accepted.forEach(candidate -> fail(candidate, e));
            return;
        }
        committed.run();
    }

    private void report(Refused refused) {
        refused.candidate.problems().forEach(report::add);
        report.fail(refused.reason);
    }

    private void writeAccepted(List<Candidate> accepted, Addresses addresses, DayPlaces places) throws SQLException {
        if (accepted.isEmpty()) {
            return;
        }
        List<Long> newIds = stored.newIds(accepted.size());
        Set<String> guids = stored
                .listGuids(articles(accepted).stream().map(article -> article.header().id()).filter(Objects::nonNull).toList());
        List<ArticleRow> rows = new ArrayList<>();
        for (Candidate candidate : accepted) {
            rows.add(row(candidate, places, newIds.get(rows.size()), guids));
        }
        report.add(Outcome.REMOVED, writer.write(rows, addresses.freed()));
        rows.forEach(row -> report.add(row.outcome(), 1));
        accepted.forEach(candidate -> candidate.problems().forEach(report::add));
    }

    private ArticleRow row(Candidate candidate, DayPlaces places, long newId, Set<String> guids) {
        ParsedArticle article = candidate.article();
        Instant publishAt = places.publishAt(article, candidate.before());
        Instant updatedAt = places.updatedAt(article, candidate.before(), publishAt);
        return ArticleRow.of(article.publishedAt(publishAt), candidate.textHash(), candidate.entry(), candidate.before(), newId,
                guid(candidate, guids),
                updatedAt, places::editedAt, now);
    }

    /** @param given guids that articles have already */
    private static String guid(Candidate candidate, Set<String> given) {
        String id = candidate.article().header().id();
        return id == null || given.contains(id) ? "urn:uuid:" + UUID.randomUUID() : id;
    }

    /** Writes each article by itself, so that one article that the database refuses does not keep the others from being written. */
    private void writeOneByOne(List<Candidate> candidates, Throwable e) throws SQLException {
        throwUnlessOfOneArticle(e);
        if (candidates.size() == 1) {
            fail(candidates.get(0), e);
            return;
        }
        // From one object, because each article by itself would get the present moment
        DayPlaces places = places(candidates);
        for (Candidate candidate : candidates) {
            write(List.of(candidate), places);
        }
    }

    /**
     * Class 22 is a value that the database cannot take, 23 a constraint, 54 a limit: each the fault of one article and not of the
     * database.
     */
    private static void throwUnlessOfOneArticle(Throwable e) throws SQLException {
        if (e instanceof SQLException failure && !String.valueOf(failure.getSQLState()).matches("(22|23|54).*")) {
            throw failure;
        }
        if (e instanceof UncheckedSqlException failure) {
            throw failure.getCause();
        }
    }

    private void fail(Candidate candidate, Throwable e) {
        // The message of the driver contains the whole article; the next exception has the message of the database
        Throwable said = e instanceof SQLException failure && failure.getNextException() != null ? failure.getNextException() : e;
        LOG.errorf(said, "%s cannot be stored", Problem.oneLine(candidate.article().file()));
        candidate.problems().forEach(report::add);
        String message = said instanceof SQLException ? String.valueOf(said.getMessage()).lines().findFirst().orElse("") : said.toString();
        report.fail(Problem.error(candidate.article().file(), 1, 1, "cannot be stored (%s)".formatted(message),
                "this is a fault of Recto; please report it with the file"));
    }
}
