package recto.command;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recto.content.HiddenArticles;
import recto.folder.ContentConfig;
import recto.publishing.PreviewConfig;
import recto.publishing.PreviewToken;
import recto.site.SiteConfig;

/** {@code preview [FILE]}: a link by which somebody may read an article that readers do not see yet. */
@Command(name = "preview", description = "Print a link to a draft, for those who may read it before it is published.", footer = {"",
        "Without FILE, a link to each draft and each article that is to appear. The site that the link leads to has to",
        "have imported the file, and to have the same recto.preview.secret. Once published, the link leads to the article.",
        "Exit status: 0 it was printed, 2 wrong usage, or no secret."})
class PreviewCommand implements ApplicationCommand {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file of the article.")
    Path file;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "For how long the link works (default: 7).")
    int days = 7;

    @Spec
    CommandSpec spec;

    @Inject
    PreviewConfig config;

    @Inject
    ContentConfig content;

    @Inject
    SiteConfig site;

    @Inject
    HiddenArticles hidden;

    @Inject
    Clock clock;

    @Override
    public StartMode startMode() {
        return StartMode.FILES;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> secret = config.secret();
        if (secret.isEmpty()) {
            return refuse("a link needs recto.preview.secret, at least 16 characters, here and where the site is served");
        }
        if (days < 1 || days > 3_650) {
            return refuse("--days must be a number from 1 to 3650");
        }
        List<String> files = hidden.list(content.dir());
        if (file != null) {
            Optional<String> named = named();
            if (named.isEmpty()) {
                return refuse("%s is no file in %s".formatted(file, content.dir()));
            }
            files = List.of(named.get());
        }
        Instant until = clock.instant().plus(Duration.ofDays(days));
        PrintWriter out = spec.commandLine().getOut();
        for (String path : files) {
            String link = site.absolute("/preview/" + PreviewToken.of(secret.get(), path, until));
            out.println(file == null ? path + ": " + link : link);
        }
        if (files.isEmpty()) {
            out.printf("Readers see all articles in %s%n", content.dir());
        }
        out.flush();
        return 0;
    }

    /** The file may be named from here or from the content folder. */
    private Optional<String> named() throws IOException {
        Path folder = content.dir().toAbsolutePath().normalize();
        for (Path candidate : new Path[] {file.toAbsolutePath().normalize(), folder.resolve(file).normalize()}) {
            if (candidate.startsWith(folder) && Files.isRegularFile(candidate)) {
                return Optional.of(folder.relativize(candidate).toString().replace('\\', '/'));
            }
        }
        return Optional.empty();
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("recto: " + why);
        return 2;
    }
}
