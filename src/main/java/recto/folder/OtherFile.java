package recto.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recto.defaults.OtherEngine;
import recto.frontmatter.Problem;

/** Tells the Markdown files that other engines do not publish as articles: descriptions of folders, parts, and files about the repository. */
final class OtherFile {

    /** Files that people put at the root of a repository for whoever works on it. */
    private static final Set<String> OF_A_REPOSITORY = Set.of("readme", "changelog", "contributing", "code_of_conduct", "license",
            "security",
            "todo", "agents", "claude");
    private static final Pattern INDEX = Pattern.compile("index(?:\\.[A-Za-z-]+)?\\.(?:md|markdown|mdx|mkd|html?)",
            Pattern.CASE_INSENSITIVE);
    /** Folders whose name begins with _ for Jekyll, which publishes what is in them. All others it hides, as Astro and Docusaurus do. */
    private static final Set<String> PUBLISHED = Set.of("_posts", "_pages", "_articles", "_blog", "_notes", "_essays", "_news", "_writing",
            "_writings", "_til", "_journal", "_stories", "_tutorials", "_recipes", "_reviews", "_talks", "_projects", "_guides");

    /** What is shown in place of a missing page, and Next's and Astro's [slug] and [...slug]. */
    private static final Pattern OF_THE_SITE = Pattern.compile("404|500|\\[.+]");
    /** With Nextra the text above a list has a type. */
    private static final Pattern LIST = Pattern.compile("(?m)^type: *(?:posts|page|tag) *$");

    private OtherFile() {}

    /** @param path of a Markdown file, below the content folder @param file the same file @return why it is no article */
    static Optional<Problem> of(String path, Path file, UnpublishedFolders unpublished) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String stem = name.substring(0, name.lastIndexOf('.'));
        boolean isAtRoot = path.indexOf('/') < 0;
        if (isAtRoot && OF_A_REPOSITORY.contains(stem.toLowerCase(Locale.ROOT)) || stem.equalsIgnoreCase("readme")) {
            return Optional.of(Problem.warning(path, 1, 1, "is by its name about the folder, and is left out",
                    "rename it if it is an article"));
        }
        if (OF_THE_SITE.matcher(stem).matches()) {
            return Optional.of(Problem.warning(path, 1, 1, "is by its name a page for faults or a template for many pages, and is left out",
                    "rename it if it is an article"));
        }
        if (hasHiddenPart(path, unpublished)) {
            return Optional.of(
                    Problem.warning(path, 1, 1, "has a name with _ at its beginning, which other engines do not publish, and is left out",
                            "rename it, or its folder, if it is an article"));
        }
        boolean isIndex = INDEX.matcher(name).matches() && !path.startsWith("pages/") && !path.startsWith("authors/");
        if (isIndex && !unpublished.isBundle(path) && FileName.date(path) == null && (isAtRoot || hasSiblings(file))
                && (!CopiedFile.isDated(file) || LIST.matcher(OtherEngine.text(file)).find())) {
            return Optional.of(Problem.warning(path, 1, 1, "describes the folder that it is in, and is left out",
                    "give it a date if it is an article; a text for the front page is pages/index.md"));
        }
        return Optional.empty();
    }

    private static boolean hasHiddenPart(String path, UnpublishedFolders unpublished) {
        if (path.indexOf('_') < 0) {
            return false;
        }
        for (String part : path.toLowerCase(Locale.ROOT).split("/")) {
            if (part.startsWith("_") && !PUBLISHED.contains(part) && !unpublished.isPublishedCollection(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are other articles beside the file, or in folders beside it. */
    private static boolean hasSiblings(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && hasOthers(folder, true);
    }

    private static boolean hasOthers(Path folder, boolean alsoBelow) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(entry -> {
                String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
                boolean isMarkdown = name.endsWith(".md") || name.endsWith(".markdown") || name.endsWith(".mdx")
                        || name.endsWith(".mkd");
                return isMarkdown && !(alsoBelow && INDEX.matcher(name).matches())
                        || alsoBelow && !isMarkdown && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && hasOthers(entry, false);
            });
        } catch (IOException unreadable) {
            // The walk reports a folder that cannot be read
            return false;
        }
    }
}
