package recto.defaults;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.frontmatter.KeyName;
import recto.frontmatter.ScriptReader;
import recto.header.GivenChecker;
import recto.header.GivenKeys;

/**
 * What Eleventy's files of data say of all articles of their folder and the folders in it, or of the one article beside them, and what its
 * configuration adds for the whole site.
 *
 * @see <a href="https://www.11ty.dev/docs/data-template-dir/">Directory data files of Eleventy</a>
 */
final class EleventyData implements EngineDefaults {

    /** The one that counts most comes last. */
    private static final List<String> ENDINGS = List.of(".json", ".11tydata.json", ".11tydata.mjs", ".11tydata.cjs", ".11tydata.js");
    private static final Pattern DATA = Pattern.compile("(?:\\.11tydata\\.(?:json|mjs|cjs|js)|\\.json)$");
    private static final Pattern REMARK = Pattern.compile("(?m)^\\s*//.*$");
    /** Also within what a program works out: what may be hidden is left out. */
    private static final Pattern HIDES = Pattern.compile("(?<![\\w.$])[\"']?(?:permalink[\"']?\\s*:\\s*false|draft[\"']?\\s*:\\s*true"
            + "|published[\"']?\\s*:\\s*false)\\b");
    private static final Pattern GLOBAL = Pattern.compile("addGlobalData\\(\\s*[\"'](\\w+)[\"']\\s*,");
    /** Tags that name the list of all articles and not what an article is about; Eleventy's own starter leaves these out, too. */
    private static final Set<String> COLLECTIONS = Set.of("all", "nav", "post", "posts");
    private static final Pattern NO_DATE = Pattern.compile("(?i)(?:git )?(?:last modified|created)");

    private final DataFiles files;
    private final boolean isMerged;
    private final List<GivenKeys> above = new ArrayList<>();
    /** By the folder below the content folder: what all folders down to it give. */
    private final Map<String, List<GivenKeys>> folders = new ConcurrentHashMap<>();
    /** By the folder: what single articles in it are given besides. */
    private final Map<String, Map<String, List<GivenKeys>>> articles = new ConcurrentHashMap<>();

    EleventyData(DataFiles files, Path config) {
        this.files = files;
        String text = OtherEngine.text(config);
        this.isMerged = !text.contains("setDataDeepMerge(false)");
        List<Field> global = new ArrayList<>();
        for (Matcher added = GLOBAL.matcher(text); added.find();) {
            int line = 1 + (int) text.substring(0, added.start()).chars().filter(c -> c == '\n').count();
            ScriptReader.ofJavaScript(text, added.end()).ifPresent(value -> global.add(new Field(added.group(1), line, 1, value)));
        }
        add(config, global, above);
        List<Path> roots = files.above();
        roots.subList(0, Math.max(0, roots.size() - 1)).forEach(folder -> above.addAll(ownOfFolder(folder)));
    }

