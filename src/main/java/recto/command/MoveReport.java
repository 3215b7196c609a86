package recto.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.moving.Move;
import recto.moving.SettingsFile;

/** Tells a person what a look at the blog of another engine has found: the settings, a sentence, and a tally of what needs a hand. */
final class MoveReport {

    private static final String OF_TEMPLATES = "the template code '";

    private final Move.Result found;
    private final Path settings;
    private final PrintWriter out;

    /** @param settings the file for them */
    MoveReport(Move.Result found, Path settings, PrintWriter out) {
        this.found = found;
        this.settings = settings;
        this.out = out;
    }

    /** @param written null where the settings were not to be written @param file gets the whole list of problems, if there are any */
    void print(Path folder, SettingsFile.@Nullable Written written, Path file) throws IOException {
        if (found.engine() == null) {
            out.printf("%s has no configuration of an engine that Recto knows, so it is taken as a folder of Markdown files.%n%n", folder);
        } else {
            out.printf("%s is a blog of %s: there is %s.%n%n", folder, found.engine(), found.reason());
        }
        found.settings().forEach((name, value) -> out.println(SettingsFile.line(name, value)));
        out.println();
        print(written);
        out.println(summary());
        found.parts().forEach(part -> out.printf("  %s: %s.%n", part.path().isEmpty() ? "." : part.path(), counts(part)));
        List<Problem> problems = found.problems();
        if (problems.isEmpty()) {
            out.println("Nothing needs you.");
            return;
        }
        out.printf("%n%s. Of each kind, how many and the first:%n", ProblemList.counts(problems));
        ProblemList.kinds(problems).forEach(ofKind -> out.printf("%,7d  %s%n", ofKind.size(), ofKind.get(0)));
        Files.writeString(file, problems.stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n")));
        out.printf("%nAll of them are in %s.%n", file);
    }

    private void print(SettingsFile.@Nullable Written written) {
        if (written == null) {
            out.printf("Add --write to put these settings into %s.%n%n", settings);
            return;
        }
        out.printf("%d of %d settings were added to %s.%n", written.added().size(), found.settings().size(), settings);
        written.others()
                .forEach((name, value) -> out.printf("%s stays '%s' there; the proposal is '%s'. Change it by hand if you want that.%n",
                        name, value, found.settings().get(name)));
        out.println();
    }

    /** Such as "1,043 of 1,043 articles come over, 1,039 addresses kept, 4 redirect, 12 shortcodes in 9 files need you". */
    private String summary() {
        StringBuilder line = new StringBuilder(counts(new Move.Part("", found.articles(), found.refused(), found.hidden(), found.kept(),
                found.redirected(), found.lost().size())));
        List<Problem> codes = found.problems().stream().filter(problem -> problem.message().startsWith(OF_TEMPLATES)).toList();
        if (!codes.isEmpty()) {
            long files = codes.stream().map(Problem::file).distinct().count();
            line.append(", %,d shortcode%s in %,d file%s need%s you".formatted(codes.size(), codes.size() == 1 ? "" : "s", files,
                    files == 1 ? "" : "s", codes.size() == 1 ? "s" : ""));
        }
        return line.append('.').toString();
    }

    private static String counts(Move.Part part) {
        StringBuilder line = new StringBuilder(
                "%,d of %,d articles come over".formatted(part.articles() - part.refused(), part.articles()));
        if (part.hidden() > 0) {
            line.append(" (%,d as drafts)".formatted(part.hidden()));
        }
        if (part.kept() + part.redirected() + part.lost() > 0) {
            line.append(", %,d address%s kept, %,d redirect%s".formatted(part.kept(), part.kept() == 1 ? "" : "es", part.redirected(),
                    part.redirected() == 1 ? "s" : ""));
            line.append(part.lost() == 0 ? "" : ", %,d lost".formatted(part.lost()));
        } else {
            line.append(", and what addresses they had is not known");
        }
        return line.toString();
    }
}
