package recto.engine;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.language.Slug;

/** Makes links of {@code [[Page]]}, {@code [[Page#Part|words]]}, and pictures of {@code ![[picture.png|words]]}. */
final class WikiLinks {

    /** Not behind a letter, as in {@code a[[0]]}, and without blanks at its ends, as {@code [[ -f x ]]} has them. */
    private static final Pattern LINK = Pattern
            .compile(
                    "(?<![\\p{L}\\p{N}\\\\\\]\\[])(!?)\\[\\[(?![\\s\\d]{0,9}]])([^\\s\\[\\]|][^\\[\\]|\\n]{0,200})(?:\\\\?\\|([^\\[\\]\\n]{0,300}))?(?<!\\s)]](?![(\\[\\]])");
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|webp|avif|svg)");

    /** Where an address is given for it, the inner brackets are those of a link. */
    private static final Pattern DEFINITION = Pattern.compile("^ {0,3}\\[([^\\]\\n]{1,300})]:", Pattern.MULTILINE);

    private WikiLinks() {}

    /** @param addresses gives the address of the article that is called so, or null */
    static Rewritten replace(String text, CodeAreas areas, Function<String, @Nullable String> addresses, TemplateCode.Listener listener) {
        Rewritten.Edits edits = new Rewritten.Edits(text);
        Set<String> labels = DEFINITION.matcher(text).results().map(label -> label.group(1)).collect(Collectors.toSet());
        Matcher link = LINK.matcher(text);
        int at = text.indexOf("[[");
        while (at >= 0) {
            link.region(at > 0 && text.charAt(at - 1) == '!' ? at - 1 : at, text.length()).useTransparentBounds(true);
            CodeAreas.Area area = areas.at(at);
            int end = at + 2;
            if (area != null) {
                end = Math.max(end, area.end());
            } else if (link.lookingAt() && !labels.contains(link.group(2))) {
                String words = link.group(3) == null ? link.group(2).strip() : link.group(3).strip();
                edits.replace(link.start(), link.end(), written(link, words, addresses, listener));
                end = link.end();
            }
            at = text.indexOf("[[", end);
        }
        return edits.end();
    }

    private static String written(Matcher link, String words, Function<String, @Nullable String> addresses,
            TemplateCode.Listener listener) {
        String name = link.group(2).strip();
        if (!link.group(1).isEmpty() && PICTURE.matcher(name).matches()) {
            // What Obsidian writes behind the bar is a width or the words for the picture
            return Markup.picture(name, link.group(3) == null || words.matches("[\\dx]+") ? "" : words, "");
        }
        if (name.startsWith("#")) {
            return "[%s](<#%s>)".formatted(link.group(3) == null ? name.substring(1) : words, Slug.of(name.substring(1)));
        }
        String address = addresses.apply(name);
        if (address == null) {
            listener.leftOut(link.start(), "the link '[[%s]]' leads to no article that is there".formatted(name),
                    "correct the name, or write the address: [%s](/articles/other-article)".formatted(words));
            return link.group(1) + words;
        }
        return "[%s](<%s>)".formatted(words, address);
    }
}
