package recto.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import recto.frontmatter.Problem;
import recto.header.FrontMatter;

/**
 * What an article would be better with, although nothing is wrong with it. {@code check} says it; an import does not, since an author who
 * knows it would read it again with every pass.
 */
final class ContentAdvice {

    /** A picture without a description, in Markdown or in HTML. */
    private static final Pattern NO_ALT = Pattern.compile("!\\[\\s*]\\(|<img(?![^>]*\\salt\\s*=)[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern HAS_ALT = Pattern.compile("<img[^>]* alt=\"[^\"\\s]");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})[ \\t].*");

    private final Instant now;
    private final Map<String, String> titles = new HashMap<>();

    ContentAdvice(Instant now) {
        this.now = now;
    }

    List<Problem> of(ParsedArticle article) {
        List<Problem> advice = new ArrayList<>();
        String file = article.file();
        FrontMatter header = article.header();
        if (header.draft()) {
            return advice;
        }
        if (header.description() == null && !article.head().page()) {
            advice.add(Problem.warning(file, 1, 1, "has no description, so lists and search engines show the beginning of its text",
                    "add a line description: 'Two sentences.' to the front matter"));
        }
        if (article.head().publishAt().isAfter(now)) {
            advice.add(Problem.warning(file, 1, 1, "is to appear on %s, so readers do not see it yet".formatted(article.head().publishAt()),
                    "correct its date if it is to appear now"));
        }
        String title = String.valueOf(header.title()).strip();
        String other = titles.putIfAbsent(title + "\n" + header.lang(), file);
        if (other != null) {
            advice.add(Problem.warning(file, 1, 1, "has the title '%s', as %s has".formatted(Problem.shown(title), other),
                    "give one of the two a title that tells them apart"));
        }
        if (article.hero() != null && (header.heroAlt() == null || header.heroAlt().isBlank())) {
            advice.add(Problem.warning(file, Math.max(1, header.heroLine()), Math.max(1, header.heroColumn()),
                    "the heroImage has no description for those who do not see it", "add a line heroAlt: 'What the picture shows'"));
        }
        ofText(article, advice);
        return advice;
    }

    /** The rendered text tells whether there is anything; the Markdown, where. */
    private static void ofText(ParsedArticle article, List<Problem> advice) {
        if (!mayBeBetter(article.body().html())) {
            return;
        }
        Element html = Jsoup.parseBodyFragment(article.body().html()).body();
        String[] lines = article.header().body().split("\n", -1);
        int first = article.header().bodyLine();
        if (html.select("img").stream().anyMatch(picture -> picture.attr("alt").isBlank())) {
            eachLine(lines, (number, line) -> {
                Matcher picture = NO_ALT.matcher(line);
                if (picture.find()) {
                    advice.add(Problem.warning(article.file(), first + number, picture.start() + 1,
                            "the picture has no description for those who do not see it",
                            "write it between the brackets: ![what it shows](…)"));
                }
            });
        }
        int level = 1;
        for (Element heading : html.select("h1, h2, h3, h4, h5, h6")) {
            int next = heading.normalName().charAt(1) - '0';
            if (next > level + 1) {
                int[] place = {0};
                eachLine(lines, (number, line) -> {
                    Matcher sign = HEADING.matcher(line);
                    if (place[0] == 0 && sign.matches() && sign.group(1).length() == next) {
                        place[0] = number + 1;
                    }
                });
                advice.add(Problem.warning(article.file(), first + Math.max(0, place[0] - 1), 1,
                        "the heading '%s' is of level %d below one of level %d".formatted(Problem.shown(heading.text()), next, level),
                        "leave no level out, by which readers with a screen reader find their way"));
                return;
            }
            level = next;
        }
    }

    /** Whether the HTML may have what is advised against. To read it as a tree took an eighth of a check of 10,000 articles. */
    private static boolean mayBeBetter(String html) {
        int level = 1;
        for (int at = html.indexOf('<'); at >= 0 && at + 3 < html.length(); at = html.indexOf('<', at + 1)) {
            char next = html.charAt(at + 2);
            if (html.charAt(at + 1) == 'h' && next >= '1' && next <= '6') {
                if (next - '0' > level + 1) {
                    return true;
                }
                level = next - '0';
            } else if (html.startsWith("img", at + 1) && !HAS_ALT.matcher(html).region(at, html.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private interface Line {
        void read(int number, String line);
    }

    /** Each line outside of code. */
    private static void eachLine(String[] lines, Line reader) {
        String fence = null;
        for (int i = 0; i < lines.length; i++) {
            Matcher sign = FENCE.matcher(lines[i]);
            if (fence == null && sign.matches()) {
                fence = sign.group(1);
            } else if (fence != null) {
                fence = lines[i].strip().startsWith(fence) ? null : fence;
            } else {
                reader.read(i, lines[i]);
            }
        }
    }
}
