package recto.defaults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.FrontMatterValue;
import recto.frontmatter.FrontMatterValue.Field;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.FrontMatterValue.Items;
import recto.frontmatter.FrontMatterValue.Text;
import recto.header.GivenKeys;

/**
 * What Jekyll's _config.yml says of the articles of whole folders, and the categories that the folders around _posts stand for.
 *
 * @see <a href="https://jekyllrb.com/docs/configuration/front-matter-defaults/">Front matter defaults of Jekyll</a>
 */
final class JekyllDefaults implements EngineDefaults {

    private static final Pattern POSTS = Pattern.compile("(?:(.*)/)?_(posts|drafts)/.*");
    private static final Pattern COLLECTION = Pattern.compile("_([^/]+)/.*");
    /** An article has the categories of its folders, of the defaults and its own. */
    private static final Set<String> ADDED = Set.of("categories");

    /** @param path from the source of the blog; matches all where none is given @param type null for all */
    private record Default(Pattern path, int length, boolean mayNameFiles, @Nullable String type, GivenKeys keys) {

        boolean isNearerThan(@Nullable Default other) {
            return other == null || length > other.length || length == other.length && (type != null || other.type == null);
        }
    }

    private final DataFiles files;
    private final Path config;
    /** Whatever is in no folder of posts and in no collection is a page. */
    private final GivenKeys page;
    private final List<Default> defaults = new ArrayList<>();
    /** Folders that are no part of the paths that the defaults and categories are told by. */
    private final List<String> outside = new ArrayList<>();
    private final Map<String, GivenKeys> categories = new ConcurrentHashMap<>();

    JekyllDefaults(DataFiles files, Path config) {
        this.files = files;
        this.config = config;
        this.page = files.page(config);
        Fields fields = files.data(config, "defaults");
        Stream.of("source", "collectionsdir").map(name -> text(SectionFiles.find(fields, name))).filter(folder -> folder != null)
                .map(folder -> folder.replaceAll("^\\.?/+|/+$", "")).filter(folder -> !folder.isEmpty() && !folder.equals("."))
                .forEach(outside::add);
        Field all = SectionFiles.find(fields, "defaults");
        if (all != null && all.value() instanceof Items entries) {
            entries.items().forEach(this::add);
        }
    }

    private static @Nullable String text(@Nullable Field field) {
        return field != null && field.value() instanceof Text text && !text.isNull() ? text.text() : null;
    }

    private void add(FrontMatterValue entry) {
        Field values = entry instanceof Fields fields ? SectionFiles.find(fields, "values") : null;
        if (values == null || !(values.value() instanceof Fields given)) {
            return;
        }
        Field found = SectionFiles.find((Fields) entry, "scope");
        Fields scope = found != null && found.value() instanceof Fields fields ? fields : new Fields(1, 1, List.of());
        String path = text(SectionFiles.find(scope, "path"));
        path = path == null ? "" : path.replaceAll("^/+|/+$", "");
        GivenKeys keys = files.given(config, given.fields(), ADDED);
        // One that gives nothing here counts as well for which of the others is the nearer one
        defaults.add(new Default(path.isEmpty() ? Pattern.compile(".*") : Pattern.compile(Globs.pattern(path) + "(?:/.*)?"),
                path.length(), path.matches(".*[.*?{].*"), text(SectionFiles.find(scope, "type")), keys));
    }

    /** Of two defaults that fit, the one with the longer path counts, or else the one with a type, or else the later. */
    @Override
    public List<GivenKeys> of(String file) {
        String path = files.below() + file;
        for (String folder : outside) {
            path = path.startsWith(folder + "/") ? path.substring(folder.length() + 1) : path;
        }
        Matcher posts = POSTS.matcher(path);
        Matcher collection = COLLECTION.matcher(path);
        String type = posts.matches() ? posts.group(2) : collection.matches() ? collection.group(1) : "pages";
        List<GivenKeys> given = new ArrayList<>();
        Default nearest = null;
        for (Default one : defaults) {
            if ((one.type == null || one.type.equals(type)) && one.path.matcher(path).matches()) {
                boolean isNearer = one.isNearerThan(nearest);
                if (one.keys != GivenKeys.NONE) {
                    given.add(isNearer ? given.size() : 0, one.keys);
                }
                nearest = isNearer ? one : nearest;
            }
        }
        if (type.equals("pages")) {
            given.add(0, page);
        }
        if (posts.matches() && posts.group(1) != null) {
            given.add(0, categories.computeIfAbsent(posts.group(1), this::categories));
        }
        return given;
    }

    /** A path without a dot or a star is that of a folder. */
    @Override
    public boolean isSameInAll(String folder) {
        return defaults.stream().noneMatch(Default::mayNameFiles);
    }

    /** A folder of another engine's posts within another one stands for a category. */
    private GivenKeys categories(String folders) {
        List<FrontMatterValue> names = Stream.of(folders.split("/")).filter(name -> !name.isEmpty() && !name.startsWith("_"))
                .map(name -> (FrontMatterValue) new Text(1, 1, name, name)).toList();
        return names.isEmpty() ? GivenKeys.NONE
                : files.given(config, List.of(new Field("categories", 1, 1, new Items(1, 1, names))), ADDED);
    }
}
