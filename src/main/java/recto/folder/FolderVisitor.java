package recto.folder;

import java.io.IOException;
import java.nio.file.Path;
import recto.frontmatter.Problem;

/** Is told of each file that a walk finds. */
public interface FolderVisitor {

    /** A folder whose files come next. @param path below the content folder, which itself is "" */
    default void folder(Path folder, String path) throws IOException {}

    void file(ContentFile entry) throws IOException;

    /** A file that articles may show or link to: its name is that of a picture, or it is one of {@link ServedFiles}. */
    default void picture(ContentFile entry) throws IOException {}

    /** A file that says which addresses lead elsewhere. */
    default void redirects(ContentFile entry) throws IOException {}

    /** @param path of a file or a folder that could not be read; what was imported from there stays */
    void unreadable(String path, Problem problem) throws IOException;

    void warning(Problem problem) throws IOException;

    /** A Markdown file that by its name is no article. */
    default void leftOut(ContentFile entry, Problem problem) throws IOException {
        warning(problem);
    }
}
