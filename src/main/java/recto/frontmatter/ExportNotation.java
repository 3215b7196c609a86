package recto.frontmatter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;

/**
 * The keys that a file of MDX exports, as with Next: {@code export const metadata = {title: 'A'}}. Where it exports several groups of them,
 * each key counts where it stands first.
 */
final class ExportNotation implements Notation {

    private static final Pattern FIRST = Pattern.compile("\\s*(?:(?:import|export)\\s|\\{/\\*)");
    private static final Pattern EXPORT = Pattern.compile(
            "(?m)^export\\s+const\\s+(?:metadata|meta|frontmatter|frontMatter|article|post|attributes|blog)(?:\\s*:[^=\\n]{1,60})?\\s*=\\s*(?=\\{)");
    /** Next's names for what stands deeper than other engines have it. */
    private static final Set<String> GROUPS = Set.of("opengraph", "alternates");

    @Override
    public boolean isOpenedBy(String firstLine, String text) {
        return FIRST.matcher(text).lookingAt() && EXPORT.matcher(text).find();
    }

    @Override
    public Optional<RawFrontMatter> read(String file, String text, List<Problem> problems) {
        StringBuilder body = new StringBuilder(text);
        List<Field> fields = new ArrayList<>();
        Set<String> known = new HashSet<>();
        ScriptReader reader = new ScriptReader(text, false);
        int end = 0;
        for (Matcher export = EXPORT.matcher(text); export.find();) {
            if (export.start() < end) {
                // These words stand in a text of the group above
                continue;
            }
            Fields group = reader.objectAt(export.end());
            end = reader.at();
            Problem fault = fault(file, group, reader, end - export.end());
            if (fault != null) {
                problems.add(fault);
                return Optional.empty();
            }
            group.fields().forEach(field -> add(field, fields, known));
            // The lines stay, so that those below keep their numbers
            for (int at = export.start(); at < end; at++) {
                if (text.charAt(at) != '\n') {
                    body.setCharAt(at, ' ');
                }
            }
            if (end < text.length() && text.charAt(end) == ';') {
                body.setCharAt(end, ' ');
            }
        }
        reader.passedOver().stream().filter(code -> !known.contains(KeyName.normalised(code.key())))
                .forEach(code -> problems.add(Problem.warning(file, code.value().line(), code.value().column(),
                        "the value of '%s' is code, which is not executed, and is left out".formatted(Problem.shown(code.key())),
                        "write the value itself, in quotation marks")));
        return Optional.of(new RawFrontMatter(new Fields(1, 1, fields), Set.of(), body.toString(), 1));
    }

    private static @Nullable Problem fault(String file, Fields group, ScriptReader reader, int length) {
        Text tooDeep = reader.tooDeep();
        if (tooDeep != null) {
            return Problem.error(file, tooDeep.line(), tooDeep.column(),
                    "the values are nested more than %d deep".formatted(ScriptReader.MAX_DEPTH), "write them flatter");
        }
        if (!reader.isClosed()) {
            return Problem.error(file, group.line(), group.column(), "the { that opens here is never closed",
                    "add the closing bracket after the last key");
        }
        return length > RawFrontMatter.MAX_LENGTH ? Fenced.tooLong(file, "move long text into the article") : null;
    }

    private static void add(Field field, List<Field> fields, Set<String> known) {
        FrontMatterValue value = field.value();
        if (value instanceof Fields below && GROUPS.contains(KeyName.normalised(field.key()))) {
            below.fields().stream().filter(one -> !KeyName.normalised(one.key()).equals("url")).forEach(one -> add(
                    one.key().equals("canonical") ? new Field("canonical_url", one.line(), one.column(), one.value()) : one, fields,
                    known));
        } else if (known.add(KeyName.normalised(field.key()))) {
            fields.add(value instanceof Fields title && KeyName.normalised(field.key()).equals("title")
                    ? new Field(field.key(), field.line(), field.column(), ofTitle(title))
                    : field);
        }
    }

    /** Next's title may be an object that says how it is to be put together with that of the site. */
    private static FrontMatterValue ofTitle(Fields title) {
        @Nullable
        FrontMatterValue found = title.fields().stream().filter(field -> field.key().equals("absolute") || field.key().equals("default"))
                .map(Field::value).filter(value -> !(value instanceof Items)).findFirst().orElse(null);
        return found == null ? new Text(title.line(), title.column(), "", null) : found;
    }
}
