package recto.sharing;

import static recto.sharing.JsonLd.thing;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import recto.article.Article;
import recto.article.Author;
import recto.article.Profile;
import recto.http.UrlPath;
import recto.language.Excerpt;
import recto.look.Icons;
import recto.site.PresentSite;
import recto.site.SiteConfig;
import recto.site.TemplateDates;
import recto.web.Pagination;

/**
 * The description of each kind of page for search engines, which templates print with {@code {jsonLd:article(article).raw}}. Names that a
 * reader sees come from the template.
 *
 * @see <a href="https://developers.google.com/search/docs/appearance/structured-data/article">What Google reads of an article</a>
 */
@TemplateExtension(namespace = "jsonLd")
class StructuredData {

    private StructuredData() {}

    /** The list of all articles. Its first page also stands for the site as a whole, with its search. */
    static JsonLd blog(Pagination pagination) {
        SiteConfig site = site();
        Map<String, Object> blog = thing("Blog", "@id", site.absolute("/#blog"), "url", site.absolute("/"), "name", site.title(),
                "description", site.tagline(), "inLanguage", site.language().toLanguageTag(), "publisher", publisher(site));
        if (!pagination.isFirst()) {
            return JsonLd.of(blog);
        }
        Map<String, Object> search = thing("SearchAction",
                "target", thing("EntryPoint", "urlTemplate", site.absolute("/search?q={search_term_string}")),
                "query-input", "required name=search_term_string");
        return JsonLd.of(blog, thing("WebSite", "url", site.absolute("/"), "name", site.title(), "description", site.tagline(),
                "inLanguage", site.language().toLanguageTag(), "potentialAction", search));
    }

    /** A list of lists, such as all tags. */
    static JsonLd index(String name, String path) {
        SiteConfig site = site();
        return JsonLd.of(breadcrumbs(site, step(site, name, path)));
    }

    /** A list that stands below an index, such as the articles of a tag. */
    static JsonLd list(String indexName, String indexPath, String name, String path) {
        SiteConfig site = site();
        return JsonLd.of(breadcrumbs(site, step(site, indexName, indexPath), step(site, name, path)));
    }

    /** @param profile null where the author has none */
    static JsonLd author(String indexName, Author author, @Nullable Profile profile) {
        SiteConfig site = site();
        Map<String, Object> person = person(site, author);
        if (profile != null) {
            person.putAll(thing("Person", "description", Excerpt.of(profile.html), "image", profile.pictureAddress(site),
                    "sameAs", profile.links().stream().map(Profile.Link::url).filter(url -> !url.startsWith("mailto:")).toList()));
        }
        return JsonLd.of(thing("ProfilePage", "url", address(site, author), "mainEntity", person),
                breadcrumbs(site, step(site, indexName, "/authors"), step(site, author.name, author.path())));
    }

    static JsonLd article(Article article) {
        SiteConfig site = site();
        SharePicture picture = SharePicture.of(article, site);
        List<Map<String, Object>> authors = article.authors.stream().map(author -> person(site, author)).toList();
        return JsonLd.of(thing("BlogPosting",
                "headline", article.title,
                "alternativeHeadline", article.subtitle,
                "description", article.summary(),
                "image", picture == null ? null : List.of(image(picture)),
                "datePublished", TemplateDates.isoDate(article.publishAt),
                "dateModified", TemplateDates.isoDate(article.modifiedAt()),
                // The site itself is the author of an article that names none
                "author", authors.isEmpty() ? List.of(publisher(site)) : authors,
                "publisher", publisher(site),
                "mainEntityOfPage", article.canonical(site),
                "url", site.absolute(UrlPath.encode(article.presentPath())),
                "isPartOf", Map.of("@id", site.absolute("/#blog")),
                "inLanguage", article.lang != null ? article.lang : site.language().toLanguageTag(),
                "wordCount", article.words,
                "keywords", article.tags.stream().map(tag -> tag.name).toList()),
                breadcrumbs(site, step(site, article.title, article.presentPath())));
    }

    /** A page of its own, such as "about". */
    static JsonLd page(Article page) {
        SiteConfig site = site();
        return JsonLd.of(thing("WebPage", "url", page.canonical(site), "name", page.title, "description", page.summary(),
                "inLanguage", page.lang != null ? page.lang : site.language().toLanguageTag()),
                breadcrumbs(site, step(site, page.title, page.presentPath())));
    }

    private static Map<String, Object> image(SharePicture picture) {
        return thing("ImageObject", "url", picture.url(), "width", picture.width(), "height", picture.height());
    }

    private static Map<String, Object> person(SiteConfig site, Author author) {
        return thing("Person", "name", author.name, "url", address(site, author));
    }

    private static Map<String, Object> publisher(SiteConfig site) {
        return thing("Organization", "name", site.title(), "url", site.absolute("/"),
                "logo", thing("ImageObject", "url", Arc.container().instance(Icons.class).get().logoAddress()));
    }

    private static String address(SiteConfig site, Author author) {
        return site.absolute(UrlPath.encode(author.path()));
    }

    /** @param steps from below the front page to the page itself */
    @SafeVarargs
    private static Map<String, Object> breadcrumbs(SiteConfig site, Map<String, Object>... steps) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(step(site, site.title(), "/")));
        all.addAll(List.of(steps));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).put("position", i + 1);
        }
        return thing("BreadcrumbList", "itemListElement", all);
    }

    private static Map<String, Object> step(SiteConfig site, String name, String path) {
        return thing("ListItem", "name", name, "item", site.absolute(UrlPath.encode(path)));
    }

    private static SiteConfig site() {
        return PresentSite.get();
    }
}
