package recto.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import recto.frontmatter.Problem;

/** The export of another engine, as one file, to a content folder of Recto. */
public final class BlogExport {

    private static final int HEAD = 4_000;

    private BlogExport() {}

    /** That a file is no export that can be converted, or that the folder may not be written; the message says so to a person. */
    public static final class RefusedException extends Exception {
        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * What became of an export.
     *
     * @param engine the name of the engine
     * @param tally how many there are of each thing
     * @param problems what could not be read, and what is not as it was, with lines of the export
     */
    public record Result(String engine, Map<String, Integer> tally, List<Problem> problems) {

        /** Whether part of the export could not be read. */
        public boolean isIncomplete() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    /**
     * Writes what the export has into a folder that is empty or missing.
     *
     * @param site the address of the blog, for an export that does not have it; may be empty
     */
    public static Result convert(Path file, Path folder, String site) throws IOException, RefusedException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("%s is %s; name the file that WordPress or Ghost has exported".formatted(file,
                    Files.exists(file) ? "no file" : "not there"));
        }
        String refusal = ConvertedFolder.refusal(folder);
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
        String beginning = beginning(file);
        ConvertedFolder into = new ConvertedFolder(folder, String.valueOf(file.getFileName()));
        if (beginning.startsWith("<")) {
            if (!beginning.contains("<rss") && !beginning.contains("<item")) {
                throw new RefusedException(
                        "%s is no export of WordPress; in WordPress, Tools > Export > All content writes one".formatted(file));
            }
            WordPressExport.convert(file, into);
            return new Result("WordPress", into.tally(), into.problems());
        }
        if (!beginning.startsWith("{") && !beginning.startsWith("[")) {
            throw new RefusedException(
                    "%s is neither an export of WordPress (XML) nor of Ghost (JSON); a folder of Markdown files needs no conversion"
                            .formatted(file));
        }
        GhostExport.convert(file, site.replaceFirst("/+$", ""), into);
        return new Result("Ghost", into.tally(), into.problems());
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).replaceFirst("^[\\s\\uFEFF]+", "");
        }
    }
}
