package recto.imports;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to go about a pass.
 *
 * @param everyFile whether also files are read whose size and time are as they were
 * @param allowMassRemoval whether the articles whose files are gone are removed however many they are
 * @param changed what alone changed since the last pass; null where that is not known
 * @param progress told after each batch how many files are done
 */
public record ImportOptions(boolean everyFile, boolean allowMassRemoval, @Nullable ChangedFiles changed, Consumer<ImportReport> progress) {

    /** For a pass over all files. @param progress null where nobody wants to know */
    public ImportOptions(boolean everyFile, boolean allowMassRemoval, @Nullable Consumer<ImportReport> progress) {
        this(everyFile, allowMassRemoval, null, progress == null ? report -> {} : progress);
    }
}
