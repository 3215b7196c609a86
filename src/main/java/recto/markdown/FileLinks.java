package recto.markdown;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import recto.html.Links;
import recto.media.ShownPicture;

/**
 * The links of an article to files beside it: those to pictures lead to the pictures, those to the files of articles lead to the articles,
 * and the author hears of all others.
 */
final class FileLinks {

    private static final Pattern PICTURE = file("png|jpe?g|gif|webp|avif|svg");
    private static final Pattern MARKDOWN = file("md|markdown|mdx|mkd");
    private static final Pattern OTHER = file(
            "pdf|zip|gz|tgz|bz2|xz|tar|7z|rar|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|mp3|mp4|m4a|m4v|mov|avi|mkv|webm|ogg|oga|ogv|opus|wav|flac"
                    + "|epub|mobi|txt|json|ya?ml|toml|ipynb|bmp|tiff?|heic|ico");

    private final PictureRewriter pictures;
    private final Set<String> dead = new LinkedHashSet<>();

    FileLinks(PictureRewriter pictures) {
        this.pictures = pictures;
    }

    private static Pattern file(String endings) {
        return Pattern.compile("[^?#]*\\.(?:" + endings + ")(?:[?#].*)?", Pattern.CASE_INSENSITIVE);
    }

    void finish(Element link) {
        String target = link.attr("href");
        if (!link.hasAttr("href")) {
            // The sanitiser has taken the target out.
            if (link.id().isEmpty()) {
                link.unwrap();
            }
        } else if (Links.isRelative(target) && PICTURE.matcher(target).matches()) {
            ShownPicture shown = pictures.find(target);
            if (shown == PictureResolver.MISSING) {
                link.unwrap();
            } else if (shown != null) {
                link.attr("href", shown.src());
            }
        } else if (Links.isRelative(target) && MARKDOWN.matcher(target).matches()) {
            String article = pictures.findArticle(target);
            if (article != null) {
                link.attr("href", article);
            } else if (!target.startsWith("/articles/")) {
                // Below /articles each article is there as Markdown, too
                dead.add(target);
            }
        } else if (Links.isRelative(target) && !target.startsWith("/") && OTHER.matcher(target).matches()) {
            dead.add(target);
        }
    }

    List<RenderedMarkdown.Remark> remarks(Function<String, Place> placeOf) {
        List<RenderedMarkdown.Remark> remarks = new ArrayList<>();
        for (String target : dead) {
            Place place = placeOf.apply(target);
            boolean isArticle = MARKDOWN.matcher(target).matches();
            remarks.add(new RenderedMarkdown.Remark(
                    (isArticle ? "the link '%s' leads to no article that is there"
                            : "the link '%s' leads to a file, and readers will find nothing there")
                            .formatted(target),
                    isArticle ? "correct the path of the file, or write the address of the article, such as /articles/other-article"
                            : "of the files beside an article only pictures are served; give the full address, https://...",
                    Math.max(1, place.line()), place.column()));
        }
        return remarks;
    }
}
