package recto.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.html.ProseWords;
import recto.language.Typography;
import recto.media.ShownPicture;

class FiguresTest {

    private static final Map<String, int[]> SIZES = Map.of("wide.jpg", new int[] {1600, 800}, "tall.jpg", new int[] {600, 1200},
            "square.jpg", new int[] {900, 900}, "badge.svg", new int[] {90, 20}, "small.png", new int[] {300, 300});

    private final MarkdownRenderer renderer = new MarkdownRenderer();

    @Test
    void aPictureOpensInItsFullSize() {
        Document page = page("![A harbour](wide.jpg)");

        assertEquals("/media/full/wide.jpg", page.select("a.full-size:has(> picture > img)").attr("href"));
        assertEquals("", page.select("a.full-size").attr("aria-label"));
    }

    @Test
    void theLinkOfAPictureWithoutWordsHasAName() {
        assertEquals("Picture in full size", page("![](wide.jpg)").select("a.full-size").attr("aria-label"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[![A](wide.jpg)](https://example.org/)", "<a href=\"/x\"><span><img src=\"wide.jpg\" alt=\"A\"></span></a>",
            "<details><summary><img src=\"wide.jpg\" alt=\"A\"></summary>x</details>", "![A](small.png)", "![A](missing.jpg)",
            "![A](https://example.org/a.jpg)"})
    void aPictureThatIsLinkedSmallOrNotKeptHereOpensNothing(String markdown) {
        assertEquals(0, page(markdown).select(".full-size").size());
    }

    @Test
    void picturesThatStandTogetherInAParagraphStandSideBySide() {
        Document page = page("![A](wide.jpg 'First')\n![B](tall.jpg)");

        assertEquals(0, page.select("p").size());
        assertEquals(2, page.select("div.row > figure").size());
        assertEquals(List.of("First"), page.select(".row figcaption").eachText());
        // Pictures of one height are shrunk by one factor
        assertEquals(List.of("1600", "400"), page.select(".row img").eachAttr("width"));
        assertEquals(List.of("800", "800"), page.select(".row img").eachAttr("height"));
        assertEquals(List.of("(min-width: 40rem) 480px, 80vw", "(min-width: 40rem) 120px, 20vw"),
                page.select(".row source").eachAttr("sizes"));
    }

    @ParameterizedTest
    @CsvSource({"2, '2'", "3, '3'", "4, '2 2'", "5, '2 3'", "7, '2 2 3'"})
    void aRowHasThreePicturesAtMost(int pictures, String rows) {
        Document page = page("![A](square.jpg) ".repeat(pictures));

        assertEquals(rows, String.join(" ", page.select(".row").stream().map(row -> "" + row.childrenSize()).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"![A](badge.svg) ![B](badge.svg)", "[![A](badge.svg)](/a) [![B](wide.jpg)](/b)",
            "![A](wide.jpg) and ![B](tall.jpg)",
            "![A](wide.jpg)\\\n![B](tall.jpg)",
            "<p><img src=\"wide.jpg\" width=\"50%\" alt=\"\"> <img src=\"tall.jpg\" width=\"50%\" alt=\"\"></p>",
            "<p><img src=\"wide.jpg\" class=\"left\" alt=\"\"> <img src=\"tall.jpg\" alt=\"\"></p>"})
    void badgesAndPicturesThatTheAuthorArrangesStayAsTheyAre(String markdown) {
        Document page = page(markdown);

        assertEquals(0, page.select(".row").size());
        assertEquals(2, page.select("p img").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"![A](wide.jpg#wide 'Caption')", "![A](wide.jpg 'Caption'){.wide}", "![A](wide.jpg 'Caption') {: .wide}",
            "<p><img src=\"wide.jpg\" class=\"wide\" title=\"Caption\" alt=\"A\"></p>",
            "<figure class=\"wide\"><img src=\"wide.jpg\" alt=\"A\"><figcaption>Caption</figcaption></figure>",
            "<figure><img src=\"wide.jpg#wide\" alt=\"A\"><figcaption>Caption</figcaption></figure>"})
    void aPictureIsWideWhereItsAuthorSaysSo(String markdown) {
        Document page = page(markdown);

        assertEquals("Caption", page.select("figure.wide > figcaption").text());
        assertEquals("(min-width: 63rem) 60rem, 100vw", page.select("figure.wide source").attr("sizes"));
        assertEquals("Caption", page.select("body").text());
    }

    @Test
    void aRowIsWideWhereOneOfItsPicturesIs() {
        Document page = page("![A](wide.jpg)\n![B](tall.jpg#wide)");

        assertEquals(1, page.select("div.row.wide").size());
        assertEquals(0, page.select(".row .wide").size());
    }

    @Test
    void wideBehindAWordIsAWord() {
        assertEquals("Write {.wide} behind it", page("Write {.wide} behind it").text());
    }

    @Test
    void aMissingPictureKeepsItsPlaceInTheRow() {
        assertEquals(2, page("![A](wide.jpg) ![B](missing.jpg)").select(".row > figure").size());
    }

    private Document page(String markdown) {
        return Jsoup.parse(renderer.render(markdown, ProseWords.EN, Typography.NONE, FiguresTest::find, false).html());
    }

    private static ShownPicture find(String target) {
        int[] size = SIZES.get(target.replaceFirst("#.*", ""));
        if (size == null) {
            return target.startsWith("https:") ? null : PictureResolver.MISSING;
        }
        String name = target.replaceFirst("#.*", "");
        return new ShownPicture("/media/1/" + name, size[0], size[1], "/media/1/480/" + name + " 480w", "/media/1/480/a.webp 480w",
                "/media/full/" + name);
    }
}
