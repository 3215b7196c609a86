package recto.content;

/** A file that cannot be imported, and why. */
class ContentException extends Exception {

    private final transient Problem problem;
    private final boolean unreadable;

    /** @param unreadable whether the file could not be read at all, so that nothing is known of what is in it now */
    ContentException(Problem problem, boolean unreadable) {
        super(problem.toString());
        this.problem = problem;
        this.unreadable = unreadable;
    }

    Problem problem() {
        return problem;
    }

    boolean isUnreadable() {
        return unreadable;
    }
}
