package recto.content;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import recto.folder.FileName;
import recto.frontmatter.Problem;
import recto.header.FrontMatter;
import recto.language.Typography;
import recto.markdown.MarkdownRenderer;

/**
 * Gives an article without a title the first heading of its text, or the name of its file. A heading that says the same as the title is
 * taken out of the text, since the page shows the title already.
 */
final class ArticleTitle {

    /** What may stand before the first heading of a text: blank lines, remarks, and the imports of MDX. */
    private static final Pattern BEFORE = Pattern.compile("(?:[ \\t]*\\n|<!--(?:(?!-->).)*-->[ \\t]*\\n|(?:import|export) [^\\n]*\\n)*+",
            Pattern.DOTALL);
    /** A heading such as {@code # Title {#id}}, or one with a line of = below it. */
    private static final Pattern HEADING = Pattern
            .compile(
                    " {0,3}(?:#[ \\t]+(?<one>[^\\n]*?)(?:[ \\t]+#+)?[ \\t]*|(?<two>[^\\s#>\\-*+`|<\\d][^\\n]*)\\n {0,3}=+[ \\t]*)(?:\\n|$)");
    private static final Pattern ATTRIBUTES = Pattern.compile("[ \\t]*\\{[#.:][^{}]*}$");
    private static final int MAX_LENGTH = 1_000;

    private final MarkdownRenderer renderer;

    ArticleTitle(MarkdownRenderer renderer) {
        this.renderer = renderer;
    }

    /** Whether the text begins with a heading of the first level. */
    static boolean isHeaded(String text) {
        return find(text).isPresent();
    }

    private static Optional<Matcher> find(String text) {
        Matcher before = BEFORE.matcher(text);
        Matcher heading = HEADING.matcher(text);
        return Optional.of(heading.region(before.lookingAt() ? before.end() : 0, text.length()))
                .filter(matcher -> matcher.lookingAt() && matcher.end() - matcher.start() < MAX_LENGTH);
    }

    /** The front matter with a title. @param problem is given the warning where the title is that of the file's name */
    FrontMatter of(FrontMatter header, String path, Consumer<Problem> problem) {
        Matcher found = find(header.body()).orElse(null);
        String heading = found == null ? null : plain(found.group("one") == null ? found.group("two") : found.group("one"));
        String title = header.title();
        if (title == null) {
            title = heading;
        }
        if (title == null) {
            title = ofName(FileName.of(path));
            problem.accept(Problem.warning(path, 1, 1, "has no title, so its title is '%s', after its file".formatted(Problem.shown(title)),
                    "add a line title: 'My title' to the front matter"));
        }
        String body = header.body();
        if (found != null && isSame(title, heading)) {
            // The line stays, so that the lines below keep their numbers
            String lines = body.substring(found.start(), found.end()).replaceAll("[^\\n]", "");
            body = body.substring(0, found.start()) + lines + body.substring(found.end());
        }
        return header.with(title, header.description(), body);
    }

    private static boolean isSame(String title, @Nullable String heading) {
        return heading != null && title.strip().replaceAll("\\s+", " ").equalsIgnoreCase(heading);
    }

    /** Null where nothing is left. */
    private @Nullable String plain(String markdown) {
        String line = ATTRIBUTES.matcher(markdown.strip()).replaceFirst("");
        String text = Jsoup.parseBodyFragment(renderer.renderInline(line, Typography.NONE)).text().strip();
        return text.isEmpty() ? null : text;
    }

    /** Words as Jekyll makes them of a name: old-shed is Old Shed. */
    private static String ofName(String name) {
        StringBuilder title = new StringBuilder();
        for (String word : name.split("[-_\\s]+")) {
            if (!word.isEmpty()) {
                title.append(title.isEmpty() ? "" : " ").append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return title.isEmpty() ? name : title.toString();
    }
}
