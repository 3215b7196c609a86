package recto.imports;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recto.content.Claims;
import recto.content.ParsedGroup;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FileContent;
import recto.frontmatter.Problem;
import recto.linked.PictureFolder;
import recto.report.ImportReport;
import recto.storing.GroupWriter;
import recto.storing.Outcome;
import recto.storing.StoredGroup;

/** Imports the files below {@code authors/}, or those below {@code tags/}. They are few, so every pass reads all of them and their pictures. */
final class GroupFiles<P extends ParsedGroup> {

    /** Makes the groups of a file, mostly one, or adds what is wrong with the file to the problems. */
    interface Parser<P> {
        List<P> parseAll(String file, FileContent content, PictureFolder pictures, List<Problem> problems);
    }

    private final ContentFolder folder;
    private final PictureFolder pictures;
    private final Parser<P> parser;
    private final GroupWriter<P> writer;
    private final ImportReport report;
    private final List<ContentFile> files = new ArrayList<>();
    /** Files and folders that could not be read: what was imported from there stays. */
    private final List<String> unread = new ArrayList<>();

    GroupFiles(ContentFolder folder, PictureFolder pictures, Parser<P> parser, GroupWriter<P> writer, ImportReport report) {
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
        Map<String, StoredGroup> stored = writer.list();
        Set<String> present = new HashSet<>();
        Claims claims = new Claims();
        List<P> changed = new ArrayList<>();
        for (ContentFile file : files) {
            List<Problem> problems = new ArrayList<>();
            boolean isUnchanged = false;
            try {
                FileContent content = folder.read(file);
                List<P> groups = parser.parseAll(file.path(), content, pictures, problems).stream()
                        .filter(parsed -> claims.claim(parsed, problems)).toList();
                boolean isFailed = problems.stream().anyMatch(Problem::isError);
                stored.keySet().stream().filter(path -> isFailed && isOf(path, file.path())).forEach(present::add);
                for (P group : groups) {
                    present.add(group.file());
                    StoredGroup before = stored.get(group.file());
                    if (before != null && before.isOf(group.sourceHash())) {
                        isUnchanged = true;
                        report.add(Outcome.UNCHANGED, 1);
                    } else {
                        changed.add(group);
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
        changed.forEach(group -> report.add(stored.containsKey(group.file()) ? Outcome.UPDATED : Outcome.CREATED, 1));
        report.add(Outcome.REMOVED, gone.size());
    }

    /** Whether the group came from this file: a list of authors has several, each with its handle behind a #. */
    private static boolean isOf(String group, String file) {
        return group.equals(file) || group.startsWith(file + "#");
    }

    private boolean isUnread(String path) {
        return unread.stream().anyMatch(place -> place.isEmpty() || isOf(path, place) || path.startsWith(place + "/"));
    }
}
