package recto.feed;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An article's HTML for those who read it elsewhere: absolute addresses, no anchors beside headings, nothing that only our pages use. */
final class FeedHtml {

    private static final String[] ADDRESSES = {"href", "src", "poster", "cite"};

    private FeedHtml() {}

    /** @param address of the article, against which everything in it is resolved, fragments too */
    static String of(String html, String address) {
        Document document = Jsoup.parseBodyFragment(html, address);
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        body.select("a.anchor").remove();
        for (Element element : body.getAllElements()) {
            for (String name : ADDRESSES) {
                if (element.hasAttr(name)) {
                    String absolute = element.absUrl(name);
                    if (!absolute.isEmpty()) {
                        element.attr(name, absolute);
                    }
                }
            }
            element.removeAttr("loading").removeAttr("decoding").removeAttr("tabindex");
        }
        return body.html();
    }
}
