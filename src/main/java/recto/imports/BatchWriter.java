package recto.imports;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import recto.content.ParsedArticle;
import recto.frontmatter.Problem;
import recto.imports.FileReader.Candidate;
import recto.imports.ImportReport.Outcome;
import recto.indexing.ArticleIndex;

/** Writes the articles of one batch in one transaction, and reports the outcome of each. */
final class BatchWriter {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private final StoredArticles stored;
    private final ArticleWriter writer;
    private final ArticleIndex.Committed committed;
    private final ImportReport report;
    private final Instant now;

    BatchWriter(StoredArticles stored, ArticleWriter writer, ArticleIndex.Committed committed, ImportReport report, Instant now) {
        this.stored = stored;
        this.writer = writer;
        this.committed = committed;
        this.report = report;
        this.now = now;
    }

    /** A candidate that gets no addresses, and the reason. It is reported only once the batch is committed: a retry may accept the candidate. */
    private record Refused(Candidate candidate, Problem reason) {}

    /** @param candidates with an article each */
    void write(List<Candidate> candidates) throws SQLException {
        if (candidates.isEmpty()) {
            return;
        }
        List<ParsedArticle> articles = candidates.stream().map(Candidate::article).toList();
        Addresses addresses = new Addresses(stored, articles);
        List<Long> newIds = stored.newIds(candidates.size());
        Set<String> guids = stored.listGuids(articles.stream().map(article -> article.header().id()).filter(Objects::nonNull).toList());
        List<ArticleRow> rows = new ArrayList<>();
        List<Candidate> accepted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<Problem> reason = addresses.give(candidate.article(), candidate.before());
            if (reason.isPresent()) {
                refused.add(new Refused(candidate, reason.get()));
            } else {
                rows.add(ArticleRow.of(candidate.article(), candidate.words(), candidate.before(), newIds.get(rows.size()),
                        guid(candidate, guids), now));
                accepted.add(candidate);
            }
        }
        try {
            if (!rows.isEmpty()) {
                report.add(Outcome.REMOVED, writer.write(rows, addresses.freed()));
            }
        } catch (SQLException e) {
            writeOneByOne(candidates, e);
            return;
        }
        rows.forEach(row -> report.add(row.outcome(), 1));
        accepted.forEach(candidate -> candidate.problems().forEach(report::add));
        for (Refused candidate : refused) {
            candidate.candidate.problems().forEach(report::add);
            report.fail(candidate.reason);
        }
        if (!rows.isEmpty()) {
            committed.run();
        }
    }

    /** @param given guids that articles have already */
    private static String guid(Candidate candidate, Set<String> given) {
        String id = candidate.article().header().id();
        return id == null || given.contains(id) ? "urn:uuid:" + UUID.randomUUID() : id;
    }

    /** Writes each article by itself, so that one article that the database refuses does not keep the others from being written. */
    private void writeOneByOne(List<Candidate> candidates, SQLException e) throws SQLException {
        // Class 22 is a value that the database cannot take, 23 a constraint, 54 a limit: each the fault of one article and not of the database
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("22") && !state.startsWith("23") && !state.startsWith("54")) {
            throw e;
        }
        if (candidates.size() > 1) {
            for (Candidate candidate : candidates) {
                write(List.of(candidate));
            }
            return;
        }
        Candidate candidate = candidates.get(0);
        // The message of the driver contains the whole article; the next exception has the message of the database
        SQLException said = e.getNextException() == null ? e : e.getNextException();
        LOG.errorf(said, "%s cannot be stored", candidate.article().file());
        candidate.problems().forEach(report::add);
        report.fail(Problem.error(candidate.article().file(), 1, 1,
                "cannot be stored (%s)".formatted(said.getMessage().lines().findFirst().orElse("")),
                "this is a fault of Recto; please report it with the file"));
    }
}
