package recto.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;

/** The folders that another engine does not publish, because a file beside the articles says so and none of the articles does. */
final class UnpublishedFolders {

    private static final int MOST_UP = 3;
    private static final List<String> DATA = List.of(".11tydata.js", ".11tydata.json", ".11tydata.cjs", ".11tydata.mjs", ".json");
    private static final Pattern REMARK = Pattern.compile("(?m)^\\s*//.*$");
    private static final Pattern HIDES = Pattern.compile("(?<![\\w.$])[\"']?(?:permalink[\"']?\\s*:\\s*false|draft[\"']?\\s*:\\s*true"
            + "|published[\"']?\\s*:\\s*false)\\b");
    private static final Pattern INDEX = Pattern.compile("(?i)_?index(?:\\.[a-z-]+)?\\.[a-z]+");
    private static final Pattern DRAFT_UNLESS_SAID = Pattern
            .compile("(?m)^DEFAULT_METADATA\\s*=\\s*[^\\n]{0,200}?['\"]?status['\"]?\\s*[:=]\\s*['\"](?:draft|hidden)");
    private static final Pattern STATUS = Pattern.compile("(?mi)^status\\s*:\\s*\\S");
    private static final Pattern PUBLISHED = Pattern.compile("(?m)^published\\s*:\\s*true\\b");
    private static final Set<String> NOT_RENDERED = Set.of("never", "link", "false");

    private final Path start;
    private final @Nullable OtherEngine engine;
    /** The folders that Jekyll publishes besides those of its own, with the underscore; null where it is not Jekyll's blog. */
    private final @Nullable Set<String> collections;

    private final @Nullable JekyllDefaults defaults;

    /** The index.md of folders, and whether each is there. */
    private final Map<String, Boolean> bundles = new ConcurrentHashMap<>();
    private final boolean isDraftUnlessSaid;
    private final EngineIgnores ignored;

    /** @param start the content folder */
    UnpublishedFolders(Path start) {
        this.start = start;
        OtherEngine.Found found = engine(start);
        this.engine = found == null ? null : found.engine();
        this.ignored = new EngineIgnores(found, start);
        this.isDraftUnlessSaid = found != null && engine == OtherEngine.PELICAN
                && DRAFT_UNLESS_SAID.matcher(OtherEngine.text(found.file())).find();
        this.collections = engine == OtherEngine.JEKYLL ? collections(config(start.resolve("_config.yml"))) : null;
        this.defaults = found != null && engine == OtherEngine.JEKYLL ? new JekyllDefaults(config(found.file()), found.root(), start)
                : null;
    }

