package recto.feed;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * An article's HTML for those who read it elsewhere: absolute addresses, no anchors beside headings, nothing that only our pages,
 * their style sheets and their regions use.
 */
final class FeedHtml {

    private static final String[] ADDRESSES = {"href", "src", "poster", "cite"};
    private static final List<String> OURS = List.of("loading", "decoding", "tabindex", "role", "aria-label", "class");

    private FeedHtml() {}

    /** @param address of the article, against which everything in it is resolved, fragments too */
    static String of(String html, String address) {
        Document document = Jsoup.parseBodyFragment(html, address);
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        body.select("a.anchor").remove();
        body.select("pre > code").forEach(code -> code.text(code.wholeText()));
        body.select("div.scroll").unwrap();
        body.select("div.alert").tagName("blockquote");
        body.select("p.alert-title").forEach(title -> title.html("<strong>" + title.html() + "</strong>"));
        // One picture for every reader: few of them choose among several
        body.select("picture > source").remove();
        body.select("picture").unwrap();
        for (Element element : body.getAllElements()) {
            for (String name : ADDRESSES) {
                if (element.hasAttr(name)) {
                    String absolute = element.absUrl(name);
                    if (!absolute.isEmpty()) {
                        element.attr(name, absolute);
                    }
                }
            }
            OURS.forEach(element::removeAttr);
            if (element.nameIs("img")) {
                element.removeAttr("srcset").removeAttr("sizes");
            }
        }
        return body.html();
    }
}
