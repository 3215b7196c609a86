package recto.header;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;
import recto.frontmatter.Problem;

/**
 * Takes, of the keys that a file gives to other files, those that are true of many articles at once: who wrote them, in which language, about
 * what, and who may see them. What is wrong with a value is told once, of the file that has it, and not of each article.
 */
public final class GivenChecker {

    /** Groups of keys that {@link Hiding} looks into. */
    private static final Set<String> GROUPS = Set.of("build", "sitemap", "robots", "robotsnoindex", "password");

    private GivenChecker() {}

    /**
     * @param file that gives the keys
     * @param added the normalised names of keys whose values an article gets beside its own
     * @param problems gets what cannot be given, and is wrong
     */
    public static GivenKeys take(String file, List<Field> fields, Set<String> added, List<Problem> problems) {
        List<Field> taken = new ArrayList<>();
        for (Field field : fields) {
            if (isGiven(field) && !field.value().isNull() && !(field.value() instanceof Items list && list.items().isEmpty())) {
                taken.addAll(checked(file, field, problems));
            }
        }
        return GivenKeys.of(file, taken, added);
    }

    /** Whether the key has a meaning for many articles. */
    public static boolean isGiven(Field field) {
        String name = KeyName.normalised(field.key());
        if (name.equals("permalink")) {
            // Whether there is a page at all; an address is of one article alone
            return field.value() instanceof Fields || field.value().plain() instanceof Boolean;
        }
        return FrontMatterKey.find(field).map(FrontMatterKey.OF_MANY::contains).orElse(Hiding.knows(name) || GROUPS.contains(name));
    }

    private static List<Field> checked(String file, Field field, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        new FrontMatterReader(file, new Fields(1, 1, List.of(field)), ZoneOffset.UTC, found).read("", 1);
        boolean isWrong = found.stream().anyMatch(Problem::isError);
        // Whoever gives anything for draft may have meant yes
        boolean hides = isWrong && FrontMatterKey.find(field).orElse(null) == FrontMatterKey.DRAFT;
        String end = hides ? ", so the articles are left out" : ", so the articles get none";
        found.forEach(p -> problems.add(p.isError() ? Problem.warning(file, p.line(), p.column(), p.message() + end, p.hint()) : p));
        FrontMatterValue yes = new Text(field.value().line(), field.value().column(), "true", true);
        return !isWrong ? List.of(field) : hides ? List.of(new Field("draft", field.line(), field.column(), yes)) : List.of();
    }
}
