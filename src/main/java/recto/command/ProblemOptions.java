package recto.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import recto.frontmatter.Problem;

/** How a command prints problems: for people, for a program, or for GitHub, which shows each beside its line. */
class ProblemOptions {

    enum Format { TEXT, GITHUB, JSON }

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, json, or github for annotations of a workflow (default: text).")
    Format format = Format.TEXT;

    @Option(names = "--json", description = "The same as --format=json.")
    boolean json;

    @Option(names = "--full", description = "Print every problem, however many there are of one kind.")
    boolean full;

    /** Whether the output is no place for a line that is for people. */
    boolean isForPrograms() {
        return json || format == Format.JSON;
    }

    /** @param more adds what else a program may want to know */
    void print(List<Problem> problems, Path folder, PrintWriter out, Consumer<ObjectNode> more) {
        if (isForPrograms()) {
            out.println(json(problems, more));
        } else if (format == Format.GITHUB) {
            problems.forEach(problem -> out.println(annotation(problem, folder)));
        } else {
            new ProblemList(full).print(problems, out);
        }
    }

    private static ObjectNode json(List<Problem> problems, Consumer<ObjectNode> more) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        more.accept(answer);
        long errors = problems.stream().filter(Problem::isError).count();
        answer.put("errors", errors).put("warnings", problems.size() - errors).set("problems", list(problems));
        return answer;
    }

    /** The problems for a program. */
    static ArrayNode list(List<Problem> problems) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        problems.forEach(problem -> list.addObject().put("file", problem.file()).put("line", problem.line()).put("column", problem.column())
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT)).put("message", problem.message())
                .put("hint", problem.hint()));
        return list;
    }

    /** @see <a href="https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions">Workflow commands</a> */
    private static String annotation(Problem problem, Path folder) {
        String file = folder.resolve(problem.file()).normalize().toString().replace('\\', '/');
        return "::%s file=%s,line=%d,col=%d::%s".formatted(problem.isError() ? "error" : "warning",
                escaped(file).replace(":", "%3A").replace(",", "%2C"), problem.line(), problem.column(),
                escaped(problem.message() + "; " + problem.hint()));
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
