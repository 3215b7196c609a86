package recto.engine;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.html.Embeds;

/** The template code of other engines that stands for an address, an embedded film or post, or another value that is known. */
final class LinkCode {

    private static final Pattern QUOTED = Pattern.compile("\\s*[\"']([^\"']*)[\"']\\s*(\\|.*)?", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("\\s*(?:get_url|url_for|asset|relurl|absurl|static|get_file|resize_image)\\s*\\(.*",
            Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile(
            "(?:site|jekyll|config|metadata|env)\\.(?:github\\.)?(?:url|baseurl|base_url|base|root|path|siteurl)|siteurl|base_url|url_base|baseurl|rooturl|root_url|base-url");

    private LinkCode() {}

    /** @param isTarget whether the tag stands where a target is expected, as in {@code [text](...)} and {@code href="..."} */
    static @Nullable Meaning read(TemplateTag tag, String name, String content, boolean isTarget) {
        String first = tag.word(0);
        return switch (name) {
            case "ref", "relref" -> file(tag.get("path").isEmpty() ? first : tag.get("path"), isTarget);
            case "post_url", "post_path" -> file("/" + first.replaceFirst("^/", "").replaceFirst("\\.md$", ""), isTarget);
            case "link" ->
                tag.kind() == TemplateTag.Kind.STATEMENT ? file("/" + first.replaceFirst("^/", ""), isTarget) : anchor(tag, content);
            case "asset_path" -> Meaning.inline(first);
            case "post_link" -> Meaning.inline(Markup.link(rest(tag, 1, first), "/" + first + ".md"));
            case "asset_link" -> Meaning.inline(Markup.link(rest(tag, 1, first), first));
            case "button", "btn", "buttonlink", "a", "url", "elink", "extlink", "external-link", "newtab", "linkbutton", "blank" ->
                anchor(tag, content);
            case "youtube", "youtubeplayer", "yt", "youtube-lite", "youtubelite", "lite-youtube", "youtube_video", "youtubevideo", "ytb",
                    "embedyt", "embedyoutube",
                    "youtube-enhanced", "youtube-embed" ->
                embed(tag, "https://www.youtube.com/watch?v=");
            case "vimeo", "vimeoplayer", "vimeo-simple", "vimeo_simple" -> embed(tag, "https://vimeo.com/");
            case "gist" -> embed(tag, "https://gist.github.com/");
            case "tweet", "x", "twitter", "twitter_simple", "tweet_simple", "x_simple" -> tweet(tag);
            case "instagram", "instagram_simple" -> embed(tag, "https://www.instagram.com/p/");
            case "bilibili" -> embed(tag, "https://player.bilibili.com/player.html?bvid=");
            case "spotify" -> embed(tag, "https://open.spotify.com/");
            case "asciinema" -> embed(tag, "https://asciinema.org/a/");
            case "codesandbox" -> embed(tag, "https://codesandbox.io/embed/");
            case "stackblitz" -> embed(tag, "https://stackblitz.com/edit/");
            case "jsfiddle" -> embed(tag, "https://jsfiddle.net/");
            case "speakerdeck" -> embed(tag, "https://speakerdeck.com/player/");
            case "codepen" -> codepen(tag);
            case "embed", "iframe", "soundcloud", "twitch", "googlemaps", "gmap", "slideshare", "loom", "oembed", "frame" -> embed(tag, "");
            default -> null;
        };
    }

    /** The value of an expression. @param values what is known, by name */
    static @Nullable Meaning value(TemplateTag tag, Map<String, String> values, String after) {
        String inner = tag.inner().strip();
        Matcher quoted = QUOTED.matcher(inner);
        if (quoted.matches()) {
            return Meaning.inline(quoted.group(1));
        }
        if (CALL.matcher(inner).matches()) {
            String path = tag.get("path", "filename");
            return Meaning.inline(path.isEmpty() ? tag.word(0) : path);
        }
        String name = inner.replaceFirst("(?s)\\s*\\|.*", "").strip().toLowerCase(Locale.ROOT);
        if (ROOT.matcher(name).matches()) {
            return Meaning.inline(after.startsWith("/") || after.startsWith("{{") || after.startsWith("{%") ? "" : "/");
        }
        String value = values.get(name);
        return value == null ? null : Meaning.inline(value);
    }

    /** A link to a file, which is written as other files are linked to. */
    private static Meaning file(String written, boolean isTarget) {
        int hash = written.indexOf('#');
        String path = hash < 0 ? written : written.substring(0, hash);
        String fragment = hash < 0 ? "" : written.substring(hash);
        boolean hasEnding = path.matches("(?s).*\\.[A-Za-z0-9]{1,8}") && !path.matches("(?s).*\\.\\d+");
        String target = path.isEmpty() || hasEnding ? path + fragment : path.replaceFirst("/$", "") + ".md" + fragment;
        String name = path.replaceFirst("^.*/(?=.)", "").replaceFirst("\\.\\w+$", "");
        return Meaning.inline(isTarget ? target.replace(" ", "%20") : Markup.link(name.isEmpty() ? fragment : name, target));
    }

    private static @Nullable Meaning anchor(TemplateTag tag, String content) {
        String target = tag.get("href", "url", "link", "to", "relref", "ref", "src");
        String first = tag.word(0);
        if (target.isEmpty() && first.matches("(?:https?:/|mailto:|\\.{0,2}/|#).*")) {
            target = first;
        }
        if (target.isEmpty()) {
            return content.isBlank() ? null : Meaning.inline(content);
        }
        String text = !content.isBlank() ? content : tag.get("text", "content", "title", "label", "name");
        text = text.isEmpty() ? rest(tag, target.equals(first) ? 1 : 0, target) : text;
        return Meaning.inline("[%s](%s)".formatted(text.strip(), Markup.target(target)));
    }

    private static String rest(TemplateTag tag, int from, String otherwise) {
        String rest = String.join(" ", tag.words().subList(Math.min(from, tag.words().size()), tag.words().size())).strip();
        return rest.isEmpty() ? otherwise : rest;
    }

    private static @Nullable Meaning embed(TemplateTag tag, String base) {
        String id = tag.get("url", "src", "link", "id", "videoid", "video_id", "video", "youtubeid", "ytid", "code", "key", "gist_id");
        boolean isTyped = base.contains("spotify") && !tag.get("type").isEmpty();
        if (id.isEmpty()) {
            id = tag.name().equals("gist") && tag.words().size() > 1 && !tag.word(0).contains("/") && !tag.word(1).contains(".")
                    ? tag.word(0) + "/" + tag.word(1)
                    : tag.word(0);
        }
        if (id.isEmpty()) {
            return null;
        }
        String address = id.matches("(?i)(?:https?:)?//.*") ? id
                : base + (isTyped ? tag.get("type") + "/" : "") + id.replaceFirst("^/", "");
        String title = tag.get("title", "caption", "name", "alt");
        String figure = Embeds.figure(address, title);
        if (figure == null && address.matches("(?i)(?:https?:)?//.*")) {
            return Meaning.block(Markup.link(title.isEmpty() ? address : title, address));
        }
        return figure == null ? null : Meaning.block(figure);
    }

    private static @Nullable Meaning tweet(TemplateTag tag) {
        String id = tag.get("id", "status", "url");
        String first = id.isEmpty() ? tag.words().isEmpty() ? "" : tag.word(tag.words().size() - 1) : id;
        String user = tag.get("user").isEmpty() ? tag.words().size() > 1 ? tag.word(0) : "i" : tag.get("user");
        String address = first.startsWith("http") ? first : "https://x.com/" + user.replace("@", "") + "/status/" + first;
        String figure = Embeds.figure(address, tag.get("title"));
        return figure == null ? null : Meaning.block(figure);
    }

    private static @Nullable Meaning codepen(TemplateTag tag) {
        String user = tag.get("user").isEmpty() ? tag.word(0) : tag.get("user");
        String pen = tag.get("id", "pen", "hash", "slug").isEmpty() ? tag.word(1) : tag.get("id", "pen", "hash", "slug");
        String figure = Embeds.figure(user.startsWith("http") ? user : "https://codepen.io/" + user + "/pen/" + pen, tag.get("title"));
        return figure == null ? null : Meaning.block(figure);
    }
}
