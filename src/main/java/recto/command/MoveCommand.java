package recto.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recto.moving.Move;
import recto.moving.SettingsFile;

/** {@code move DIR}: the settings for the blog of another engine, and what comes over with them. */
@Command(name = "move", description = "Look at the blog of another engine in DIR, propose settings for it, and tell what comes over.", footer = {
        "", "Known are Hugo, Zola, Jekyll, Hexo, Eleventy, Astro, Docusaurus, Next and Pelican, by their configuration,",
        "which is read as text: nothing in DIR is executed or changed, and no database is needed.",
        "For an export of WordPress or Ghost, see 'recto convert --help'.", "",
        "First look:     recto move my-blog",
        "Then:           recto move my-blog --write",
        "And see it:     recto serve", "",
        "Exit status: 0 every article comes over, 1 some do not or a setting in the file differs, 2 wrong usage."})
class MoveCommand implements ApplicationCommand {

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the blog: where its configuration lies, or its articles.")
    Path folder;

    @Option(names = "--with", paramLabel = "FOLDER", description = "Take this folder of the blog along, too. May be given several times.")
    List<Path> with = new ArrayList<>();

    @Option(names = "--write", description = "Add the settings to config/application.properties. What is in it stays.")
    boolean write;

    @Option(names = "--report", paramLabel = "FILE", defaultValue = "recto-move.txt", description = "Where the list of all that needs you is written (default: recto-move.txt).")
    Path report;

    @Option(names = "--json", description = "Print all of it for a program, and write no list.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    Move move;

    /** Where the settings are written. */
    Path settings = SettingsFile.DEFAULT;

    @Override
    public StartMode startMode() {
        return StartMode.FILES;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            spec.commandLine().getErr().printf("recto: %s is %s%n", folder, !Files.exists(folder) ? "not there; name the folder of a blog"
                    : "a file; name the folder of a blog, or read an export of WordPress or Ghost by 'recto convert'");
            return 2;
        }
        List<Path> more = new ArrayList<>();
        for (Path one : with) {
            Path there = Files.isDirectory(one) ? one : folder.resolve(one);
            if (!Files.isDirectory(there)) {
                spec.commandLine().getErr().printf("recto: %s is no folder; name one of the blog, such as --with %s%n", one,
                        folder.resolve("notes"));
                return 2;
            }
            more.add(there);
        }
        Move.Result found = move.look(folder, more);
        SettingsFile.Written written = write ? SettingsFile.add(settings, found.settings()) : null;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(found));
        } else {
            new MoveReport(found, settings, out).print(folder, written, report);
        }
        out.flush();
        boolean isOtherwise = written != null && !written.others().isEmpty();
        return found.refused() > 0 || found.articles() == 0 || isOtherwise ? 1 : 0;
    }

    private static ObjectNode json(Move.Result found) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode answer = mapper.createObjectNode().put("engine", found.engine()).put("articles", found.articles())
                .put("refused", found.refused()).put("hidden", found.hidden()).put("kept", found.kept())
                .put("redirected", found.redirected());
        found.settings().forEach(answer.putObject("settings")::put);
        found.lost().forEach(answer.putObject("lost")::put);
        ArrayNode folders = answer.putArray("folders");
        found.parts().forEach(part -> folders.addObject().put("path", part.path()).put("articles", part.articles())
                .put("refused", part.refused()).put("hidden", part.hidden()).put("kept", part.kept()).put("redirected", part.redirected())
                .put("lost", part.lost()));
        answer.set("problems", ProblemOptions.list(found.problems()));
        return answer;
    }
}
