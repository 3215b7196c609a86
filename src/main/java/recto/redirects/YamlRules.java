package recto.redirects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.redirects.RuleReader.Word;

/** Reads redirects.yaml: lines such as {@code /old: /new}, or a list of redirects with {@code from}, {@code to} and {@code status}. */
final class YamlRules {

    private static final String FORMS = "write /old: /new, or - from: /old with to: /new and status: 302 below it";

    private final RuleReader reader;

    YamlRules(RuleReader reader) {
        this.reader = reader;
    }

    /** @return false where the file is no YAML, or has something else in it */
    boolean read(String text) {
        List<Problem> found = new ArrayList<>();
        FrontMatterValue root = Notations.yaml(reader.file(), text, found).orElse(null);
        reader.problems().addAll(found);
        if (root == null || found.stream().anyMatch(Problem::isError)) {
            return false;
        }
        if (root instanceof Items items) {
            items.items().forEach(this::ofList);
            return true;
        }
        if (!(root instanceof Fields fields)) {
            reader.error(at(root, ""), "is %s, and no list of redirects".formatted(root.kind()), FORMS);
            return false;
        }
        if (fields.fields().size() == 1 && fields.fields().get(0).value() instanceof Items items
                && fields.fields().get(0).key().equalsIgnoreCase("redirects")) {
            items.items().forEach(this::ofList);
            return true;
        }
        fields.fields().forEach(this::ofKey);
        return true;
    }

    /** An address as a key, with its target, its status or both. */
    private void ofKey(Field field) {
        Word from = new Word(field.key(), field.line(), field.column());
        if (field.value() instanceof Fields more) {
            add(from, more, null);
        } else if (field.value() instanceof Text text && !text.isNull()) {
            Word word = at(text, text.text());
            reader.add(from, word.text().equals("410") ? null : word, word.text().equals("410") ? word : null);
        } else {
            reader.error(from, "%s has no target".formatted(Problem.shown(from.text())), FORMS);
        }
    }

    private void ofList(FrontMatterValue item) {
        Field from = item instanceof Fields fields
                ? fields.fields().stream().filter(field -> isKey(field, "from")).findFirst().orElse(null) : null;
        if (from != null && from.value() instanceof Text text) {
            add(at(text, text.text()), (Fields) item, from);
        } else {
            reader.error(at(item, ""), "is a redirect from no address", FORMS);
        }
    }

    private void add(Word from, Fields fields, @Nullable Field known) {
        Word to = null;
        Word status = null;
        for (Field field : fields.fields()) {
            if (field.equals(known)) {
                continue;
            }
            Word key = new Word(field.key(), field.line(), field.column());
            if (!isKey(field, "to") && !isKey(field, "status")) {
                reader.warn(key, "redirects know no '%s'".formatted(Problem.shown(field.key())), "they have from, to and status");
            } else if (!(field.value() instanceof Text text) || text.isNull()) {
                reader.error(key, "%s must be one value".formatted(field.key()), FORMS);
                return;
            } else if (isKey(field, "to")) {
                to = at(text, text.text());
            } else {
                status = at(text, text.text());
            }
        }
        reader.add(from, to, status);
    }

    private static boolean isKey(Field field, String name) {
        return field.key().toLowerCase(Locale.ROOT).equals(name);
    }

    private static Word at(FrontMatterValue value, String text) {
        return new Word(text, value.line(), value.column());
    }
}
