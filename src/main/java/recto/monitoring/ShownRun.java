package recto.monitoring;

import io.quarkus.qute.TemplateData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.report.ImportRun;

/**
 * A pass as a person reads about it.
 *
 * @param more problems that are not among those shown
 */
@TemplateData
record ShownRun(String begun, String seconds, String folder, String did, String counts, int more, List<ShownProblem> problems) {

    private static final int MOST = 200;
    private static final int MOST_EXCERPTS = 50;
    private static final int MAX_EXCERPT = 200;
    private static final long MAX_FILE = 5_000_000;
    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d{1,7}):(\\d{1,7}): .*");

    /** @param excerpt the line of the file; empty where it cannot be had */
    @TemplateData
    record ShownProblem(String text, String excerpt) {}

    /** @param isLast whether to show the lines of the files, which may be others by now for an earlier pass */
    static ShownRun of(ImportRun run, boolean isLast) {
        List<ShownProblem> problems = new ArrayList<>();
        int warnings = 0;
        for (String problem : run.problems) {
            boolean hasExcerpt = isLast && problems.size() < MOST_EXCERPTS;
            warnings += problem.contains(": warning: ") ? 1 : 0;
            if (problems.size() < MOST) {
                problems.add(new ShownProblem(problem, hasExcerpt ? excerpt(Path.of(run.folder), problem) : ""));
            }
        }
        return new ShownRun(run.startedAt.toString(),
                String.format(Locale.ROOT, "%.1f", Duration.between(run.startedAt, run.endedAt).toMillis() / 1000.0), run.folder,
                "%d new, %d changed, %d renamed, %d removed, %d unchanged, %d failed".formatted(run.created, run.updated, run.renamed,
                        run.removed, run.unchanged, run.failed),
                "%d errors, %d warnings".formatted(run.problems.length - warnings, warnings), run.problems.length - problems.size(),
                problems);
    }

    private static String excerpt(Path folder, String problem) {
        Matcher place = PLACE.matcher(problem);
        if (!place.matches()) {
            return "";
        }
        try {
            Path file = folder.resolve(place.group(1)).normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_FILE) {
                return "";
            }
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                String line = lines.lines().skip(Long.parseLong(place.group(2)) - 1).findFirst().orElse("");
                return line.length() <= MAX_EXCERPT ? line : line.substring(0, MAX_EXCERPT) + "…";
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException gone) {
            return "";
        }
    }
}
