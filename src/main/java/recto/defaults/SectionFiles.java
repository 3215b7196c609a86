package recto.defaults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.KeyName;
import recto.header.GivenKeys;

/**
 * What the _index.md of a section gives to all articles below it: what stands below cascade for Hugo, whose configuration has the same for the
 * whole site, and for Zola that the section is a draft.
 *
 * @see <a href="https://gohugo.io/content-management/front-matter/#cascade">Cascade of Hugo</a>
 */
final class SectionFiles implements EngineDefaults {

    private static final String INDEX = "_index.md";

    /** @param target null where every article is meant */
    private record Rule(GivenKeys keys, @Nullable CascadeTarget target) {}

    /** What lies in no section is a page. */
    private static final Pattern IN_NO_SECTION = Pattern.compile("[^/]+|[^/]+/index\\.[^/]+");

    private final DataFiles files;
    private final boolean isZola;
    private final @Nullable GivenKeys page;
    private final String defaultLanguage;
    private final String contentDir;
    /** Those of the configuration, and of the folders above the content folder. */
    private final List<Rule> above = new ArrayList<>();
    /** By the folder below the content folder: the rules of all folders down to it. */
    private final Map<String, List<Rule>> rules = new ConcurrentHashMap<>();

    /** @param config null where there is none */
    SectionFiles(DataFiles files, @Nullable Path config, boolean isZola) {
        this.files = files;
        this.isZola = isZola;
        this.page = config == null ? null : files.page(config);
        Fields site = config == null || isZola ? new Fields(1, 1, List.of()) : files.data(config, "cascade");
        this.defaultLanguage = text(site, "defaultcontentlanguage", "en");
        this.contentDir = text(site, "contentdir", "content").replaceAll("^\\./|/+$", "") + "/";
        if (config != null && !isZola) {
            for (String ending : List.of("toml", "yaml", "yml", "json")) {
                Path alone = config.resolveSibling("cascade." + ending);
                if (String.valueOf(config.getParent()).endsWith("_default") && DataFiles.isThere(alone)) {
                    FrontMatterValue value = files.value(alone, "");
                    Field below = value instanceof Fields fields ? find(fields, "cascade") : null;
                    above.addAll(cascades(alone, below == null ? value : below.value()));
                }
            }
            above.addAll(cascade(config, site));
        }
        List<Path> folders = files.above();
        folders.subList(0, Math.max(0, folders.size() - 1)).forEach(folder -> above.addAll(own(folder)));
    }

    private static String text(Fields fields, String name, String otherwise) {
        Field field = find(fields, name);
        return field == null || !(field.value() instanceof FrontMatterValue.Text text) ? otherwise : text.text();
    }

    static @Nullable Field find(Fields fields, String name) {
        return fields.fields().stream().filter(field -> KeyName.normalised(field.key()).equals(name)).findFirst().orElse(null);
    }

    @Override
    public List<GivenKeys> of(String path) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        Stream<GivenKeys> given = rules(folder).stream()
                .filter(rule -> rule.target == null || rule.target.isMet(inContent(path), defaultLanguage)).map(Rule::keys);
        boolean isPage = page != null && (files.below() + path).startsWith(contentDir) && IN_NO_SECTION.matcher(inContent(path)).matches();
        return Stream.concat(isPage ? Stream.of(page) : Stream.empty(), given).toList();
    }

    @Override
    public boolean isSameInAll(String folder) {
        return rules(folder).stream().allMatch(rule -> rule.target == null);
    }

    /** As Hugo calls the file of a page. */
    private String inContent(String path) {
        String whole = files.below() + path;
        return whole.startsWith(contentDir) ? whole.substring(contentDir.length()) : whole;
    }

    private List<Rule> rules(String folder) {
        List<Rule> known = rules.get(folder);
        if (known == null) {
            List<Rule> found = new ArrayList<>(folder.isEmpty() ? above : rules(folder.substring(0, Math.max(0, folder.lastIndexOf('/')))));
            found.addAll(own(files.start().resolve(folder)));
            known = List.copyOf(found);
            rules.put(folder, known);
        }
        return known;
    }

    private List<Rule> own(Path folder) {
        Path index = folder.resolve(INDEX);
        if (!DataFiles.isThere(index)) {
            return List.of();
        }
        if (!isZola) {
            return cascade(index, files.header(index, "cascade"));
        }
        Field draft = find(files.header(index, "draft"), "draft");
        return draft == null ? List.of() : List.of(new Rule(files.given(index, List.of(draft), Set.of()), null));
    }

    @Override
    public Optional<String> hiding(String folder) {
        List<Rule> all = rules(folder);
        // The last are those of the folder itself
        return all.stream().filter(rule -> rule.target == null && rule.keys.hide()
                && rule.keys.file().equals(files.name(files.start().resolve(folder).resolve(INDEX))))
                .findFirst().map(rule -> "its " + INDEX);
    }

    private List<Rule> cascade(Path file, Fields fields) {
        Field cascade = find(fields, "cascade");
        return cascade == null ? List.of() : cascades(file, cascade.value());
    }

    /** Of several that give one key the first one counts, so that it comes last here. */
    private List<Rule> cascades(Path file, FrontMatterValue cascade) {
        List<Rule> found = new ArrayList<>();
        for (FrontMatterValue one : cascade instanceof Items list ? list.items() : List.of(cascade)) {
            if (one instanceof Fields fields) {
                Field target = find(fields, "target");
                CascadeTarget where = target != null && target.value() instanceof Fields words ? CascadeTarget.of(words) : null;
                GivenKeys keys = files.given(file, fields.fields().stream().flatMap(SectionFiles::flat).toList(), Set.of());
                if (keys != GivenKeys.NONE && (where == null || where.isOfPages())) {
                    found.add(new Rule(keys, where == null || where.isOfAll() ? null : where));
                }
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Hugo takes what stands below params for keys of the article. */
    private static Stream<Field> flat(Field field) {
        return KeyName.normalised(field.key()).equals("params") && field.value() instanceof Fields below ? below.fields().stream()
                : Stream.of(field);
    }
}
