package recto.content;

import recto.frontmatter.Problem;

/** A file that cannot be imported, and why. */
public class ContentException extends Exception {

    private final transient Problem problem;
    private final boolean unreadable;

    /** @param unreadable whether the file could not be read at all, so that nothing is known of what is in it now */
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
