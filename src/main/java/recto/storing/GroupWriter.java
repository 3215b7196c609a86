package recto.storing;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import recto.content.ParsedGroup;

/** Writes what files say of the authors, or of the tags. */
public interface GroupWriter<P extends ParsedGroup> {

    /** @return what is stored, by file */
    Map<String, StoredGroup> list() throws SQLException;

    /** Writes what changed and deletes what has no file any more, in one transaction, and tells every node. */
    void write(List<P> changed, List<StoredGroup> gone) throws SQLException;
}
