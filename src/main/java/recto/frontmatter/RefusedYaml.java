package recto.frontmatter;

/** Thrown when a header passes a limit, so that nothing more of it is read: the limit is there to save just that work. */
@SuppressWarnings("serial")
final class RefusedYaml extends RuntimeException {

    private final transient Problem problem;

    RefusedYaml(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
