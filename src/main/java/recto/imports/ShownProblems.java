package recto.imports;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import recto.report.ShownProblem;

/** What was wrong in the content folder at the last pass, for the pages themselves to show; empty unless {@link ImportConfig#showProblems}. */
@Singleton
class ShownProblems {

    /** A page should have room for itself, too. */
    private static final int MOST = 20;

    private volatile List<ShownProblem> problems = List.of();

    /** The variable {@code contentProblems} of every template. */
    @TemplateGlobal(name = "contentProblems")
    static List<ShownProblem> contentProblems() {
        return Arc.container().instance(ShownProblems.class).get().problems;
    }

    /** @param folder where the files are @return whether pages look different now */
    boolean show(Path folder, List<?> present) {
        List<ShownProblem> next = present.stream().limit(MOST).map(problem -> ShownProblem.of(folder, problem.toString())).toList();
        boolean isNew = !next.equals(problems);
        problems = next;
        return isNew;
    }
}
