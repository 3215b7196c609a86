package recto.feed;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import recto.article.Article;
import recto.article.ArticleMarkdown;
import recto.article.ArticleSummary;
import recto.http.CacheControl;
import recto.http.UrlPath;
import recto.site.Messages;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/**
 * Tells a language model what the site is and where its articles are as Markdown: those that search engines may list.
 *
 * @see <a href="https://llmstxt.org/">The proposal</a>
 */
@Path("/")
public class LlmsResource {

    /** The sitemap has the others: a model reads this list whole. */
    private static final int MOST = 200;

    private final SiteConfig site;
    private final Clock clock;
    private final PageFacts facts;

    LlmsResource(SiteConfig site, Clock clock, PageFacts facts) {
        this.site = site;
        this.clock = clock;
        this.facts = facts;
    }

    @GET
    @Path("/llms.txt")
    @Produces("text/plain;charset=UTF-8")
    public String llms() {
        facts.cacheControl(CacheControl.FEED);
        Instant now = clock.instant();
        Messages words = MessageBundles.get(Messages.class, Localized.Literal.of(site.language().toLanguageTag()));
        StringBuilder text = new StringBuilder("# %s\n\n> %s\n".formatted(line(site.title()), line(site.tagline())));
        section(text, words.articles(), Article.listNewestIndexable(site, now, MOST));
        section(text, words.pages(), Article.listIndexablePages(site, now, MOST));
        // The proposal gives this heading its meaning: what may be left out where there is little room
        text.append("\n## Optional\n\n");
        link(text, words.archive(), "/archive");
        link(text, words.feeds(), "/feeds");
        link(text, "Sitemap", "/sitemap.xml");
        return text.toString();
    }

    private void section(StringBuilder text, String heading, List<ArticleSummary> articles) {
        if (articles.isEmpty()) {
            return;
        }
        text.append("\n## ").append(heading).append("\n\n");
        for (ArticleSummary article : articles) {
            link(text, article.title(), UrlPath.encode(article.path()) + ArticleMarkdown.ENDING);
            if (article.teaser() != null) {
                text.insert(text.length() - 1, ": " + line(article.teaser()));
            }
        }
    }

    private void link(StringBuilder text, String name, String path) {
        text.append("- [%s](%s)\n".formatted(line(name).replaceAll("[\\[\\]\\\\]", "\\\\$0"), site.absolute(path)));
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
