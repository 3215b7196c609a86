package recto.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
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

    @Option(names = "--all", description = "Print every problem, however many there are of one kind.")
    boolean all;

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
            new ProblemList(all).print(problems, out);
            for (Map.Entry<String, Integer> count : result.tally().entrySet()) {
                out.printf("%7d %s%n", count.getValue(), count.getKey());
            }
            out.printf("Converted an export of %s into %s: %s%n", result.engine(), folder, ProblemList.counts(problems));
            return result.isIncomplete() ? 1 : 0;
        } catch (BlogExport.RefusedException e) {
            spec.commandLine().getErr().printf("recto: %s%n", e.getMessage());
            return 2;
        }
    }
}
