package recto.change;

/** What a row of the table site_change tells. Whatever it tells, every page that depends on all listed articles may be another. */
enum ChangeKind {
    /** The article at the path came, changed or went. */
    ARTICLE,
    /** A page of its own at the path came, changed or went; it stands in the menu, and so on every page. */
    PAGE,
    /** The article itself is as it was, but its page shows something else. */
    SHOWS,
    /** What the file of the author at the path says. */
    AUTHOR,
    /** More than is worth naming: every page may be another. */
    EVERYTHING
}
