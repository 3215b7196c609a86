package recto.markup;

/** Is told of each thing in an article that the new blog will not have, or will have in another form. */
public interface Losses {

    /** @param what such as "a form is left out" @param hint what its author may do */
    void add(String what, String hint);
}
