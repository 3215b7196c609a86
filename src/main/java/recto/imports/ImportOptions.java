package recto.imports;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import recto.folder.FolderRecorder;
import recto.report.ImportReport;

/**
 * The options of a pass.
 *
 * @param everyFile whether to read also the files whose size and time did not change
 * @param allowMassRemoval whether to remove articles whose files are gone, however many they are
 * @param changed the few files that changed since the last pass; null to list the whole folder
 * @param listed the whole folder as it was listed just now; null where it was not
 * @param progress is told after each batch how many files are done; may be null
 */
public record ImportOptions(boolean everyFile, boolean allowMassRemoval, @Nullable ChangedFiles changed,
        @Nullable FolderRecorder listed, Consumer<ImportReport> progress) {

    /** For a pass over all files. @param progress null where nobody wants to know */
    public ImportOptions(boolean everyFile, boolean allowMassRemoval, @Nullable Consumer<ImportReport> progress) {
        this(everyFile, allowMassRemoval, null, null, progress == null ? report -> {} : progress);
    }

    /** The same, and somebody else is told of the progress, too. */
    ImportOptions telling(Consumer<ImportReport> other) {
        return new ImportOptions(everyFile, allowMassRemoval, changed, listed, other.andThen(progress));
    }
}
