package recto.code;

/** What a piece of code is, as far as a printed page tells one from another: few kinds, so that few colours do. */
enum Kind {
    PLAIN(""), KEYWORD("k"), COMMENT("c"),
    /** Letters that stand for themselves. */
    STRING("s"),
    /** Numbers and the names of values: true, null. */
    VALUE("n"),
    /** What is named rather than done: annotations, attributes, keys, variables of a shell. */
    NAME("a"),
    HEADING("h"), ADDED("i"), REMOVED("d");

    /** The CSS class, in the HTML and in prose.css. */
    final String cssClass;

    Kind(String cssClass) {
        this.cssClass = cssClass;
    }
}
