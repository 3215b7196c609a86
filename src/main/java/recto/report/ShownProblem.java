package recto.report;

import io.quarkus.qute.TemplateData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A problem with the line of the file where it is, for a page.
 *
 * @param excerpt the line of the file; empty where it cannot be had
 */
@TemplateData
public record ShownProblem(String text, String excerpt) {

    private static final int MAX_EXCERPT = 200;
    private static final long MAX_FILE = 5_000_000;
    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d{1,7}):(\\d{1,7}): .*");

    /** @param problem as {@link recto.frontmatter.Problem#toString} has it, in a file of the folder as it is now */
    public static ShownProblem of(Path folder, String problem) {
        return new ShownProblem(problem, excerpt(folder, problem));
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