    @Override
    public List<GivenKeys> of(String path) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        List<GivenKeys> beside = beside(folder).getOrDefault(path.substring(path.lastIndexOf('/') + 1), List.of());
        return beside.isEmpty() ? inFolder(folder) : Stream.concat(inFolder(folder).stream(), beside.stream()).toList();
    }

    @Override
    public boolean isSameInAll(String folder) {
        return beside(folder).isEmpty();
    }

    /** What files of data beside single articles give to these, by the names of the articles. */
    private Map<String, List<GivenKeys>> beside(String folder) {
        Map<String, List<GivenKeys>> known = articles.get(folder);
        if (known == null) {
            known = new TreeMap<>();
            Path at = files.start().resolve(folder);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(at,
                    entry -> DATA.matcher(entry.getFileName().toString()).find())) {
                for (Path entry : entries) {
                    String stem = DATA.matcher(entry.getFileName().toString()).replaceFirst("");
                    if (!known.containsKey(stem + ".md") && DataFiles.isThere(at.resolve(stem + ".md"))) {
                        known.put(stem + ".md", own(at, stem));
                    }
                }
            } catch (IOException | DirectoryIteratorException reportedByTheWalk) {
                known.clear();
            }
            articles.put(folder, known);
        }
        return known;
    }

    private List<GivenKeys> inFolder(String folder) {
        List<GivenKeys> known = folders.get(folder);
        if (known == null) {
            List<GivenKeys> all = new ArrayList<>(
                    folder.isEmpty() ? above : inFolder(folder.substring(0, Math.max(0, folder.lastIndexOf('/')))));
            all.addAll(ownOfFolder(files.start().resolve(folder)));
            known = List.copyOf(all);
            folders.put(folder, known);
        }
        return known;
    }

    @Override
    public Optional<String> hiding(String folder) {
        return inFolder(folder).stream().filter(GivenKeys::hide).map(GivenKeys::file)
                .filter(file -> file.startsWith(folder + "/") && file.indexOf('/', folder.length() + 1) < 0).findFirst()
                .map(file -> file.substring(folder.length() + 1));
    }

    private List<GivenKeys> ownOfFolder(Path folder) {
        return folder.getFileName() == null ? List.of() : own(folder, folder.getFileName().toString());
    }

    /** @param stem the name of the folder, or of an article in it */
    private List<GivenKeys> own(Path folder, String stem) {
        List<GivenKeys> found = new ArrayList<>();
        for (String ending : ENDINGS) {
            Path file = folder.resolve(stem + ending);
            if (DataFiles.isThere(file)) {
                List<Field> fields = new ArrayList<>(ending.endsWith(".json") ? files.data(file, "").fields() : script(file));
                if (HIDES.matcher(REMARK.matcher(OtherEngine.text(file)).replaceAll("")).find()) {
                    fields.add(new Field("draft", 1, 1, new Text(1, 1, "true", true)));
                }
                add(file, fields, found);
            }
        }
        return found;
    }

    private List<Field> script(Path file) {
        String name = files.name(file);
        ScriptReader.Module module = ScriptReader.ofJavaScript(OtherEngine.text(file)).orElse(null);
        if (module == null) {
            files.warn(name, 1, 1, "has its values worked out by a program, which is not run, so the articles get none of them",
                    "write them as module.exports = { tags: ['wood'] }, or into the articles");
            return List.of();
        }
        for (Field field : module.passedOver()) {
            if (GivenChecker.isGiven(field)) {
                boolean isPart = module.fields().fields().stream().anyMatch(taken -> taken.key().equals(field.key()));
                files.warn(name, field.line(), field.column(),
                        (isPart ? "a part of %s is worked out by a program, which is not run, so the articles do not get that"
                                : "%s is worked out by a program, which is not run, so the articles get none").formatted(field.key()),
                        "write its value in quotes, or into the articles");
            }
        }
        return module.fields().fields();
    }

    /** Eleventy puts lists together. */
    private void add(Path file, List<Field> fields, List<GivenKeys> to) {
        List<Field> taken = fields.stream().map(EleventyData::withoutCollections)
                .filter(field -> !(field.value() instanceof Text text && NO_DATE.matcher(text.text()).matches())).toList();
        Set<String> lists = new HashSet<>(Set.of("tags"));
        taken.stream().filter(field -> field.value() instanceof Items).forEach(field -> lists.add(KeyName.normalised(field.key())));
        GivenKeys keys = files.given(file, taken, isMerged ? lists : Set.of());
        if (keys != GivenKeys.NONE) {
            to.add(keys);
        }
    }

    private static Field withoutCollections(Field field) {
        if (!field.key().equals("tags")) {
            return field;
        }
        FrontMatterValue value = field.value();
        List<FrontMatterValue> items = (value instanceof Items list ? list.items() : List.of(value)).stream()
                .filter(tag -> !COLLECTIONS.contains(String.valueOf(tag.plain()))).toList();
        return new Field(field.key(), field.line(), field.column(), new Items(value.line(), value.column(), items));
    }
}
