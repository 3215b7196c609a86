package recto.defaults;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.header.GivenChecker;
import recto.header.GivenKeys;

/** Reads the files of another engine's blog, which are never executed, and gathers what is wrong with what they give to articles. */
final class DataFiles {

    private final Path start;
    private final Path root;
    private final Set<Problem> problems = Collections.synchronizedSet(new LinkedHashSet<>());

    /** @param start the content folder @param root of the blog, there or above */
    DataFiles(Path start, Path root) {
        this.start = start;
        this.root = root;
    }

    List<Problem> problems() {
        synchronized (problems) {
            return List.copyOf(problems);
        }
    }

    /** The content folder within the blog, as "content/posts/"; empty where it is its root. */
    String below() {
        String below = root.toAbsolutePath().relativize(start.toAbsolutePath()).toString().replace('\\', '/');
        return below.isEmpty() ? "" : below + "/";
    }

    /** The folders from the root of the blog down to the content folder. */
    List<Path> above() {
        List<Path> above = new ArrayList<>();
        for (Path at = start; at != null && at.startsWith(root); at = at.getParent()) {
            above.add(0, at);
        }
        return above;
    }

    Path start() {
        return start;
    }

    static boolean isThere(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The name by which problems call a file: from the content folder, such as ../_config.yml. */
    String name(Path file) {
        return start.toAbsolutePath().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    /** The keys of a file of data. @param word without which nothing in the file is given to articles, so that no fault in it matters */
    Fields data(Path file, String word) {
        return value(file, word) instanceof Fields fields ? fields : new Fields(1, 1, List.of());
    }

    /** The same for a file that may be a list. */
    FrontMatterValue value(Path file, String word) {
        String text = OtherEngine.text(file);
        List<Problem> found = new ArrayList<>();
        FrontMatterValue value = Notations.data(name(file), text, found);
        if (text.contains(word)) {
            found.forEach(this::warn);
        }
        return value;
    }

    /** The keys above the text of a file. */
    Fields header(Path file, String word) {
        String text = OtherEngine.text(file);
        List<Problem> found = new ArrayList<>();
        Fields fields = Notations.splitIfAny(name(file), text, found).map(raw -> raw.fields()).orElse(new Fields(1, 1, List.of()));
        if (text.contains(word)) {
            found.forEach(this::warn);
        }
        return fields;
    }

    /** An article can be imported although the file that gives it something cannot be read. */
    private void warn(Problem problem) {
        warn(problem.file(), problem.line(), problem.column(), problem.message() + ", so the articles get nothing of it", problem.hint());
    }

    void warn(String file, int line, int column, String message, String hint) {
        problems.add(Problem.warning(file, line, column, message, hint));
    }

    /** That an article is a page of its own. @param config the configuration of the engine that has it so */
    GivenKeys page(Path config) {
        return given(config, List.of(new Field("page", 1, 1, new Text(1, 1, "true", true))), Set.of());
    }

    /** What of these fields an article is given. @param added the normalised names of keys whose values it gets beside its own */
    GivenKeys given(Path file, List<Field> fields, Set<String> added) {
        List<Problem> found = new ArrayList<>();
        GivenKeys given = GivenChecker.take(name(file), fields, added, found);
        problems.addAll(found);
        return given;
    }
}
