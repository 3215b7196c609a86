package recto.moving;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import recto.folder.ArticleHead;
import recto.folder.PathLanguage;
import recto.frontmatter.Notations;
import recto.frontmatter.Problem;
import recto.site.SiteConfig;

/**
 * The addresses that the articles of a blog had.
 *
 * @param base the path before all of them; empty where there is none
 */
record OldAddresses(BlogFolders folders, String base) {

    /** Patterns of Recto under which many of them may stay, the likeliest first. @param files their paths below the content folder */
    List<String> permalinks(List<String> files) {
        return folders.permalinks(files).stream().map(pattern -> (base + pattern).replaceAll("/{2,}", "/").replaceFirst("/$", "")).toList();
    }

    AddressTally tally(List<ArticleHead> articles, SiteConfig moved) {
        AddressTally tally = new AddressTally(articles, moved.timeZone(), moved.permalink());
        articles.forEach(article -> tally.count(article, of(article, moved)));
        return tally;
    }

    /** Null where it is not known. */
    @Nullable
    String of(ArticleHead head, SiteConfig moved) {
        BlogFolders.Part part = folders.of(head.file().path());
        PathLanguage language = PathLanguage.of(head.file().path());
        Map<String, Object> keys = new LinkedHashMap<>();
        Notations.splitIfAny(head.file().path(), head.source(), new ArrayList<>()).ifPresent(raw -> raw.fields().fields()
                .forEach(field -> keys.put(field.key(), field.value().plain())));
        keys.putAll(head.header().given());
        if (head.header().path() != null && keys.keySet().stream().noneMatch(key -> key.toLowerCase(Locale.ROOT).equals("slug"))) {
            // An engine keeps to what the front matter says, as Recto does
            return head.path().startsWith(base + "/") ? head.path() : base + head.path();
        }
        String tag = Objects.requireNonNullElse(language.tag(), "");
        String file = language.file().startsWith(part.prefix()) ? language.file().substring(part.prefix().length()) : language.file();
        String address = part.rules().address(new OldArticle(file,
                tag.equals(moved.language().getLanguage()) ? "" : tag.toLowerCase(Locale.ROOT), head.publishAt().atZone(moved.timeZone()),
                Objects.requireNonNullElse(head.header().title(), ""), head.header().slug(), keys));
        return address == null ? null : base + address;
    }

    /** What of the blog lies in none of the folders, and how it would come over. @param given the folder as it was given */
    List<Problem> outside(Path root, Path given) {
        List<Problem> problems = new ArrayList<>();
        MarkdownFolders.outside(root, folders.folders()).forEach((below, count) -> {
            Path folder = root.resolve(below);
            boolean isAround = folders.folders().stream().anyMatch(one -> one.startsWith(folder));
            String files = "%d Markdown file%s".formatted(count, count == 1 ? "" : "s");
            String why = isAround ? "lies beside the folders of articles"
                    : MarkdownFolders.isOfArticles(folder) ? "is in no folder whose articles the blog shows"
                            : "is among those without a date";
            problems.add(Problem.warning(below.isEmpty() ? "." : below, 1, 1,
                    "%s %s not come over: %s".formatted(files, count == 1 ? "does" : "do", count == 1 ? "it " + why
                            : "they " + why.replaceFirst("lies", "lie").replaceFirst("^is", "are")),
                    isAround ? "copy an article into one of those folders, and a page of its own, such as about.md, into %s"
                            .formatted(Move.shown(folders.content().resolve("pages")))
                            : "'recto move %s --with %s' takes %s along".formatted(given, Move.shown(folder), count == 1 ? "it" : "them")));
        });
        return problems;
    }
}
