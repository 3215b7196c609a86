package recto.change;

/**
 * The kind of a row in the table site_change. After a change of any kind, every page that depends on all listed articles may be out of
 * date.
 */
enum ChangeKind {
    /** The article at the path came, changed or was removed. */
    ARTICLE,
    /** A page of its own at the path, such as "about", came, changed or was removed. The menu on every page shows it. */
    PAGE,
    /** The article did not change, but its page shows other things around it. */
    SHOWS,
    /** The text of the author or of the tag at the path changed. */
    AUTHOR,
    /** So much changed that every page may be out of date. */
    EVERYTHING
}
