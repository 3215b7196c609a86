package recto.content;

import java.time.Clock;
import recto.folder.ContentLimits;
import recto.markdown.MarkdownConfig;
import recto.markdown.MarkdownRenderer;
import recto.media.PictureMaker;
import recto.site.SiteConfig;

/** The check with the settings as they are by default, for a test without Quarkus. */
public final class TestCheck {

    private TestCheck() {}

    public static ContentCheck at(Clock clock) {
        ContentLimits limits = DefaultSettings.of(ContentLimits.class);
        MarkdownRenderer renderer = new MarkdownRenderer();
        SiteConfig site = DefaultSettings.of(SiteConfig.class);
        MarkdownConfig markdown = DefaultSettings.of(MarkdownConfig.class);
        GroupText text = new GroupText(renderer, markdown, site);
        return new ContentCheck(new ArticleParser(site, limits, markdown, renderer), new AuthorParser(text), new TagParser(text),
                new PictureMaker(), limits, clock);
    }
}
