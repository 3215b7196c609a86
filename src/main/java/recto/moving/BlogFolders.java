package recto.moving;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import recto.folder.FileName;

/**
 * The folders of a blog that come over: each with its own addresses, and the folder around them all, which is the content folder.
 *
 * @param content the folder around them, or the only one
 * @param parts the fullest first
 */
record BlogFolders(Path content, List<Part> parts) {

    /** Of so many folders below a part the addresses are tried. */
    private static final int MOST_FOLDERS = 20;

    /**
     * A folder with articles.
     *
     * @param path below the content folder; empty where it is that folder itself
     */
    record Part(String path, EngineRules rules) {

        /** What stands before the path of a file of this folder. */
        String prefix() {
            return path.isEmpty() ? "" : path + "/";
        }

        /** Its patterns, as they are to be written for a content folder that lies further up. @param below folders in it */
        private Stream<String> patterns(Set<String> below) {
            if (path.isEmpty()) {
                return rules.permalinks().stream();
            }
            String folder = FileName.folder(path + "/file.md");
            return rules.permalinks().stream().flatMap(pattern -> {
                int at = pattern.indexOf("/{folder}");
                if (at < 0) {
                    return Stream.of(pattern);
                }
                String before = pattern.substring(0, at);
                String rest = pattern.substring(at + "/{folder}".length());
                Stream<String> whole = ("/" + before).endsWith("/" + folder)
                        ? Stream.of(before.substring(0, before.length() - folder.length()) + "/{folder}" + rest)
                        : Stream.empty();
                return Stream.concat(whole, Stream.concat(Stream.of(before + rest), below.stream().map(one -> before + "/" + one + rest)));
            });
        }
    }

    /** @param with other folders of the blog that are asked for */
    static BlogFolders of(EngineRules rules, List<Path> with) {
        Set<Path> folders = new LinkedHashSet<>(List.of(rules.content()));
        Stream.concat(rules.others().stream(), with.stream()).forEach(folder -> {
            if (folders.stream().noneMatch(folder::startsWith)) {
                folders.removeIf(known -> known.startsWith(folder));
                folders.add(folder);
            }
        });
        Path around = folders.stream().reduce(BlogFolders::around).orElseThrow();
        return new BlogFolders(around, folders.stream().map(folder -> new Part(around.relativize(folder).toString().replace('\\', '/'),
                folder.equals(rules.content()) ? rules : rules.in(folder))).toList());
    }

    private static Path around(Path one, Path other) {
        Path at = one;
        while (!other.startsWith(at)) {
            at = at.getParent() == null ? at.getRoot() : at.getParent();
        }
        return at;
    }

    /** The folders that come over. */
    List<Path> folders() {
        return parts.stream().map(part -> part.rules.content()).toList();
    }

    /** The part that a file belongs to. @param file its path below the content folder */
    Part of(String file) {
        return parts.stream().filter(part -> file.startsWith(part.prefix())).max(Comparator.comparingInt(part -> part.path.length()))
                .orElse(parts.get(0));
    }

    /** Patterns of Recto under which many addresses may stay, the likeliest first. @param files their paths below the content folder */
    List<String> permalinks(List<String> files) {
        Set<String> all = new LinkedHashSet<>();
        for (Part part : parts) {
            Set<String> below = new LinkedHashSet<>();
            files.stream().filter(file -> file.startsWith(part.prefix())).map(file -> file.substring(part.prefix().length()))
                    .map(FileName::folder).filter(folder -> !folder.isEmpty()).limit(1_000).forEach(below::add);
            part.patterns(below.size() > MOST_FOLDERS ? Set.of() : below).forEach(all::add);
        }
        return new ArrayList<>(all);
    }

    /** What else lies in the content folder and stays out of the site, as the setting for that has it; empty where nothing does. */
    String excluded() {
        return String.join(", ", MarkdownFolders.beside(content, folders()));
    }
}
