package recto.header;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;

/** Reads the keys whose value is a list: authors, tags and old paths. A single value counts as a list of one. */
final class ListReader {

    /** What Zola sorts articles by beside tags, and Recto has keys for. */
    private static final Set<String> NO_TAGS = Set.of("author", "authors", "series");

    private final FieldReader fields;
    private final Set<Field> alsoKeptInExtra;

    /** @param alsoKeptInExtra gets a field whose value says more than the list can hold */
    ListReader(FieldReader fields, Set<Field> alsoKeptInExtra) {
        this.fields = fields;
        this.alsoKeptInExtra = alsoKeptInExtra;
    }

    /** @param field null for an absent one */
    List<String> authors(@Nullable Field field) {
        if (field == null) {
            return List.of();
        }
        Set<String> authors = new LinkedHashSet<>();
        for (FrontMatterValue value : FieldReader.items(field.value())) {
            if (value instanceof Fields author) {
                Field name = FieldReader.find(author, "name", "key", "id", "handle", "username", "slug");
                if (author.fields().size() > 1) {
                    alsoKeptInExtra.add(field);
                }
                if (name == null) {
                    fields.error(author, "this author has no name", "add name: to it");
                } else {
                    fields.addName(authors, field.key(), name.value());
                }
            } else {
                fields.addName(authors, field.key(), value);
            }
        }
        return List.copyOf(authors);
    }

    /** The field of Zola's taxonomies that has one of these names; null without one. */
    static @Nullable Field ofTaxonomies(Fields header, String... names) {
        Field taxonomies = FieldReader.find(header, "taxonomies");
        return taxonomies != null && taxonomies.value() instanceof Fields below ? FieldReader.find(below, names) : null;
    }

    /** The tags that all these fields give, each once. */
    List<String> tags(List<Field> all) {
        Set<String> tags = new LinkedHashSet<>();
        for (Field field : all) {
            if (field.value() instanceof Fields taxonomies && KeyName.normalised(field.key()).equals("taxonomies")) {
                tags.addAll(
                        tags(taxonomies.fields().stream().filter(below -> !NO_TAGS.contains(KeyName.normalised(below.key()))).toList()));
            } else if (field.value() instanceof Text text) {
                Arrays.stream(text.text().split(","))
                        .forEach(tag -> fields.addName(tags, field.key(), new Text(text.line(), text.column(), tag, tag)));
            } else {
                FieldReader.items(field.value()).stream().flatMap(tag -> FieldReader.items(tag).stream())
                        .forEach(tag -> fields.addName(tags, field.key(), tag));
            }
        }
        return List.copyOf(tags);
    }

    /** @param field null for an absent one */
    List<String> aliases(@Nullable Field field) {
        if (field == null) {
            return List.of();
        }
        Set<String> aliases = new LinkedHashSet<>();
        for (FrontMatterValue value : FieldReader.items(field.value())) {
            if (!(value instanceof Text text)) {
                fields.error(value, "every one of %s must be a path, not %s".formatted(field.key(), value.kind()), "write it as /old/path");
            } else if (!text.isNull() && !FieldReader.isBlank(text.text())) {
                fields.alias(field.key(), text).ifPresent(aliases::add);
            }
        }
        return List.copyOf(aliases);
    }
}
