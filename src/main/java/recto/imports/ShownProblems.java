package recto.imports;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.inject.Singleton;
import java.util.List;

/** What was wrong in the content folder at the last pass, for the pages themselves to show; empty unless {@link ImportConfig#showProblems}. */
@Singleton
class ShownProblems {

    /** A page should have room for itself, too. */
    private static final int MOST = 20;

    private volatile List<String> problems = List.of();

    /** The variable {@code contentProblems} of every template. */
    @TemplateGlobal(name = "contentProblems")
    static List<String> contentProblems() {
        return Arc.container().instance(ShownProblems.class).get().problems;
    }

    /** @return whether pages look different now */
    boolean show(List<?> present) {
        List<String> next = present.stream().limit(MOST).map(Object::toString).toList();
        boolean isNew = !next.equals(problems);
        problems = next;
        return isNew;
    }
}
