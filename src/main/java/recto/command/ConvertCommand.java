package recto.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recto.convert.BlogExport;
import recto.frontmatter.Problem;

/** {@code convert FILE DIR}: the export of another engine to a folder of Markdown files. */
@Command(name = "convert", description = "Write the articles of an export of WordPress or Ghost into DIR.", footer = {"",
        "FILE is what WordPress writes by Tools > Export > All content, or Ghost by Settings > Export.",
        "DIR has to be empty or not there: nothing is overwritten. Drafts, private articles and those with a",
        "password or for members come as drafts. Pictures stay where they are; 'import' fetches them.", "",
        "Exit status: 0 all of it was read, 1 some of it could not be read, 2 wrong usage.",
        "Then: recto check DIR, and recto serve with recto.content.dir=DIR"})
class ConvertCommand implements ApplicationCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "The export: an .xml file of WordPress or a .json file of Ghost.")
    Path file;

    @Parameters(index = "1", paramLabel = "DIR", description = "The content folder to write.")
    Path folder;

    @Option(names = "--url", paramLabel = "URL", defaultValue = "", description = "The address of the old blog, where the export does not have it, as that of Ghost: pictures are fetched from there.")
    String url;

    @Mixin
    ProblemOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public StartMode startMode() {
        return StartMode.FILES;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            BlogExport.Result result = BlogExport.convert(file, folder, url);
            List<Problem> problems = result.problems();
            options.print(problems, Path.of(""), out, answer -> result.tally().forEach(answer.putObject("tally")::put));
            if (!options.isForPrograms()) {
                result.tally().forEach((what, count) -> out.printf("%7d %s%n", count, what));
                out.printf("Converted an export of %s into %s: %s%n", result.engine(), folder, ProblemList.counts(problems));
            }
            out.flush();
            return result.isIncomplete() ? 1 : 0;
        } catch (BlogExport.RefusedException e) {
            spec.commandLine().getErr().printf("recto: %s%n", e.getMessage());
            return 2;
        }
    }
}
