package recto.header;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;
import recto.language.Sha256;

/**
 * The front matter that an article is given from elsewhere, such as by the engine that its folder was written for. What the article says
 * itself counts more.
 */
public final class GivenKeys {

    public static final GivenKeys NONE = new GivenKeys(Map.of(), "");

    /** In hexadecimal digits of the mark. */
    private static final int MARK = 16;

    /** @param isAdded whether the values come before those of the article, where it has some, and are not in their place */
    private record Given(Field field, boolean isAdded) {}

    /**
     * A header with what it is given.
     *
     * @param given the values that are not the article's own, by their keys, with what the article itself has of them
     */
    record Merged(Fields fields, Map<String, Object> given) {}

    /** By what {@link FrontMatterKey#sameAs} says of them. */
    private final Map<String, Given> keys;
    private final String file;
    private final String mark;
    private final boolean hides;

    private GivenKeys(Map<String, Given> keys, String file) {
        this.keys = keys;
        this.file = file;
        List<String> all = keys.values().stream().map(one -> "%s %b %s".formatted(one.field.key(), one.isAdded, one.field.value().plain()))
                .toList();
        this.mark = keys.isEmpty() ? "" : " given " + Sha256.hex(all.toString()).substring(0, MARK);
        this.hides = isDraft(header(keys.values().stream().map(Given::field)));
    }

    private static boolean isDraft(Fields header) {
        return new FrontMatterReader("", header, ZoneOffset.UTC, new ArrayList<>()).read("", 1).draft();
    }

    /**
     * @param fields that {@link GivenChecker} has let through
     * @param file that gives them
     * @param added the normalised names of keys whose values an article gets beside its own
     */
    static GivenKeys of(String file, List<Field> fields, Set<String> added) {
        Map<String, Given> keys = new LinkedHashMap<>();
        fields.forEach(field -> keys.put(FrontMatterKey.sameAs(field),
                new Given(atTop(field), added.contains(KeyName.normalised(field.key())))));
        return keys.isEmpty() ? NONE : new GivenKeys(keys, file);
    }

    /** These keys, and beneath them those from further away. */
    public GivenKeys over(GivenKeys farther) {
        if (keys.isEmpty() || farther.keys.isEmpty()) {
            return keys.isEmpty() ? farther : this;
        }
        Map<String, Given> all = new LinkedHashMap<>(farther.keys);
        keys.forEach((name, near) -> all.merge(name, near, (far, mine) -> mine.isAdded
                ? new Given(together(far.field, mine.field), far.isAdded) : mine));
        return new GivenKeys(all, hides ? file : farther.file);
    }

    /** Whether an article that says nothing of it would not be shown at all. */
    public boolean hide() {
        return hides;
    }

    /** Whether an article would not be shown that says this itself. */
    public boolean hide(Fields own) {
        return hides && isDraft(under(own).fields);
    }

    /** The file that gives the keys, or of several the one that hides articles. */
    public String file() {
        return file;
    }

    /** A word that is another one whenever these keys say something else, with a space before it; empty where there are none. */
    public String mark() {
        return mark;
    }

    /** The header of an article with these keys beneath its own. @param own keys of the article */
    Merged under(Fields own) {
        if (keys.isEmpty()) {
            return new Merged(own, Map.of());
        }
        List<Field> fields = new ArrayList<>(own.fields());
        Map<String, Object> given = new LinkedHashMap<>();
        keys.forEach((name, one) -> {
            int at = indexOf(name, fields);
            if (at >= 0 && !one.isAdded) {
                return;
            }
            Field field = at < 0 ? one.field : together(one.field, fields.get(at));
            if (at < 0) {
                fields.add(field);
            } else {
                fields.set(at, field);
            }
            given.put(field.key(), field.value().plain());
        });
        return new Merged(new Fields(own.line(), own.column(), fields), given);
    }

    /** Where a key of the same meaning has a value; less than 0 where none has. */
    private static int indexOf(String name, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            FrontMatterValue value = fields.get(i).value();
            boolean isEmpty = value.isNull() || value instanceof Text text && FieldReader.isBlank(text.text());
            if (!isEmpty && FrontMatterKey.sameAs(fields.get(i)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The near field, with the items of the far one before its own. */
    private static Field together(Field far, Field near) {
        Set<Object> seen = new LinkedHashSet<>();
        List<FrontMatterValue> items = Stream.of(far, near).flatMap(field -> items(field.value())).filter(item -> seen.add(item.plain()))
                .toList();
        return new Field(near.key(), near.line(), near.column(), new Items(near.value().line(), near.value().column(), items));
    }

    private static Stream<FrontMatterValue> items(FrontMatterValue value) {
        return value instanceof Text text
                ? Stream.of(text.text().split(",")).map(String::strip).filter(part -> !part.isEmpty())
                        .map(part -> new Text(text.line(), text.column(), part, part))
                : FieldReader.items(value).stream();
    }

    private static Fields header(Stream<Field> fields) {
        return new Fields(1, 1, fields.toList());
    }

    /** The field at the beginning of the article, as its place in another file means nothing there. */
    private static Field atTop(Field field) {
        return new Field(field.key(), 1, 1, atTop(field.value()));
    }

    private static FrontMatterValue atTop(FrontMatterValue value) {
        if (value instanceof Items list) {
            return new Items(1, 1, list.items().stream().map(GivenKeys::atTop).toList());
        }
        if (value instanceof Fields group) {
            return header(group.fields().stream().map(GivenKeys::atTop));
        }
        Text text = (Text) value;
        return new Text(1, 1, text.text(), text.plain());
    }

    @Override
    public String toString() {
        return keys.values().stream().map(one -> one.field.key() + "=" + one.field.value().plain()).toList().toString();
    }
}
