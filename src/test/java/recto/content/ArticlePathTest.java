package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.header.FrontMatter;
import recto.header.FrontMatterParser;

class ArticlePathTest {

    private static final ZonedDateTime DATE = ZonedDateTime.parse("2019-07-04T10:00:00Z");

    private static String path(String pattern, String file, String permalink) {
        String line = permalink == null ? "" : "permalink: >-\n  " + permalink + "\n";
        FrontMatter header = FrontMatterParser.parse(file, "---\ntitle: The Shed\ntags: [Wood, Glue]\n" + line + "---\n\nText.\n",
                ZoneId.of("UTC"), new ArrayList<>()).orElseThrow();
        return new ArticlePath(file, ArticlePath.slug(file, header), header, DATE).of(pattern, "");
    }

    @ParameterizedTest
    @CsvSource({"/articles/{slug}, a/b/My_Shed.v2.md, /articles/my-shed-v2", "/{name}, a/b/My_Shed.v2.md, /My_Shed.v2",
            "/{name}.html, 2019-07-04-My_Shed.md, /My_Shed.html", "/{folder}/{name}, a/b/shed.md, /a/b/shed",
            "/{folder}/{name}, shed.md, /shed", "/{folder}/{name}, content/posts/shed/index.md, /posts/shed",
            "/{section}/{slug}, a/b/shed.md, /a/shed", "/{section}/{title}, shed.md, /the-shed",
            "/{year}-{month}/{slug}, shed.md, /2019-07/shed",
            "/{name}, 100%25 # a?.md, /100% - a-"})
    void thePatternOfTheSiteIsFilledIn(String pattern, String file, String path) {
        assertEquals(path, path(pattern, file, null));
    }

    @Test
    void theSlugOfTheFrontMatterGoesBeforeTheTitle() {
        FrontMatter header = FrontMatterParser.parse("a.md", "---\ntitle: The Shed\nslug: Hut\n---\n\nText.\n", ZoneId.of("UTC"),
                new ArrayList<>()).orElseThrow();
        assertEquals("/hut", new ArticlePath("a.md", ArticlePath.slug("a.md", header), header, DATE).of("/{title}", ""));
    }

    @ParameterizedTest
    @CsvSource({"/:year/:title/, /2019/shed", "pretty, /wood/glue/2019/07/04/shed", "date, /wood/glue/2019/07/04/shed.html",
            "none, /wood/glue/shed.html", "/:year/:i_month/:i_day/:slug, /2019/7/4/shed", "/:sections/:filename/, /a/b/shed",
            "/:section/:slugorfilename, /a/shed", "/:category/:title.html, /wood/shed.html", "/x/{{ page.fileSlug }}/, /x/shed",
            "'/{{ page.date | date: ''%Y/%m'' }}/{{ title | slugify }}/index.html', /2019/07/the-shed",
            "'/{{ date | date(\"yyyy\") }}/{{page.fileSlug}}.html', /2019/shed.html", "/shed/index.html, /shed",
            "/about/, /about"})
    void soIsThatOfJekyllHugoAndHexoInTheFrontMatter(String permalink, String path) {
        assertEquals(path, path("/articles/{slug}", "a/b/2019-07-04-shed.md", permalink));
    }
}
