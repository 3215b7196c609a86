package recto.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.frontmatter.RawFrontMatter;
import recto.header.FieldReader;

/** A file in which Docusaurus, Jekyll and others keep all authors of a blog, each under the handle that articles name. */
public final class AuthorList {

    private static final Pattern NAME = Pattern.compile("(?:.+/)?authors\\.ya?ml|(?:.+/)?_?data/members\\.ya?ml");
    /** The names of such files in a folder of data that is left out otherwise. */
    static final List<String> IN_DATA = List.of("authors.yml", "authors.yaml", "members.yml", "members.yaml");

    private AuthorList() {}

    /** @param path below the content folder */
    public static boolean isOne(String path) {
        // Files are compared by this too, and nearly all are Markdown
        return path.endsWith("ml") && NAME.matcher(path).matches();
    }

    /** @return what the file says of each author, by handle */
    public static Map<String, Fields> read(String file, String text, List<Problem> problems) {
        boolean isList = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals("---")).findFirst().orElse("")
                .startsWith("-");
        // The lines above are as many as here, so that a problem has to move up by them
        String above = isList ? "---\nlist:\n" : "---\n";
        List<Problem> found = new ArrayList<>();
        RawFrontMatter read = Notations.split(file, above + text.replaceFirst("^---[ \\t]*\\n", "#\n") + "\n---\n", found).orElse(null);
        int shift = isList ? 2 : 1;
        found.forEach(p -> problems.add(new Problem(file, Math.max(1, p.line() - shift), p.column(), p.severity(), p.message(), p.hint())));
        Map<String, Fields> authors = new LinkedHashMap<>();
        for (Field field : read == null ? List.<Field>of() : read.fields().fields()) {
            add(authors, isList ? "" : field.key(), field.value());
        }
        return authors;
    }

    private static void add(Map<String, Fields> authors, String handle, FrontMatterValue value) {
        if (value instanceof Items items) {
            items.items().forEach(item -> add(authors, "", item));
        } else if (value instanceof Fields author) {
            Field named = handle.isEmpty()
                    ? FieldReader.find(author, "handle", "username", "id", "key", "slug", "shortname", "github", "name") : null;
            String name = named != null && named.value() instanceof Text text ? text.text().strip() : handle;
            authors.putIfAbsent(name, author);
        }
    }
}
