package recto.imports;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        files.sort(Comparator.comparing(ContentFile::path));
        Map<String, AuthorWriter.Stored> stored = writer.list();
        Set<String> present = new HashSet<>();
        Claims claims = new Claims();
        List<ParsedAuthor> changed = new ArrayList<>();
        for (ContentFile file : files) {
            present.add(file.path());
            List<Problem> problems = new ArrayList<>();
            try {
                FileContent content = folder.read(file);
                AuthorWriter.Stored before = stored.get(file.path());
                Optional<ParsedAuthor> author = parser.parse(file.path(), content, pictures, problems)
                        .filter(parsed -> claims.claim(parsed, problems));
                if (author.isPresent() && before != null && before.isOf(author.get().sourceHash())) {
                    // The warnings were reported when the file was imported
                    report.add(Outcome.UNCHANGED, 1);
                    continue;
                }
                author.ifPresent(changed::add);
            } catch (NoSuchFileException e) {
                present.remove(file.path());
            } catch (ContentException e) {
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

    private boolean isUnread(String path) {
        return unread.stream().anyMatch(place -> place.isEmpty() || path.equals(place) || path.startsWith(place + "/"));
    }
}
