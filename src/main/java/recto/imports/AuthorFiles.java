package recto.imports;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.content.AuthorParser;
import recto.content.Claims;
import recto.content.ContentException;
import recto.content.ContentFile;
import recto.content.ContentFolder;
import recto.content.FileContent;
import recto.content.ParsedAuthor;
import recto.content.PictureFolder;
import recto.frontmatter.Problem;
import recto.storing.AuthorWriter;
import recto.storing.Outcome;

/** Imports the files below {@code authors/}. They are few, so every pass reads all of them and their pictures. */
final class AuthorFiles {

    private final ContentFolder folder;
    private final PictureFolder pictures;
    private final AuthorParser parser;
    private final AuthorWriter writer;
    private final ImportReport report;
    private final List<ContentFile> files = new ArrayList<>();
    /** Files and folders that could not be read: what was imported from there stays. */
    private final List<String> unread = new ArrayList<>();

    AuthorFiles(ContentFolder folder, PictureFolder pictures, AuthorParser parser, AuthorWriter writer, ImportReport report) {
        this.folder = folder;
        this.pictures = pictures;
        this.parser = parser;
        this.writer = writer;
        this.report = report;
    }

    void add(ContentFile file) {
        files.add(file);
    }

    void addUnread(List<String> paths) {
        unread.addAll(paths);
    }

    void importAll() throws SQLException, IOException {
        files.sort(ContentFile.ORDER);
        Map<String, AuthorWriter.Stored> stored = writer.list();
        Set<String> present = new HashSet<>();
        Claims claims = new Claims();
        List<ParsedAuthor> changed = new ArrayList<>();
        for (ContentFile file : files) {
            List<Problem> problems = new ArrayList<>();
            boolean isUnchanged = false;
            try {
                FileContent content = folder.read(file);
                List<ParsedAuthor> authors = parser.parseAll(file.path(), content, pictures, problems).stream()
                        .filter(parsed -> claims.claim(parsed, problems)).toList();
                boolean isFailed = problems.stream().anyMatch(Problem::isError);
                stored.keySet().stream().filter(path -> isFailed && isOf(path, file.path())).forEach(present::add);
                for (ParsedAuthor author : authors) {
                    present.add(author.file());
                    AuthorWriter.Stored before = stored.get(author.file());
                    if (before != null && before.isOf(author.sourceHash())) {
                        isUnchanged = true;
                        report.add(Outcome.UNCHANGED, 1);
                    } else {
                        changed.add(author);
                    }
                }
                if (isUnchanged && !isFailed) {
                    // The warnings were reported when the file was imported
                    continue;
                }
            } catch (NoSuchFileException gone) {
                continue;
            } catch (ContentException e) {
                stored.keySet().stream().filter(path -> isOf(path, file.path())).forEach(present::add);
                problems.add(e.problem());
                if (e.isUnreadable()) {
                    report.addUnread(e.problem());
                    continue;
                }
            }
            problems.forEach(report::add);
            if (problems.stream().anyMatch(Problem::isError)) {
                report.add(Outcome.FAILED, 1);
            }
        }
        List<String> gone = stored.keySet().stream().filter(path -> !present.contains(path) && !isUnread(path)).toList();
        writer.write(changed, gone.stream().map(stored::get).toList());
        changed.forEach(author -> report.add(stored.containsKey(author.file()) ? Outcome.UPDATED : Outcome.CREATED, 1));
        report.add(Outcome.REMOVED, gone.size());
    }

    /** Whether the profile came from this file: a list of authors has several, each with its handle behind a #. */
    private static boolean isOf(String profile, String file) {
        return profile.equals(file) || profile.startsWith(file + "#");
    }

    private boolean isUnread(String path) {
        return unread.stream().anyMatch(place -> place.isEmpty() || isOf(path, place) || path.startsWith(place + "/"));
    }
}
