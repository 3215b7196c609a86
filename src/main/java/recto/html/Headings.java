package recto.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import recto.language.Heading;
import recto.language.Slug;

/** Gives each heading of an article its level, an id and a link to itself, and collects the outline. */
public final class Headings {

    private static final Pattern ATTRIBUTES = Pattern.compile("\\s*\\{:?\\s*(?:#([^\\s{}]+)|[.-][^\\s{}]*)(?:\\s+[^{}]*)?}\\s*$");

    private final ElementIds ids;
    private final ProseWords words;
    /** 1 where the article has an h1, because the h1 of the page is the title; 0 elsewhere. */
    private final int levelShift;
    private final List<Heading> outline = new ArrayList<>();

    /** @param elements of the whole article */
    public Headings(List<Element> elements, ElementIds ids, ProseWords words) {
        this.ids = ids;
        this.words = words;
        this.levelShift = elements.stream().anyMatch(element -> element.nameIs("h1")) ? 1 : 0;
        // An id that an author gives counts before one that a heading above it would be given.
        elements.stream().filter(Headings::isHeading).forEach(this::readAttributes);
    }

    /** No regular expression: to make one for each element of an article took a twelfth of all memory that a check asked for. */
    private static boolean isHeading(Element element) {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    /**
     * Takes {@code {#install}} from the end of a heading, as Hugo, Zola, Pandoc and kramdown write its id, with {@code .classes} that no
     * page uses.
     */
    private void readAttributes(Element heading) {
        if (heading.lastChild() instanceof TextNode last) {
            String text = last.getWholeText();
            Matcher attributes = ATTRIBUTES.matcher(text);
            if (attributes.find()) {
                last.text(text.substring(0, attributes.start()));
                if (attributes.group(1) != null && ids.claim(attributes.group(1))) {
                    heading.attr("id", attributes.group(1));
                }
            }
        }
    }

    /** The headings of level 2 and 3 that were finished so far. */
    public List<Heading> outline() {
        return outline;
    }

    public void finish(Element heading) {
        String text = PlainText.of(heading);
        if (text.isEmpty() && heading.childrenSize() == 0) {
            Elements.remove(heading);
            return;
        }
        int level = Math.min(6, heading.normalName().charAt(1) - '0' + levelShift);
        heading.tagName("h" + level);
        if (!heading.hasAttr("id")) {
            String slug = Slug.of(text);
            heading.attr("id", ids.unused(slug.isEmpty() ? "section" : slug));
        }
        if (level >= 2 && level <= 4 && !Elements.isWithin(heading, "a", "summary")) {
            heading.appendElement("a").addClass("anchor").attr("href", "#" + heading.id())
                    .attr("aria-label", words.labelled(words.linkToSection, text));
        }
        if (level <= 3 && !Elements.isWithin(heading, "blockquote", "section")) {
            outline.add(new Heading(level, heading.id(), text));
        }
    }
}
