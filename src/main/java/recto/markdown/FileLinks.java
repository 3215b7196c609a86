package recto.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import recto.html.Elements;
import recto.html.Links;
import recto.language.PercentEncoding;
import recto.markdown.PictureResolver.Link;
import recto.media.ShownPicture;

/**
 * The links of an article to what is beside it: those to pictures lead to the pictures, those to other articles lead to the articles, and the
 * author hears of all others.
 */
final class FileLinks {

    private static final Pattern PICTURE = file("png|jpe?g|gif|webp|avif|svg");
    private static final Pattern MARKDOWN = file("md|markdown|mdx|mkd");
    private static final Pattern OTHER = file(
            "pdf|zip|gz|tgz|bz2|xz|tar|7z|rar|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|mp3|mp4|m4a|m4v|mov|avi|mkv|webm|ogg|oga|ogv|opus|wav|flac"
                    + "|epub|mobi|txt|json|ya?ml|toml|ipynb|bmp|tiff?|heic|ico");
    /** Every page has this place: https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment */
    private static final String TOP = "#top";

    private final PictureRewriter pictures;
    private final Map<String, Link> dead = new LinkedHashMap<>();
    private final Set<String> places = new LinkedHashSet<>();

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
        } else if (target.startsWith("#")) {
            places.add(target);
        } else if (!Links.isRelative(target) || target.isEmpty()) {
            // Of another site
            return;
        } else if (PICTURE.matcher(target).matches()) {
            ShownPicture shown = pictures.find(target);
            if (shown == PictureResolver.MISSING) {
                link.unwrap();
            } else if (shown != null) {
                link.attr("href", shown.src());
            }
        } else {
            lead(link, target);
        }
    }

    private void lead(Element link, String target) {
        Link file = pictures.findFile(target);
        if (file != null) {
            lead(link, target, file);
        } else if (!OTHER.matcher(target).matches()) {
            lead(link, target, pictures.findLink(target));
        } else if (!target.startsWith("/")) {
            dead.put(target, new Link(target, "leads to a file, and readers will find nothing there",
                    "files with this ending are not served; add it to recto.content.files, or give the full address, https://...", null));
        }
    }

    private void lead(Element link, String target, @Nullable Link known) {
        Link found = known;
        if (found == null && MARKDOWN.matcher(target).matches() && !target.startsWith("/")) {
            found = new Link(target, "leads to no article that is there",
                    "correct the path of the file, or write the address of the article, such as /articles/other-article", null);
        }
        if (found == null) {
            return;
        }
        if (!found.message().isEmpty()) {
            dead.put(target, found);
        }
        if (found.address() != null) {
            link.attr("href", found.address());
        } else if (found.unlessAt() == null) {
            link.unwrap();
        }
    }

    /** @param finished the text of the article, with all its ids */
    List<RenderedMarkdown.Remark> remarks(Element finished, Function<String, Place> placeOf) {
        List<RenderedMarkdown.Remark> remarks = new ArrayList<>();
        dead.forEach((target, link) -> {
            Place place = placeOf.apply(target);
            remarks.add(new RenderedMarkdown.Remark("the link '%s' %s".formatted(target, link.message()), link.hint(),
                    Math.max(1, place.line()), place.column(), link.unlessAt()));
        });
        if (!places.isEmpty()) {
            Set<String> ids = new LinkedHashSet<>();
            Elements.all(finished).forEach(element -> ids.add(element.id()));
            for (String target : places) {
                Place place = placeOf.apply(target);
                // What Recto has added, as a link from a footnote, is nowhere in the Markdown
                if (place.line() > 0 && target.length() > 1 && !target.equals(TOP)
                        && !ids.contains(PercentEncoding.decoded(target.substring(1)))) {
                    remarks.add(new RenderedMarkdown.Remark("the link '%s' leads to no place in this article".formatted(target),
                            "a heading has its own words in small letters for its place, as in #my-heading", place.line(), place.column()));
                }
            }
        }
        return remarks;
    }
}
