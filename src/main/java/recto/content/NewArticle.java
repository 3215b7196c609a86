package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import recto.language.Slug;
import recto.site.SiteConfig;

/** The file with which an author begins an article. */
@ApplicationScoped
public class NewArticle {

    /** Names that are those of other files. */
    private static final Set<String> OTHERS = Set.of("index", "readme", "changelog", "contributing", "license", "security", "todo",
            "agents",
            "claude");

    private final SiteConfig site;
    private final Clock clock;

    NewArticle(SiteConfig site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    /** Where the article of that title stands: in the folder that has the articles. */
    public static Path place(Path content, String title) {
        String slug = Slug.ofName(title.strip());
        Path folder = content.resolve("articles");
        if (!Files.isDirectory(folder) && Files.isDirectory(content)) {
            folder = Files.isDirectory(content.resolve("posts")) ? content.resolve("posts") : content;
        }
        return folder.resolve((OTHERS.contains(slug) ? "article-" + slug : slug) + ".md");
    }

    /** @param author null where nobody is named */
    public String text(String title, @Nullable String author) {
        return "---\ntitle: %s\ndescription: ''\n%spublish_date: '%s'\ntags: []\ndraft: true\n---\n\n".formatted(quoted(title),
                author == null ? "" : "author: " + quoted(author) + "\n", LocalDate.now(clock.withZone(site.timeZone())));
    }

    private static String quoted(String text) {
        return "'" + text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ").replace("'", "''") + "'";
    }
}
