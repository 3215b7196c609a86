package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import recto.media.PictureMaker;

/** The problems that an import would report, found without a database: for an author before a commit, and for a build. */
@ApplicationScoped
public class ContentCheck {

    private final ArticleParser parser;
    private final AuthorParser authorParser;
    private final PictureMaker pictureMaker;
    private final ImportConfig config;
    private final Clock clock;

    ContentCheck(ArticleParser parser, AuthorParser authorParser, PictureMaker pictureMaker, ImportConfig config, Clock clock) {
        this.parser = parser;
        this.authorParser = authorParser;
        this.pictureMaker = pictureMaker;
        this.config = config;
        this.clock = clock;
    }

    /** @param failed files that an import would not take, and folders that it could not read */
    public record Result(int files, int failed, int problems) {}

    /** Files in the order of their paths, problems as they are found. */
    public Result run(Path dir, Consumer<Problem> problems) throws IOException {
        ContentFolder folder = new ContentFolder(dir, config.maxFileSize().asLongValue());
        Optional<Problem> missing = folder.missing();
        if (missing.isPresent()) {
            problems.accept(missing.get());
            return new Result(0, 1, 1);
        }
        List<ContentFolder.Entry> files = new ArrayList<>();
        List<Problem> found = new ArrayList<>();
        folder.walk(new ContentFolder.Visitor() {
            @Override
            public void file(ContentFolder.Entry entry) {
                files.add(entry);
            }

            @Override
            public void unreadable(String path, Problem problem) {
                found.add(problem);
            }

            @Override
            public void warning(Problem problem) {
                found.add(problem);
            }
        });
        found.forEach(problems);
        int count = found.size();
        int failed = (int) found.stream().filter(Problem::isError).count();
        files.sort(Comparator.comparing(ContentFolder.Entry::path));
        PictureFolder pictures = new PictureFolder(folder.root(), pictureMaker, null, config.maxPictureSize().asLongValue());
        Map<String, String> owners = new HashMap<>();
        for (ContentFolder.Entry file : files) {
            List<Problem> ofFile = check(folder, pictures, file, owners);
            ofFile.forEach(problems);
            count += ofFile.size();
            failed += ofFile.stream().anyMatch(Problem::isError) ? 1 : 0;
        }
        return new Result(files.size(), failed, count);
    }

    private List<Problem> check(ContentFolder folder, PictureFolder pictures, ContentFolder.Entry file, Map<String, String> owners) throws IOException {
        List<Problem> problems = new ArrayList<>();
        try {
            if (AuthorFiles.isOne(file)) {
                authorParser.parse(file.path(), folder.read(file), pictures, problems).ifPresent(author -> AuthorFiles.claim(author, owners, problems));
                return problems;
            }
            parser.parse(file, folder.read(file), null, clock.instant(), pictures, problems).ifPresent(article -> claim(article, owners, problems));
        } catch (ContentException e) {
            problems.add(e.problem());
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        }
        return problems;
    }

    /** One address, and one id, belongs to one file. */
    private static void claim(ParsedArticle article, Map<String, String> owners, List<Problem> problems) {
        String file = article.file();
        String twin = owners.putIfAbsent(article.head().identity(), file);
        if (twin != null) {
            problems.add(Problem.error(file, 1, 1, "has the same id as %s".formatted(twin), "give each article an id of its own"));
            return;
        }
        for (String path : article.addresses()) {
            String rival = owners.putIfAbsent(path, file);
            if (rival != null) {
                problems.add(Problem.error(file, 1, 1, "wants the address %s, which belongs to %s".formatted(path, rival),
                        "give one of the two another slug or path"));
            }
        }
    }
}
