package recto.defaults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;
import recto.frontmatter.ScriptReader;
import recto.header.GivenChecker;
import recto.header.GivenKeys;

/**
 * What Pelican's pelicanconf.py says of all articles, and what it reads in their paths: the folder of an article is its category.
 *
 * @see <a href="https://docs.getpelican.com/en/latest/settings.html#metadata">Metadata settings of Pelican</a>
 */
final class PelicanDefaults implements EngineDefaults {

    private static final Pattern DRAFT_UNLESS_SAID = Pattern
            .compile("(?m)^DEFAULT_METADATA\\s*=\\s*[^\\n]{0,200}?['\"]?status['\"]?\\s*[:=]\\s*['\"]draft");
    private static final Pattern GROUP = Pattern.compile("\\(\\?P<(\\w+)>");
    /** Repetitions within a repetition may take for ever to try. */
    private static final Pattern ENDLESS = Pattern.compile("[+*}][^()]*\\)[+*{]");
    private static final int LONGEST = 300;

    private final DataFiles files;
    private final Path config;
    private final List<GivenKeys> ofAll = new ArrayList<>();
    private final boolean isFolderCategory;
    private final String path;
    private final @Nullable Pattern inPath;
    private final @Nullable Pattern inName;
    private final Map<Map<String, String>, GivenKeys> ofPaths = new ConcurrentHashMap<>();

    PelicanDefaults(DataFiles files, Path config) {
        this.files = files;
        this.config = config;
        String text = OtherEngine.text(config);
        this.isFolderCategory = !Boolean.FALSE
                .equals(ScriptReader.ofPython(text, "USE_FOLDER_AS_CATEGORY").map(FrontMatterValue::plain).orElse(null));
        this.path = text(text, "PATH", "content").replaceAll("^\\./|/+$", "") + "/";
        this.inPath = pattern(text, "PATH_METADATA");
        this.inName = pattern(text, "FILENAME_METADATA");
        add("author", ScriptReader.ofPython(text, "AUTHOR").orElse(null));
        List<Field> metadata = new ArrayList<>(
                ScriptReader.ofPython(text, "DEFAULT_METADATA").map(PelicanDefaults::pairs).orElse(List.of()));
        if (DRAFT_UNLESS_SAID.matcher(text).find()) {
            metadata.removeIf(field -> field.key().equals("status"));
            metadata.add(field("status", "draft"));
        }
        ofAll.add(files.given(config, metadata, Set.of()));
        add("category", ScriptReader.ofPython(text, "DEFAULT_CATEGORY").orElse(null));
        ofAll.removeIf(keys -> keys == GivenKeys.NONE);
    }

    private void add(String key, @Nullable FrontMatterValue value) {
        if (value instanceof Text) {
            ofAll.add(files.given(config, List.of(new Field(key, value.line(), value.column(), value)), Set.of()));
        }
    }

    private static Field field(String key, String value) {
        return new Field(key, 1, 1, new Text(1, 1, value, value));
    }

    private static String text(String script, String name, String otherwise) {
        return ScriptReader.ofPython(script, name).map(value -> value instanceof Text text ? text.text() : otherwise).orElse(otherwise);
    }

    /** A dictionary, or the older form of pairs in a tuple. */
    private static List<Field> pairs(FrontMatterValue value) {
        if (value instanceof Fields fields) {
            return fields.fields();
        }
        return value instanceof Items list ? list.items().stream()
                .filter(item -> item instanceof Items pair && pair.items().size() == 2 && pair.items().get(0) instanceof Text)
                .map(item -> {
                    Items pair = (Items) item;
                    return new Field(((Text) pair.items().get(0)).text(), item.line(), item.column(), pair.items().get(1));
                }).toList() : List.of();
    }

    private @Nullable Pattern pattern(String script, String name) {
        FrontMatterValue value = ScriptReader.ofPython(script, name).orElse(null);
        if (!(value instanceof Text text) || text.text().isEmpty()) {
            return null;
        }
        try {
            if (text.text().length() <= LONGEST && !ENDLESS.matcher(text.text()).find()) {
                return Pattern.compile(GROUP.matcher(text.text())
                        .replaceAll(group -> Matcher.quoteReplacement("(?<" + KeyName.normalised(group.group(1)) + ">")));
            }
        } catch (PatternSyntaxException ofPythonAlone) {
            // The same words tell of it
        }
        files.warn(files.name(config), text.line(), text.column(),
                "%s cannot be tried here, so the articles get nothing by it".formatted(name),
                "write what it says of each article into the article");
        return null;
    }

    @Override
    public List<GivenKeys> of(String file) {
        String below = files.below() + file;
        String source = below.startsWith(path) ? below.substring(path.length()) : below;
        int slash = source.lastIndexOf('/');
        Map<String, String> found = new TreeMap<>();
        String folder = slash < 0 ? "" : source.substring(source.lastIndexOf('/', slash - 1) + 1, slash);
        if (isFolderCategory && !folder.isEmpty() && !source.startsWith("pages/")) {
            found.put("category", folder);
        }
        read(inPath, source, found);
        read(inName, source.substring(slash + 1, Math.max(slash + 1, source.lastIndexOf('.'))), found);
        if (found.isEmpty()) {
            return ofAll;
        }
        List<GivenKeys> all = new ArrayList<>(ofAll);
        GivenKeys known = ofPaths.get(found);
        if (known == null) {
            known = files.given(config, found.entrySet().stream().map(one -> field(one.getKey(), one.getValue())).toList(), Set.of());
            if (ofPaths.size() < FolderDefaults.MOST_KEPT) {
                ofPaths.put(found, known);
            }
        }
        all.add(known);
        return all;
    }

    @Override
    public boolean isSameInAll(String folder) {
        return inPath == null && inName == null;
    }

    private static void read(@Nullable Pattern pattern, String text, Map<String, String> to) {
        Matcher read = pattern == null ? null : pattern.matcher(text);
        if (pattern == null || read == null || !read.lookingAt()) {
            return;
        }
        for (Matcher group = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>").matcher(pattern.pattern()); group.find();) {
            if (read.group(group.group(1)) != null && GivenChecker.isGiven(field(group.group(1), read.group(group.group(1))))) {
                to.put(group.group(1), read.group(group.group(1)));
            }
        }
    }
}
