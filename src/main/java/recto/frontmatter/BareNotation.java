package recto.frontmatter;

import java.util.ArrayList;
import java.util.Arrays;
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
import recto.language.Slug;

/**
 * Keys without a line above them. Pelican's end with a blank line and have the values of Python-Markdown's meta-data: text to the end of the
 * line, and of the indented lines below it. Hexo's end with {@code ---} and are YAML.
 */
final class BareNotation implements Notation {

    private static final Pattern KEY = Pattern.compile(" {0,3}([A-Za-z][A-Za-z0-9_-]*):(?:[ \t]+(.*?)|)[ \t]*");
    private static final Pattern CONTINUED = Pattern.compile("(?: {2,}|\t+)(\\S.*?)[ \t]*|- .*");
    /** Keys of which one stands in the first line and tells a header from a text that begins with "Note: ...". */
    private static final Set<String> FIRST = Set.of("title", "date", "modified", "category", "tags", "slug", "author", "authors", "summary",
            "status", "lang", "layout", "template", "description", "keywords", "subtitle");
    private static final Set<String> LISTS = Set.of("authors", "tags", "keywords");

    @Override
    public boolean isOpenedBy(String firstLine, String text) {
        Matcher first = KEY.matcher(firstLine);
        return first.matches() && FIRST.contains(KeyName.normalised(first.group(1))) && end(text) != null;
    }

    /** The index of the line behind the keys; null where there is another line among them, or no title. */
    private static @Nullable Integer end(String text) {
        boolean hasTitle = false;
        int at = 0;
        while (at < text.length() && at < RawFrontMatter.MAX_LENGTH) {
            String line = Lines.at(text, at);
            if (line.isBlank() || isFence(line)) {
                return hasTitle ? at : null;
            }
            Matcher key = KEY.matcher(line);
            boolean isKey = key.matches();
            hasTitle |= isKey && KeyName.normalised(key.group(1)).equals("title");
            if (!isKey && !CONTINUED.matcher(line).matches()) {
                return null;
            }
            at = Lines.next(text, at);
        }
        return hasTitle && at >= text.length() ? Integer.valueOf(text.length()) : null;
    }

    private static boolean isFence(String line) {
        return line.stripTrailing().equals("---") || line.stripTrailing().equals("...");
    }

    @Override
    public Optional<RawFrontMatter> read(String file, String text, List<Problem> problems) {
        Integer close = end(text);
        int end = close == null ? text.length() : close;
        String[] lines = end == 0 ? new String[0] : text.substring(0, end).stripTrailing().split("\n");
        String body = text.substring(Lines.next(text, end));
        int bodyLine = lines.length + 2;
        if (isFence(Lines.at(text, Math.min(end, text.length())))) {
            return YamlReader.read(file, String.join("\n", lines), problems)
                    .map(yaml -> new RawFrontMatter(yaml.fields(), yaml.unreadable(), body, bodyLine));
        }
        return Optional.of(new RawFrontMatter(new Fields(1, 1, fields(file, lines, problems)), Set.of(), body, bodyLine));
    }

    private static List<Field> fields(String file, String[] lines, List<Problem> problems) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            Matcher key = KEY.matcher(lines[i]);
            if (!key.matches()) {
                continue;
            }
            String name = key.group(1);
            String first = key.group(2) == null ? "" : key.group(2);
            List<String> value = new ArrayList<>(List.of(first));
            for (int next = i + 1; next < lines.length && !KEY.matcher(lines[next]).matches(); next++) {
                value.add(lines[next].strip());
            }
            int column = key.group(2) == null ? 1 : key.start(2) + 1;
            Field twice = fields.stream().filter(f -> KeyName.normalised(f.key()).equals(KeyName.normalised(name))).findFirst()
                    .orElse(null);
            if (twice != null) {
                problems.add(Problem.error(file, i + 1, key.start(1) + 1,
                        "'%s' is given twice, first on line %d".formatted(Problem.shown(name), twice.line()), "keep one of them"));
                continue;
            }
            fields.add(new Field(name, i + 1, key.start(1) + 1, value(name, String.join(" ", value).strip(), i + 1, column)));
        }
        addSlug(fields);
        return fields;
    }

    /** Pelican parts names at semicolons where there are any, else at commas. */
    private static FrontMatterValue value(String key, String text, int line, int column) {
        if (!LISTS.contains(KeyName.normalised(key))) {
            return new Text(line, column, text, text.isEmpty() ? null : text);
        }
        return new Items(line, column, Arrays.stream(text.split(text.indexOf(';') >= 0 ? ";" : ",")).map(String::strip)
                .filter(name -> !name.isEmpty()).map(name -> (FrontMatterValue) new Text(line, column, name, name)).toList());
    }

    /** Pelican makes the address of an article of its title, where other engines make it of the name of the file. */
    private static void addSlug(List<Field> fields) {
        boolean hasSlug = fields.stream().anyMatch(field -> KeyName.normalised(field.key()).equals("slug"));
        Field title = fields.stream().filter(field -> KeyName.normalised(field.key()).equals("title")).findFirst().orElse(null);
        if (!hasSlug && title != null && title.value() instanceof Text text && !Slug.of(text.text()).isEmpty()) {
            String slug = Slug.of(text.text());
            fields.add(new Field("slug", title.line(), title.column(), new Text(text.line(), text.column(), slug, slug)));
        }
    }
}
