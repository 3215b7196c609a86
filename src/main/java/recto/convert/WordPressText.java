package recto.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.markup.Losses;

/**
 * Makes HTML of the text of a post as WordPress stores it: paragraphs are blank lines unless the block editor wrote them, and blocks and
 * shortcodes stand for what WordPress would put in their places.
 */
final class WordPressText {

    /** A comment of the block editor, with its settings, and a / at its end where nothing closes it. */
    private static final Pattern BLOCK = Pattern
            .compile("<!--\\s+(?<end>/)?wp:(?<name>[a-z][\\w/-]*+)\\s+(?<json>\\{(?:(?!-->).)*?\\}\\s+)?(?<alone>/)?-->", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("\"ref\"\\s*:\\s*(\\d+)");
    private static final Pattern EMBED = Pattern.compile("<div class=\"wp-block-embed__wrapper\">\\s*(https?://[^\\s<]+)\\s*</div>");
    private static final Pattern LANGUAGE = Pattern.compile("\"language\"\\s*:\\s*\"([\\w#+-]+)\"");
    /** Elements before and after which WordPress begins a new paragraph. */
    private static final String BLOCKS = "(?:table|thead|tfoot|caption|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|blockquote"
            + "|address|style|p|h[1-6]|hr|fieldset|section|article|aside|header|footer|nav|figure|figcaption|details|summary|iframe|script"
            + "|video|audio)";
    private static final Pattern BEGIN = Pattern.compile("(<" + BLOCKS + "(?:[\\s/][^>]*)?>)", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("(</" + BLOCKS + ">|<hr[^>]*>)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STARTS_AS_BLOCK = Pattern.compile("(?i)\\s*</?" + BLOCKS + "[\\s/>][\\s\\S]*|\\s*<!--[\\s\\S]*");
    private static final Pattern KEPT = Pattern.compile("(?is)<(pre|script|style)[\\s>].*?</\\1>");
    private static final Pattern URL_LINE = Pattern.compile("(?m)^[ \\t]*(https?://[^\\s<>\"]+)[ \\t]*$");
    private static final int MAX_NESTED = 5;

    private final Shortcodes shortcodes;
    private final Function<String, @Nullable String> reusable;
    private final Losses losses;

    /** @param reusable gives the text of the reusable block that has this number; null where the export has none */
    WordPressText(Shortcodes shortcodes, Function<String, @Nullable String> reusable, Losses losses) {
        this.shortcodes = shortcodes;
        this.reusable = reusable;
        this.losses = losses;
    }

    String html(String content) {
        String text = content.replace("\r\n", "\n").replace('\r', '\n');
        boolean isOfBlocks = text.contains("<!-- wp:");
        String written = isOfBlocks ? blocks(text, 0) : text;
        String expanded = shortcodes.expand(written);
        return isOfBlocks ? expanded : paragraphs(expanded);
    }

    private String blocks(String text, int depth) {
        StringBuilder html = new StringBuilder();
        Matcher block = BLOCK.matcher(text);
        int at = 0;
        String language = null;
        while (block.find()) {
            String between = text.substring(at, block.start());
            html.append(language == null ? between : between.replaceFirst("<pre", "<pre data-lang=\"language-" + language + "\""));
            at = block.end();
            String name = block.group("name");
            String json = block.group("json") == null ? "" : block.group("json");
            language = null;
            if (name.equals("code") || name.endsWith("/code") || name.contains("syntaxhighlighter")) {
                Matcher named = LANGUAGE.matcher(json);
                language = named.find() ? named.group(1) : null;
            } else if (block.group("alone") != null) {
                html.append(alone(name, json, depth));
            } else if (name.equals("freeform") && block.group("end") == null) {
                int end = text.indexOf("<!-- /wp:freeform", at);
                html.append(paragraphs(text.substring(at, end < 0 ? text.length() : end)));
                at = end < 0 ? text.length() : end;
                block.region(at, text.length());
            }
        }
        html.append(text, at, text.length());
        return EMBED.matcher(html).replaceAll("<p><a href=\"$1\">$1</a></p>");
    }

    /** What stands for a block whose HTML WordPress makes only when the page is read. */
    private String alone(String name, String json, int depth) {
        Matcher reference = REFERENCE.matcher(json);
        if (name.equals("block") && reference.find()) {
            String of = depth < MAX_NESTED ? reusable.apply(reference.group(1)) : null;
            if (of != null) {
                return blocks(of, depth + 1);
            }
        }
        if (!name.equals("more") && !name.equals("nextpage") && !name.equals("separator") && !name.equals("spacer")) {
            losses.add("the block '%s', which WordPress fills in itself, is left out".formatted(name), "write what it showed");
        }
        return "";
    }

    /** Paragraphs as WordPress' wpautop makes them of blank lines, and breaks of single ends of lines. */
    static String paragraphs(String text) {
        List<String> kept = new ArrayList<>();
        String hidden = KEPT.matcher(text).replaceAll(found -> {
            kept.add(found.group());
            return Matcher.quoteReplacement("\n\n<pre " + (kept.size() - 1) + "/>\n\n");
        });
        String linked = URL_LINE.matcher(hidden).replaceAll("\n\n<a href=\"$1\">$1</a>\n\n");
        String parted = END.matcher(BEGIN.matcher(linked).replaceAll("\n\n$1")).replaceAll("$1\n\n");
        StringBuilder html = new StringBuilder();
        for (String part : parted.split("\\n[ \\t]*\\n\\s*")) {
            if (part.isBlank()) {
                continue;
            }
            Matcher verbatim = Pattern.compile("\\s*<pre (\\d+)/>\\s*").matcher(part);
            if (verbatim.matches()) {
                html.append(kept.get(Integer.parseInt(verbatim.group(1))));
            } else if (STARTS_AS_BLOCK.matcher(part).matches()) {
                html.append(opened(part.strip()));
            } else {
                html.append(closesOnly(part) ? part : "<p>" + part.strip().replaceAll("(?<!<br>|<br/>|<br />)\\n", "<br>\n") + "</p>")
                        .append('\n');
            }
        }
        return html.toString();
    }

    /** The text behind the tag that opens a block, in which a line ends where its author ended it. */
    private static String opened(String part) {
        boolean isText = part.matches("(?is)<(?:p|li|dd|div|blockquote|td|h[1-6])[\\s>].*");
        return (isText ? part.replaceAll("(?<![>\\s])\\n(?=\\S)", "<br>\n") : part) + "\n";
    }

    /** The end of an element in a line, such as the a around a figure, is no paragraph. */
    private static boolean closesOnly(String part) {
        return part.strip().matches("(?:</[a-zA-Z]+>\\s*)+");
    }
}
