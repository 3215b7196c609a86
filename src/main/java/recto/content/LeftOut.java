package recto.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;

/**
 * Tells by their names the folders and the Markdown files that are no articles: drafts and parts of other engines, and the copies that file
 * synchronisers, editors and people leave beside an article. Each is reported, because an author may have meant it as an article.
 */
final class LeftOut {

    private static final Set<String> DRAFTS = Set.of("_drafts", "drafts", "_draft");
    private static final Set<String> OF_OTHER_PROGRAMS = Set.of("_site", "_includes", "_layouts", "_data", "_sass", "_templates",
            "node_modules");

    /** Hugo's and Zola's file about a folder, also in one language: _index.de.md. */
    private static final Pattern SECTION = Pattern.compile("_index(\\.[A-Za-z-]+)?\\.(md|markdown)", Pattern.CASE_INSENSITIVE);

    /** What stands in brackets behind the name of a conflict copy, in the languages of Dropbox and Nextcloud; a band may be called The Clash. */
    private static final String IN_BRACKETS = "conflicted|sfconflict|(case|sync|encoding|whitespace) conflict|case clash|conflict copy|copy: conflict"
            + "|in konflikt|konfliktkopie|en conflit|en conflicto|in conflitto|em conflito|競合|冲突|衝突|конфликт";

    /**
     * Syncthing writes name.sync-conflict-20260102-101010-ABCDEFG.md; Dropbox, Nextcloud, Box and pCloud (conflicted copy ...) in the
     * language of the user; Seafile (SFConflict ...); Resilio name.Conflict.md; Synology name_..._Conflict.md; Insync and Google Drive
     * [Conflict] and _conf(1); Dropbox also (Case Conflict); Nextcloud also _conflict-20260102-101010 and (case clash from ...).
     */
    private static final Pattern CONFLICT = Pattern.compile(".*(\\.sync-conflict-\\d{8}-\\d{6}.*|[(\\[][^()\\[\\]]*(" + IN_BRACKETS
            + ")[^()\\[\\]]*[)\\]]( \\d+)?|\\[conflict\\]|\\.conflict|_conflict-\\d{8}-\\d{6}|_[a-z]{3}-\\d{2}-\\d{6}-\\d{4}_conflict"
            + "|_conf\\(\\d+\\))", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** OneDrive appends the name of the computer, of which only Windows' own names can be told from words. */
    private static final Pattern COMPUTER = Pattern.compile(".*-(DESKTOP|LAPTOP|WIN)-[A-Z0-9]{6,12}(-\\d+)?");

    /** Office locks begin with ~$, and backups of editors end with ~, .bak and the like, and git's mergetool writes name_LOCAL_123.md. */
    private static final Pattern BACKUP = Pattern
            .compile("~\\$.*|.*(~|\\.(bak|backup|orig|old|tmp|swp|rej)|_(BACKUP|BASE|LOCAL|REMOTE)_\\d+)");

    /** iCloud writes "name 2.md", Google Drive and browsers "name (1).md", Windows "name - Copy.md", macOS "name copy.md". */
    private static final Pattern COPY = Pattern.compile(
            "(.+?)( \\d{1,2}| ?\\(\\d{1,2}\\)|( -)? (copy|Kopie|copie|copia)( \\d{1,2}| \\(\\d{1,2}\\))?)", Pattern.CASE_INSENSITIVE);

    private static final Pattern TITLE = Pattern.compile("(?m)^\\s*[\"']?title[\"']?\\s*[:=]\\s*(.+?)\\s*$");
    /** In bytes: the front matter of a copy is compared as far as that. */
    private static final int BEGINNING = 4_096;

    private LeftOut() {}

    /** @param path of a folder, below the content folder */
    static Optional<Problem> folder(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (DRAFTS.contains(name)) {
            return Optional.of(Problem.warning(path, 1, 1, "is a folder of drafts, and what is in it is not published",
                    "move a file out of it to publish the file, or rename the folder"));
        }
        return OF_OTHER_PROGRAMS.contains(name) ? Optional.of(Problem.warning(path, 1, 1,
                "is a folder of another program, and what is in it is left out", "rename it if it has articles in it")) : Optional.empty();
    }

    /** @param path of a Markdown file, below the content folder @param file the same file */
    static Optional<Problem> file(String path, Path file) {
        String name = file.getFileName().toString();
        if (SECTION.matcher(name).matches()) {
            return Optional.of(Problem.warning(path, 1, 1, "describes a folder for Hugo or Zola, and is no article",
                    "delete it, or rename it if it is an article"));
        }
        String stem = name.substring(0, name.lastIndexOf('.'));
        if (CONFLICT.matcher(stem).matches() || COMPUTER.matcher(stem).matches()) {
            return Optional.of(Problem.warning(path, 1, 1, "is a conflict copy that a file synchroniser made, and is left out",
                    "put what is new in it into the article, and delete the copy"));
        }
        if (BACKUP.matcher(stem).matches()) {
            return Optional.of(Problem.warning(path, 1, 1, "is a lock or a backup that an editor made, and is left out", "delete it"));
        }
        Matcher copy = COPY.matcher(stem);
        if (copy.matches() && isCopy(file, file.resolveSibling(copy.group(1) + name.substring(stem.length())))) {
            return Optional.of(Problem.warning(path, 1, 1, "is a copy of '%s' with the same title, and is left out"
                    .formatted(copy.group(1) + name.substring(stem.length())), "delete it, or give it a title of its own"));
        }
        return Optional.empty();
    }

    /** Whether the original is there and has the same title: "Part 2.md" beside "Part.md" may well be an article. */
    private static boolean isCopy(Path file, Path original) {
        try {
            String title = title(file);
            return title != null && title.equals(title(original));
        } catch (IOException notReadable) {
            // Whoever reads the file says why it cannot be read
            return false;
        }
    }

    private static @Nullable String title(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Matcher title = TITLE.matcher(new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8));
            return title.find() ? title.group(1) : null;
        }
    }
}
