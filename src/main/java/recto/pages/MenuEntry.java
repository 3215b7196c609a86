package recto.pages;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import recto.http.UrlPath;
import recto.site.Languages;
import recto.site.Messages;
import recto.site.SiteLink;

/**
 * A link at the head or at the foot of every page.
 *
 * @param path of this site, not percent-encoded; "" where the link leads elsewhere or to a place in a page
 * @param address as it stands in a page
 * @param isMe whether the address is another place of the owner of this site
 */
@TemplateData
public record MenuEntry(String path, String title, String address, boolean isMe) {

    /** The first page of each part of the site, by the name that its template has for it. */
    private static final Map<String, String> FIRST_PAGE = Map.of("articles", "/", "tags", "/tags", "authors", "/authors", "archive",
            "/archive",
            "allSeries", "/series", "feeds", "/feeds", "search", "/search");
    /** The part to which every other page belongs, by the name that its template has for it. */
    private static final Map<String, String> PART_OF = Map.of("article", "/", "tag", "/tags", "author", "/authors", "period", "/archive",
            "series", "/series");

    static MenuEntry ofPage(String path, String title) {
        return new MenuEntry(path, title, UrlPath.encode(path), false);
    }

    static MenuEntry ofPart(SiteLink link) {
        String name = link.name().isEmpty() ? word(link.path()) : link.name();
        return new MenuEntry(link.path(), name, link.path(), link.isMe());
    }

    static MenuEntry of(SiteLink link) {
        return new MenuEntry(link.path(), link.name(), link.address(), link.isMe());
    }

    private static String word(String path) {
        Messages words = MessageBundles.get(Messages.class, Localized.Literal.of(Languages.ofTheSite().toLanguageTag()));
        return switch (path) {
            case "/" -> words.articles();
            case "/tags" -> words.tags();
            case "/authors" -> words.authors();
            case "/archive" -> words.archive();
            case "/series" -> words.series();
            case "/feeds" -> words.feeds();
            case "/search" -> words.search();
            default -> throw new IllegalArgumentException(path);
        };
    }

    /**
     * The value of aria-current: "page" on the page to which the link leads, "true" on a page that belongs to it.
     *
     * @param section the variable of that name of the template layout.html; null on a page that belongs nowhere
     * @return "" where the link leads to another part of the site
     */
    public String current(@Nullable Object section) {
        String here = String.valueOf(section);
        return path.isEmpty() ? ""
                : path.equals(FIRST_PAGE.getOrDefault(here, here)) ? "page" : path.equals(PART_OF.get(here)) ? "true" : "";
    }
}
