package recto.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Jekyll's _config.yml says of the articles of whole folders, as far as it hides them.
 *
 * @see <a href="https://jekyllrb.com/docs/configuration/front-matter-defaults/">Front matter defaults of Jekyll</a>
 */
final class JekyllDefaults {

    private static final Pattern POSTS = Pattern.compile("(?:.*/)?_(posts|drafts)/.*");
    private static final Pattern COLLECTION = Pattern.compile("_([^/]+)/.*");

    /** @param path below the root of the blog; empty for all @param type null for all */
    private record Default(Pattern path, int length, @Nullable String type, boolean hides) {}

    private final List<Default> defaults = new ArrayList<>();
    private final String below;

    /** @param root of the blog @param start the content folder, there or below */
    JekyllDefaults(Map<?, ?> config, Path root, Path start) {
        String inRoot = root.toAbsolutePath().relativize(start.toAbsolutePath()).toString();
        this.below = inRoot.isEmpty() ? "" : inRoot.replace('\\', '/') + "/";
        if (config.get("defaults") instanceof Collection<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> one && one.get("values") instanceof Map<?, ?> values && values.get("published") != null) {
                    add(one.get("scope") instanceof Map<?, ?> scope ? scope : Map.of(), String.valueOf(values.get("published")));
                }
            }
        }
    }

    private void add(Map<?, ?> scope, String published) {
        String path = scope.get("path") == null ? "" : String.valueOf(scope.get("path")).replaceAll("^/+|/+$", "");
        String glob = Pattern.quote(path).replace("*", "\\E[^/]*\\Q");
        defaults.add(new Default(Pattern.compile(path.isEmpty() ? ".*" : glob + "(?:/.*)?"), path.length(),
                scope.get("type") == null ? null : String.valueOf(scope.get("type")), published.equalsIgnoreCase("false")));
    }

    /** Whether an article is hidden that says nothing of it. Of two defaults that fit, the one with the longer path rules, or else the later. */
    boolean hide(String file) {
        String path = below + file;
        Matcher posts = POSTS.matcher(path);
        Matcher collection = COLLECTION.matcher(path);
        String type = posts.matches() ? posts.group(1) : collection.matches() ? collection.group(1) : "pages";
        Default nearest = null;
        for (Default one : defaults) {
            if (one.path.matcher(path).matches() && (one.type == null || one.type.equals(type))
                    && (nearest == null || one.length >= nearest.length)) {
                nearest = one;
            }
        }
        return nearest != null && nearest.hides;
    }
}
