package recto.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.KeyName;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.frontmatter.RawFrontMatter;

/**
 * Adds to the header of a file what Recto alone knows of its article. What the author has written stays as it is, unless a key has to get
 * another value: then the header is written anew, in YAML.
 */
final class ExportedSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportedSource() {}

    /** @param added the keys by their first names, with texts or lists of texts */
    static String of(String path, String source, Map<String, Object> added) {
        if (added.isEmpty()) {
            return source;
        }
        RawFrontMatter header = Notations.isOpened(source) ? Notations.split(path, source, new ArrayList<>()).orElse(null) : null;
        if (header == null) {
            return yaml(added) + source;
        }
        String longer = withLines(source, added);
        return longer != null && hasAll(path, longer, header, added) ? longer : rewritten(header, added);
    }

    /** The lines directly below the one that opens the header; null where a line by itself is no key. */
    private static @Nullable String withLines(String source, Map<String, Object> added) {
        int end = source.indexOf('\n') + 1;
        String opening = source.substring(0, end).strip();
        String sign = opening.equals("---") ? ": " : opening.equals("+++") ? " = " : null;
        return sign == null ? null
                : source.substring(0, end) + added.entrySet().stream().map(entry -> entry.getKey() + sign + json(entry.getValue()) + "\n")
                        .collect(Collectors.joining()) + source.substring(end);
    }

    /** Whether the header can be read, with all that it had and all that was added. */
    private static boolean hasAll(String path, String longer, RawFrontMatter before, Map<String, Object> added) {
        List<Problem> problems = new ArrayList<>();
        RawFrontMatter now = Notations.split(path, longer, problems).orElse(null);
        return now != null && problems.stream().noneMatch(Problem::isError) && now.body().equals(before.body())
                && now.fields().fields().size() == before.fields().fields().size() + added.size();
    }

    private static String rewritten(RawFrontMatter header, Map<String, Object> added) {
        Set<String> replaced = added.keySet().stream().map(KeyName::normalised).collect(Collectors.toSet());
        Map<String, Object> all = new LinkedHashMap<>();
        for (Field field : header.fields().fields()) {
            if (!replaced.contains(KeyName.normalised(field.key()))) {
                all.put(field.key(), field.value().plain());
            }
        }
        all.putAll(added);
        return yaml(all) + header.body();
    }

    /** JSON is YAML, so that each value fits into a line. */
    private static String yaml(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> (entry.getKey().matches("[A-Za-z][\\w-]*") ? entry.getKey() : json(entry.getKey())) + ": "
                        + json(entry.getValue()) + "\n")
                .collect(Collectors.joining("", "---\n", "---\n"));
    }

    /** The keys of a stored object of JSON; none where there is no such object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> keys(@Nullable String json, boolean isPage) {
        try {
            Map<String, Object> keys = json == null ? new LinkedHashMap<>() : JSON.readValue(json, LinkedHashMap.class);
            if (!isPage) {
                // An engine makes pages of files without a date alone, but said in the file itself it would hold for this one, too
                keys.remove("page");
            }
            return keys;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of JSON that cannot be read as JSON", e);
        }
    }

    private static String json(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Front matter that cannot be written as JSON", e);
        }
    }
}
