package recto.command;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recto.content.NewArticle;
import recto.folder.ContentConfig;

/** {@code new "Title"}: the file of a draft. */
@Command(name = "new", description = "Write the file of a new draft into the content folder, and print its path.", footer = {"",
        "The file is named after the title; nothing is overwritten. Delete its line 'draft: true' to publish it.",
        "Exit status: 0 it was written, 2 wrong usage, or there is such a file."})
class NewCommand implements ApplicationCommand {

    @Parameters(index = "0", paramLabel = "TITLE", description = "The title, in quotation marks where it has spaces.")
    String title;

    @Option(names = "--author", paramLabel = "NAME", description = "Whose article it is.")
    String author;

    @Spec
    CommandSpec spec;

    @Inject
    ContentConfig content;

    @Inject
    NewArticle article;

    @Override
    public StartMode startMode() {
        return StartMode.FILES;
    }

    @Override
    public Integer call() throws IOException {
        if (title.isBlank()) {
            spec.commandLine().getErr().println("recto: the title is empty; give the article a name");
            return 2;
        }
        Path file = NewArticle.place(content.dir(), title);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, article.text(title, author), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            spec.commandLine().getErr().printf("recto: %s is there already; choose another title%n", file);
            return 2;
        }
        spec.commandLine().getOut().println(file);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
