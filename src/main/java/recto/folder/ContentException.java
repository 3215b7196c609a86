package recto.folder;

import recto.frontmatter.Problem;

/** Says that a file cannot be imported, and why. */
public class ContentException extends Exception {

    private final transient Problem problem;
    private final boolean unreadable;

    /** @param unreadable whether the file could not be read at all, so that its content is not known */
    ContentException(Problem problem, boolean unreadable) {
        super(problem.toString());
        this.problem = problem;
        this.unreadable = unreadable;
    }

    public Problem problem() {
        return problem;
    }

    public boolean isUnreadable() {
        return unreadable;
    }
}
