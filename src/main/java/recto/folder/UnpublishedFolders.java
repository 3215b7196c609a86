package recto.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.defaults.FolderDefaults;
import recto.defaults.OtherEngine;
import recto.frontmatter.FrontMatterValue.Fields;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.header.GivenKeys;

/** The folders and files that another engine does not publish, because its configuration or a file beside the articles says so. */
final class UnpublishedFolders {

    /** In bytes: more than any header has. */
    private static final int READ = 65_536;
    private static final Pattern INDEX = Pattern.compile("(?i)_?index(?:\\.[a-z-]+)?\\.[a-z]+");
    private static final Pattern POST = Pattern.compile("(?:.*/)?_posts/.*");

    private final Path start;
    private final FolderDefaults defaults;
    private final @Nullable OtherEngine engine;
    /** The folders that Jekyll publishes besides those of its own, with the underscore; null where it is not Jekyll's blog. */
    private final @Nullable Set<String> collections;

    /** The index.md of folders, and whether each is there. */
    private final Map<String, Boolean> bundles = new ConcurrentHashMap<>();
    private final EngineIgnores ignored;

    /** @param start the content folder */
    UnpublishedFolders(Path start) {
        this.start = start;
        this.defaults = new FolderDefaults(start);
        this.engine = defaults.found() == null ? null : defaults.found().engine();
        this.collections = engine == OtherEngine.JEKYLL ? collections(start.resolve("_config.yml")) : null;
        this.ignored = new EngineIgnores(defaults.found(), start);
    }

    /** Null where nothing tells, as there is no such file or it names no collections. */
    private static @Nullable Set<String> collections(Path config) {
        Object read = Notations.data("_config.yml", OtherEngine.text(config), new ArrayList<>()).plain();
        if (!(read instanceof Map<?, ?> keys) || keys.get("collections") == null) {
            return null;
        }
        Set<String> published = new TreeSet<>();
        if (keys.get("collections") instanceof Map<?, ?> named) {
            named.forEach((name, values) -> {
                if (values instanceof Map<?, ?> map && isTrue(map.get("output"))) {
                    published.add("_" + String.valueOf(name).toLowerCase(Locale.ROOT));
                }
            });
        }
        if (keys.get("include") instanceof Collection<?> included) {
            included.forEach(name -> published.add(String.valueOf(name).toLowerCase(Locale.ROOT)));
        }
        return published;
    }

    /** Whether Jekyll publishes a folder whose name begins with an underscore. */
    boolean isPublishedCollection(String name) {
        return collections != null && collections.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * What an article is given by the engine's configuration and by files beside it; nothing for a file of authors or tags.
     *
     * @param path below the content folder
     */
    GivenKeys given(String path) {
        GivenKeys given = defaults.of(path);
        return given != GivenKeys.NONE && ContentFile.isOfGroup(path) ? GivenKeys.NONE : given;
    }

    /** What was wrong with the files that give something to articles or leave some out. */
    List<Problem> problems() {
        return Stream.concat(defaults.problems().stream(), ignored.problems().stream()).toList();
    }

    /** @param path of a folder, below the content folder @return why nothing in it is published; empty where it may be */
    Optional<Problem> find(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<String> by = ignored.find(path);
        // Most such folders have programs in them, which nobody has to be told of
        if (by.isPresent() && hasMarkdown(start.resolve(path))) {
            return Optional.of(problem(path, by.get() + " leaves it out", "take that out"));
        }
        if (collections != null && name.startsWith("_") && !name.equals("_posts") && !collections.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(problem(path, "_config.yml does not say output: true for it", "write that there"));
        }
        return defaults.hiding(path).map(file -> problem(path, file + " hides it", "take that out"));
    }

    /** The same for a file, of which each folder is asked. */
    Optional<Problem> findAbove(String file) {
        for (int slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
            Optional<Problem> found = find(file.substring(0, slash));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether an index.md is an article, whatever stands beside it: for Hugo that is a part of it. */
    boolean isBundle(String index) {
        return engine == OtherEngine.HUGO && index.endsWith("/index.md");
    }

    /** Why an article is hidden by what it is given, and does not say otherwise itself; empty where it is not. */
    Optional<Problem> findHidden(String path, GivenKeys given) {
        return given.hide() && given.hide(header(path)) ? Optional.of(Problem.warning(path, 1, 1,
                "is not published, as %s says, and is left out".formatted(given.file()),
                "say in its front matter that it is published, as the engine has it, or take that out"))
                : Optional.empty();
    }

    /** What the file says itself; nothing where that cannot be read. */
    private Fields header(String path) {
        try (InputStream in = Files.newInputStream(start.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(READ), StandardCharsets.UTF_8).replace("\r\n", "\n").replace("\uFEFF", "");
            return FileGuard.run(path, new ArrayList<>(), () -> Notations.splitIfAny(path, text, new ArrayList<>()))
                    .map(raw -> raw.fields()).orElse(new Fields(1, 1, List.of()));
        } catch (IOException unreadable) {
            return new Fields(1, 1, List.of());
        }
    }

    /**
     * The same for a file alone: an engine may be told to ignore it, Jekyll passes over a post without a date in its name, and Hugo takes a
     * file beside index.md for a part of that.
     */
    Optional<Problem> findFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<String> by = ignored.find(path);
        if (by.isPresent()) {
            return Optional
                    .of(Problem.warning(path, 1, 1, "is not published, as %s leaves it out, and is left out here".formatted(by.get()),
                            "take that out of it to publish the file"));
        }
        if (engine == OtherEngine.JEKYLL && POST.matcher(path).matches() && FileName.date(name) == null) {
            return Optional.of(Problem.warning(path, 1, 1, "has no date in its name, so that Jekyll does not publish it, and is left out",
                    "begin its name with a date, such as 2026-05-31-, to publish it"));
        }
        if (engine == OtherEngine.HUGO && !INDEX.matcher(name).matches()) {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String index = path.substring(0, slash) + "/index.md";
                if (bundles.computeIfAbsent(index, asked -> Files.isRegularFile(start.resolve(asked), LinkOption.NOFOLLOW_LINKS))) {
                    return Optional.of(Problem.warning(path, 1, 1,
                            "belongs to %s for Hugo, which makes no page of it, and is left out".formatted(index),
                            "move it out of that folder to publish it"));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasMarkdown(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> FileName.isMarkdown(file.toString()));
        } catch (IOException | UncheckedIOException namedByTheWalk) {
            return false;
        }
    }

    private static Problem problem(String path, String why, String hint) {
        return Problem.warning(path, 1, 1, "is a folder that is not published, as %s, and what is in it is left out".formatted(why),
                hint + " to publish it, or rename the file that says so");
    }

    private static boolean isTrue(@Nullable Object value) {
        return String.valueOf(value).equalsIgnoreCase("true");
    }
}
