package recto;

/** How often a test tries inputs that it makes up: a few thousand times in each build, and as many times more as {@code -Dtries=50} says. */
public final class Tries {

    private static final int FACTOR = Integer.getInteger("tries", 1);

    private Tries() {}

    public static int of(int usual) {
        return usual * FACTOR;
    }
}