    private static OtherEngine.@Nullable Found engine(Path start) {
        Path at = start;
        for (int i = 0; i <= MOST_UP && at != null; i++, at = at.getParent()) {
            Optional<OtherEngine.Found> found = OtherEngine.at(at);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    /** @return empty where there is no such file */
    private static Map<?, ?> config(Path file) {
        return keys("---\n" + OtherEngine.text(file).replaceAll("(?m)^---\\s*$", "") + "\n---\n");
    }

    /** Null where nothing tells, as there is no such file or it names no collections. */
    private static @Nullable Set<String> collections(Map<?, ?> keys) {
        if (keys.get("collections") == null) {
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

    /** @param path of a folder, below the content folder @return why nothing in it is published; empty where it may be */
    Optional<Problem> find(String path) {
        Path folder = start.resolve(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<String> by = ignored.find(path);
        // Most such folders have programs in them, which nobody has to be told of
        if (by.isPresent() && hasMarkdown(folder)) {
            return Optional.of(problem(path, by.get() + " leaves it out", "take that out"));
        }
        if (collections != null && name.startsWith("_") && !name.equals("_posts") && !collections.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(problem(path, "_config.yml does not say output: true for it", "write that there"));
        }
        if (engine == OtherEngine.ELEVENTY) {
            for (String ending : DATA) {
                Path data = folder.resolve(name + ending);
                if (Files.isRegularFile(data, LinkOption.NOFOLLOW_LINKS)
                        && HIDES.matcher(REMARK.matcher(OtherEngine.text(data)).replaceAll("")).find()) {
                    return Optional.of(problem(path, name + ending + " hides it", "take that out"));
                }
            }
        }
        Path index = folder.resolve("_index.md");
        return Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS) && isHidden(keys(OtherEngine.text(index)))
                ? Optional.of(problem(path, "its _index.md hides it", "take that out"))
                : Optional.empty();
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

    /**
     * The same for a file alone: an engine may be told to ignore it, Jekyll passes over a post without a date in its name and over what its defaults hide, Hugo takes a file
     * beside index.md for a part of that, and Pelican may be told that articles are drafts unless they say otherwise.
     */
    Optional<Problem> findFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<String> by = ignored.find(path);
        if (by.isPresent()) {
            return Optional
                    .of(Problem.warning(path, 1, 1, "is not published, as %s leaves it out, and is left out here".formatted(by.get()),
                            "take that out of it to publish the file"));
        }
        if (engine == OtherEngine.JEKYLL && path.matches("(?:.*/)?_posts/.*") && FileName.date(name) == null) {
            return Optional.of(Problem.warning(path, 1, 1, "has no date in its name, so that Jekyll does not publish it, and is left out",
                    "begin its name with a date, such as 2026-05-31-, to publish it"));
        }
        if (defaults != null && defaults.hide(path) && !PUBLISHED.matcher(OtherEngine.text(start.resolve(path))).find()) {
            return Optional.of(Problem.warning(path, 1, 1, "is not published by the defaults in _config.yml, and is left out",
                    "add a line published: true to publish it"));
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
        return isDraftUnlessSaid && !STATUS.matcher(OtherEngine.text(start.resolve(path))).find()
                ? Optional.of(Problem.warning(path, 1, 1, "has no status, so that it is a draft by pelicanconf.py, and is left out",
                        "add a line Status: published to publish it"))
                : Optional.empty();
    }

    private static boolean hasMarkdown(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> FolderWalk.isMarkdown(file.toString()));
        } catch (IOException | UncheckedIOException namedByTheWalk) {
            return false;
        }
    }

    private static Problem problem(String path, String why, String hint) {
        return Problem.warning(path, 1, 1, "is a folder that is not published, as %s, and what is in it is left out".formatted(why),
                hint + " to publish it, or rename the file that says so");
    }

    /** Zola leaves out a whole section that is a draft; Hugo gives what stands below cascade to all articles of the section. */
    private boolean isHidden(Map<?, ?> section) {
        if (engine == OtherEngine.ZOLA) {
            return isTrue(section.get("draft"));
        }
        List<Object> cascades = new ArrayList<>();
        if (section.get("cascade") instanceof Collection<?> many) {
            cascades.addAll(many);
        } else if (section.get("cascade") != null) {
            cascades.add(section.get("cascade"));
        }
        return cascades.stream().anyMatch(one -> one instanceof Map<?, ?> cascade && isOfPages(cascade)
                && (isTrue(cascade.get("draft")) || isNotRendered(cascade.get("build")) || isNotRendered(cascade.get("_build"))));
    }

    private static boolean isOfPages(Map<?, ?> cascade) {
        Object target = cascade.get("target") == null ? cascade.get("_target") : cascade.get("target");
        return !(target instanceof Map<?, ?> map) || map.get("kind") == null || String.valueOf(map.get("kind")).contains("page");
    }

    private static boolean isNotRendered(@Nullable Object build) {
        return build instanceof Map<?, ?> map && NOT_RENDERED.contains(String.valueOf(map.get("render")).toLowerCase(Locale.ROOT));
    }

    private static boolean isTrue(@Nullable Object value) {
        return String.valueOf(value).equalsIgnoreCase("true");
    }

    /** The keys of a header as they are written; none where there is none that can be read. */
    private static Map<?, ?> keys(String text) {
        return Notations.splitIfAny("_index.md", text, new ArrayList<>()).map(raw -> (Map<?, ?>) raw.fields().plain()).orElse(Map.of());
    }
}
