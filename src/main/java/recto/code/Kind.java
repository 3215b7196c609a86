package recto.code;

/** The kinds of tokens that have a colour of their own. There are few of them, because a page should need few colours. */
enum Kind {
    PLAIN(""),
    KEYWORD("k"),
    COMMENT("c"),
    /** String literals, characters and regular expressions. */
    STRING("s"),
    /** Numbers, and words that are values: true, null. */
    VALUE("n"),
    /** Annotations, attributes, keys, properties, and the variables of a shell. */
    NAME("a"),
    HEADING("h"),
    ADDED("i"),
    REMOVED("d");

    /** The class of the span in the HTML; prose.css gives it its colour. */
    final String cssClass;

    Kind(String cssClass) {
        this.cssClass = cssClass;
    }
}
