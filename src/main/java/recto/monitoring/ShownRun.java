package recto.monitoring;

import io.quarkus.qute.TemplateData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recto.report.ImportRun;
import recto.report.ShownProblem;

/**
 * A pass as a person reads about it.
 *
 * @param more problems that are not among those shown
 */
@TemplateData
record ShownRun(String begun, String seconds, String folder, String did, String counts, int more, List<ShownProblem> problems) {

    private static final int MOST = 200;
    private static final int MOST_EXCERPTS = 50;

    /** @param isLast whether to show the lines of the files, which may be others by now for an earlier pass */
    static ShownRun of(ImportRun run, boolean isLast) {
        List<ShownProblem> problems = new ArrayList<>();
        int warnings = 0;
        for (String problem : run.problems) {
            boolean hasExcerpt = isLast && problems.size() < MOST_EXCERPTS;
            warnings += problem.contains(": warning: ") ? 1 : 0;
            if (problems.size() < MOST) {
                problems.add(hasExcerpt ? ShownProblem.of(Path.of(run.folder), problem) : new ShownProblem(problem, ""));
            }
        }
        return new ShownRun(run.startedAt.toString(),
                String.format(Locale.ROOT, "%.1f", Duration.between(run.startedAt, run.endedAt).toMillis() / 1000.0), run.folder,
                "%d new, %d changed, %d renamed, %d removed, %d unchanged, %d failed".formatted(run.created, run.updated, run.renamed,
                        run.removed, run.unchanged, run.failed),
                "%d errors, %d warnings".formatted(run.problems.length - warnings, warnings), run.problems.length - problems.size(),
                problems);
    }
}
