package recto.moving;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;

/** What a configuration file of another engine says: TOML, YAML and JSON by their keys, a script by the words in it. Nothing is executed. */
final class ConfigText {

    private static final String QUOTED = "(?:'((?:[^'\\\\\\n]|\\\\.)*)'|\"((?:[^\"\\\\\\n]|\\\\.)*)\"|`([^`$]*)`)";
    /** A remark of JavaScript or Python from the beginning of a line, or behind white space. */
    private static final Pattern REMARK = Pattern.compile("(?m)^\\s*(?://|#|\\*).*$|/\\*(?s:.*?)\\*/|(?<=[\\s,;{}])//.*$");

    private final Map<String, Object> values;
    private final String script;

    private ConfigText(Map<String, Object> values, String script) {
        this.values = values;
        this.script = script;
    }

    /** Nothing at all. */
    static ConfigText empty() {
        return new ConfigText(Map.of(), "");
    }

    /** @param remarks gets a problem where the file cannot be read, or only a part of it */
    static ConfigText read(Path file, List<Problem> remarks) {
        String text;
        String name = String.valueOf(file.getFileName());
        try {
            byte[] bytes = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : new byte[0];
            text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").replace("\r\n", "\n");
        } catch (IOException e) {
            remarks.add(Problem.warning(name, 1, 1, "cannot be read (%s)".formatted(e.getMessage()),
                    "let the user that Recto runs as read it"));
            return empty();
        }
        if (name.endsWith(".toml") || name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json")) {
            return new ConfigText(values(name, text, remarks), "");
        }
        return new ConfigText(Map.of(), REMARK.matcher(text).replaceAll(""));
    }

    private static Map<String, Object> values(String name, String text, List<Problem> remarks) {
        List<Problem> found = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (Notations.data(name, text, found) instanceof Fields fields) {
            fields.fields().forEach(field -> values.put(field.key(), field.value().plain()));
        }
        found.forEach(problem -> remarks.add(Problem.warning(name, problem.line(), problem.column(), problem.message(), problem.hint())));
        return values;
    }

    /** The same with what another file says of what this one leaves open; in Hugo a file is also a key: permalinks.toml. */
    ConfigText with(String key, ConfigText other) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putIfAbsent(key, other.values);
        return new ConfigText(all, script);
    }

    /** The same with another script behind this one. */
    ConfigText and(ConfigText other) {
        return new ConfigText(values, script + "\n" + other.script);
    }

    /** @param keys each a path such as {@code params.description}, in whatever case @return the first that has a value; null where none has */
    @Nullable
    String text(String... keys) {
        for (String key : keys) {
            Object value = value(key);
            if (value != null && !(value instanceof Map) && !(value instanceof Collection) && !value.toString().isBlank()) {
                return value.toString().strip();
            }
        }
        return null;
    }

    /** The text or the texts of a key; empty where there are none. */
    List<String> texts(String key) {
        Object value = value(key);
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return value == null || value instanceof Map ? List.of() : List.of(value.toString());
    }

    /** The values of a list, whatever they are; none where the key has no list. */
    List<?> list(String key) {
        return value(key) instanceof List<?> many ? many : List.of();
    }

    /** What stands below a key; empty where nothing does. */
    Map<String, Object> below(String key) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (value(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> found.put(String.valueOf(name), value));
        }
        return found;
    }

    private @Nullable Object value(String path) {
        Object at = values;
        for (String key : path.split("\\.")) {
            if (!(at instanceof Map<?, ?> map)) {
                return null;
            }
            at = map.entrySet().stream().filter(entry -> String.valueOf(entry.getKey()).equalsIgnoreCase(key)).map(Map.Entry::getValue)
                    .findFirst().orElse(null);
        }
        return at;
    }

    /** The quoted text that a script gives to one of these names, as in {@code title: 'x'} and {@code SITENAME = "x"}; null where it gives none. */
    @Nullable
    String given(String... names) {
        for (String name : names) {
            Matcher given = Pattern.compile("(?<![\\w.$])[\"']?" + name + "[\"']?\\s*[:=]\\s*" + QUOTED).matcher(script);
            if (given.find()) {
                String text = given.group(1) != null ? given.group(1) : given.group(2) != null ? given.group(2) : given.group(3);
                if (!text.isBlank()) {
                    return text.replaceAll("\\\\(.)", "$1").strip();
                }
            }
        }
        return null;
    }

    /** The quoted text with which a script calls a function; null where it does not. */
    @Nullable
    String called(String function) {
        Matcher called = Pattern.compile("(?<!\\w)" + function + "\\(\\s*" + QUOTED).matcher(script);
        return !called.find() ? null
                : called.group(1) != null ? called.group(1) : called.group(2) != null ? called.group(2) : called.group(3);
    }

    /** The two groups of a pattern, wherever it is in the script. */
    List<List<String>> pairs(Pattern pattern) {
        return pattern.matcher(script).results().map(found -> List.of(found.group(1), found.group(2))).toList();
    }

    /** What a script has behind a name, up to the bracket that closes it; empty where the name is not there. */
    ConfigText inside(String name) {
        return inside(name, ":=(").stream().findFirst().orElseGet(ConfigText::empty);
    }

    /** What a script has behind each place of a name in a list, as in {@code ['name', {...}]}. */
    List<ConfigText> behind(String name) {
        return inside(Pattern.quote(name), ",");
    }

    private List<ConfigText> inside(String name, String signs) {
        List<ConfigText> all = new ArrayList<>();
        for (Matcher opened = Pattern.compile("(?<![\\w$])[\"']?" + name + "[\"']?\\s*[" + signs + "]\\s*\\{").matcher(script); opened
                .find();) {
            int depth = 1;
            int at = opened.end();
            while (at < script.length() && depth > 0) {
                char c = script.charAt(at++);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
            all.add(new ConfigText(Map.of(), script.substring(opened.end(), at)));
        }
        return all;
    }

    /** Whether a script gives one of its two words for yes to the name. */
    boolean isGiven(String name) {
        return Pattern.compile("(?<![\\w$])[\"']?" + name + "[\"']?\\s*[:=]\\s*(?:true|True)\\b").matcher(script).find();
    }
}
