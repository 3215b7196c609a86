package recto.folder;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.frontmatter.Problem;

/**
 * Tells by their names the folders and the Markdown files that are no articles: drafts and parts of other engines, and the copies that file
 * synchronisers, editors and people leave beside an article. Each is reported, because an author may have meant it as an article.
 */
public final class LeftOut {

    private static final Set<String> DRAFTS = Set.of("_drafts", "drafts", "_draft");
    private static final Set<String> OF_OTHER_PROGRAMS = Set.of("_site", "_includes", "_layouts", "_data", "_sass", "_templates",
            "node_modules", "archetypes", "scaffolds");

    /** Hugo's and Zola's file about a folder, also in one language: _index.de.md. */
    private static final Pattern SECTION = Pattern.compile("_index(\\.[A-Za-z-]+)?\\.(md|markdown|mdx|mkd|html?)",
            Pattern.CASE_INSENSITIVE);

    /**
     * What stands in brackets behind the name of a conflict copy, in the languages of Dropbox and Nextcloud. These are words that titles
     * have too, such as "Gaza (conflicted zone)", so that they count only with a date or beside the original.
     */
    private static final String IN_BRACKETS = "conflicted|sfconflict|(?:case|sync|encoding|whitespace) conflict|case clash|conflict copy"
            + "|copy: conflict|in konflikt|konfliktkopie|en conflit|en conflicto|in conflitto|em conflito|競合|冲突|衝突|конфликт";

    /**
     * Nextcloud, Box and pCloud write (conflicted copy ...) and Dropbox the same in the language of the user; Seafile (SFConflict ...);
     * Dropbox also (Case Conflict); Nextcloud also (case clash from ...); Insync and Google Drive [Conflict].
     */
    private static final Pattern BRACKETS = Pattern.compile("(?<original>.+?) ?[(\\[](?<words>[^()\\[\\]]*(?:" + IN_BRACKETS
            + ")[^()\\[\\]]*|conflict(?=\\]))[)\\]](?: \\d+)?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DATE = Pattern
            .compile("(?<!\\d)(\\d{4}([-._/ ]?)\\d{2}\\2\\d{2}|\\d{1,2}([-._/ ])\\d{1,2}\\3\\d{4})(?!\\d)");

    /**
     * Syncthing writes name.sync-conflict-20260102-101010-ABCDEFG.md; Resilio name.Conflict.md; Synology name_..._Conflict.md; Google Drive
     * _conf(1); Nextcloud also _conflict-20260102-101010.
     */
    private static final Pattern CONFLICT = Pattern.compile(".*(\\.sync-conflict-\\d{8}-\\d{6}.*|\\.conflict|_conflict-\\d{8}-\\d{6}"
            + "|_[a-z]{3}-\\d{2}-\\d{6}-\\d{4}_conflict|_conf\\(\\d+\\))", Pattern.CASE_INSENSITIVE);

    /** OneDrive appends the name of the computer, of which only Windows' own names can be told from words. */
    private static final Pattern COMPUTER = Pattern.compile(".*-(DESKTOP|LAPTOP|WIN)-[A-Z0-9]{6,12}(-\\d+)?");

    /** Office locks begin with ~$, and backups of editors end with ~, .bak and the like, and git's mergetool writes name_LOCAL_123.md. */
    private static final Pattern BACKUP = Pattern
            .compile("~\\$.*|.*(~|\\.(bak|backup|orig|old|tmp|swp|rej)|_(BACKUP|BASE|LOCAL|REMOTE)_\\d+)");

    /** iCloud writes "name 2.md", Google Drive and browsers "name (1).md", Windows "name - Copy.md", macOS "name copy.md". */
    private static final Pattern COPY = Pattern.compile(
            "(.+?)( \\d{1,2}| ?\\(\\d{1,2}\\)|( -)? (copy|Kopie|copie|copia)( \\d{1,2}| \\(\\d{1,2}\\))?)", Pattern.CASE_INSENSITIVE);

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

    /** @param path of a file, below the content folder @return why a folder of the path is left out; empty where none is */
    public static Optional<Problem> folderOf(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            Optional<Problem> leftOut = folder(path.substring(0, slash));
            if (leftOut.isPresent()) {
                return leftOut;
            }
        }
        return Optional.empty();
    }

    /** @param path of a Markdown file, below the content folder @param file the same file */
    static Optional<Problem> file(String path, Path file, UnpublishedFolders unpublished) {
        String name = file.getFileName().toString();
        if (SECTION.matcher(name).matches()) {
            return Optional.of(Problem.warning(path, 1, 1, "describes a folder for Hugo or Zola, and is no article",
                    "delete it, or rename it if it is an article"));
        }
        Optional<Problem> ofAnotherKind = OtherFile.of(path, file, unpublished);
        if (ofAnotherKind.isPresent()) {
            return ofAnotherKind;
        }
        Optional<Problem> ofTheEngine = unpublished.findFile(path);
        if (ofTheEngine.isPresent()) {
            return ofTheEngine;
        }
        String stem = name.substring(0, name.lastIndexOf('.'));
        String ending = name.substring(stem.length());
        if (isPlain(stem)) {
            return Optional.empty();
        }
        if (CONFLICT.matcher(stem).matches() || COMPUTER.matcher(stem).matches() || isConflictInBrackets(stem, ending, file)) {
            return Optional.of(Problem.warning(path, 1, 1, "is by its name a conflict copy of a file synchroniser, and is left out",
                    "put what is new in it into the article, and delete the copy; if it is an article of its own, rename it"));
        }
        if (BACKUP.matcher(stem).matches()) {
            return Optional.of(Problem.warning(path, 1, 1, "is by its name a lock or a backup of an editor, and is left out",
                    "delete it; if it is an article, rename it"));
        }
        Matcher copy = COPY.matcher(stem);
        if (copy.matches() && CopiedFile.isCopy(file, file.resolveSibling(copy.group(1) + ending))) {
            return Optional.of(Problem.warning(path, 1, 1, "seems to be a copy of '%s', and is left out".formatted(copy.group(1) + ending),
                    "delete it; if it is an article of its own, give it a slug of its own in the front matter"));
        }
        return Optional.empty();
    }

    /**
     * Whether a name is of small letters, digits and hyphens alone, as most are. None of the patterns matches such a name, and to try them all
     * took longer than all else in a look at a large folder.
     */
    private static boolean isPlain(String stem) {
        for (int i = 0; i < stem.length(); i++) {
            char c = stem.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isConflictInBrackets(String stem, String ending, Path file) {
        Matcher brackets = BRACKETS.matcher(stem);
        return brackets.matches() && (DATE.matcher(brackets.group("words")).find()
                || Files.exists(file.resolveSibling(brackets.group("original") + ending), LinkOption.NOFOLLOW_LINKS));
    }
}
