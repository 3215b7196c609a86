package recto.engine;

/**
 * What a tag stands for.
 *
 * @param text Markdown
 * @param isBlock whether it has to stand apart from the text around it
 */
record Meaning(String text, boolean isBlock) {

    static final Meaning NOTHING = new Meaning("", false);

    static Meaning inline(String text) {
        return new Meaning(text, false);
    }

    static Meaning block(String text) {
        return new Meaning(text, true);
    }
}
