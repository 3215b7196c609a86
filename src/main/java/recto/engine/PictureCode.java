package recto.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The template code of other engines that shows a picture. */
final class PictureCode {

    private static final Set<String> NAMES = Set.of("figure", "img", "image", "picture", "imgproc", "imgresize", "asset_img", "image_tag",
            "responsive_image", "responsive-image", "resize_image", "lightbox", "asset_image", "postimage", "imgcap", "figureraw", "imgh",
            "photo", "image_pop", "bundle-image", "caption-img", "imgabs", "img-center", "images", "fig", "centered-image", "imagecap",
            "img-responsive", "imgur", "zoom-img", "captioned_image", "blog_image", "post_image", "remoteimg", "imglink", "imageproc");
    private static final Set<String> VIDEOS = Set.of("video", "audio", "mp4", "webm", "local_video", "rawvideo");
    private static final String ENDING = "(?i).+\\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:[?#].*)?";
    private static final String[] SOURCES = {"src", "url", "path", "image_path", "image", "img", "file", "source", "filename", "name",
            "link_to_image", "srcset", "href", "picture", "light", "imageurl", "imgsrc", "thumb"};
    /** Without this in its caption, a caption can be the title of a Markdown picture. */
    private static final String MARKUP = "(?s).*[<`*_\\[].*";

    private PictureCode() {}

    /** @param content what stands between the tag and the one that closes it; "" for a tag without one. @return null for another tag */
    static @Nullable Meaning read(TemplateTag tag, String name, String content, boolean isAlone) {
        String source = source(tag);
        if (VIDEOS.contains(name) && !source.isEmpty()) {
            String element = name.equals("audio") ? "audio" : "video";
            return Meaning.block("<%s controls src=\"%s\"></%s>".formatted(element, Markup.escaped(source), element));
        }
        boolean isPicture = NAMES.contains(name) || !source.isEmpty() && source.matches(ENDING)
                && (name.contains("img") || name.contains("image") || name.contains("fig") || name.contains("pic")
                        || name.contains("photo"));
        if (!isPicture || source.isEmpty()) {
            return null;
        }
        String alt = tag.get("alt", "alttext", "alt_text", "--alt");
        String caption = caption(tag, content);
        if (alt.isEmpty()) {
            alt = positional(tag, source);
        }
        if (alt.isEmpty()) {
            alt = plain(caption.isEmpty() ? tag.get("title") : caption);
        }
        String link = tag.get("link", "linkto", "link_url", "target_url");
        return written(source, alt, caption, link, width(tag), isAlone);
    }

    private static Meaning written(String source, String alt, String caption, String link, String width, boolean isAlone) {
        boolean hasLink = !link.isEmpty() && !link.matches("true|false|self|none");
        if (!isAlone || width.isEmpty() && !caption.matches(MARKUP)) {
            String picture = Markup.picture(source, alt, isAlone ? caption : plain(caption));
            return new Meaning(hasLink ? "[%s](%s)".formatted(picture, Markup.target(link)) : picture, isAlone);
        }
        String img = "<img src=\"%s\" alt=\"%s\"%s>".formatted(Markup.escaped(source).replace(" ", "%20"), Markup.escaped(alt),
                width.isEmpty() ? "" : " width=\"" + width + "\"");
        if (hasLink) {
            img = "<a href=\"%s\">%s</a>".formatted(Markup.escaped(link).replace(" ", "%20"), img);
        }
        return Meaning.block(caption.isBlank() ? "<p>" + img + "</p>"
                : "<figure>\n%s\n<figcaption>\n\n%s\n\n</figcaption>\n</figure>".formatted(img, Markup.onLine(caption)));
    }

    private static String source(TemplateTag tag) {
        String named = tag.get(SOURCES);
        if (!named.isEmpty()) {
            return named;
        }
        List<String> words = tag.words();
        for (String word : words) {
            if (word.matches(ENDING) || word.matches("(?i)https?://.+")) {
                return word;
            }
        }
        return words.isEmpty() || tag.name().equals("include") ? "" : words.get(0).strip();
    }

    private static String caption(TemplateTag tag, String content) {
        String caption = tag.get("caption", "cap", "title", "description", "desc", "subtitle", "legend", "imagecaption");
        if (!tag.get("caption").isEmpty() && !tag.get("title").isEmpty()) {
            caption = tag.get("title") + ": " + tag.get("caption");
        }
        if (caption.isEmpty() && !content.isBlank() && content.length() < 1_000) {
            caption = content;
        }
        String by = tag.get("attr", "attribution", "credit", "credits", "author");
        String byLink = tag.get("attrlink", "credit_link", "credit_url");
        if (by.isEmpty()) {
            return Markup.onLine(caption);
        }
        return Markup.onLine((caption.isEmpty() ? "" : caption + " – ") + (byLink.isEmpty() ? by : Markup.link(by, byLink)));
    }

    /** Octopress and Hexo write {@code img class a.png 300 200 "title" "alt"}; the last words that are no number are the alternative text. */
    private static String positional(TemplateTag tag, String source) {
        int at = tag.words().indexOf(source);
        String text = "";
        for (int i = at + 1; at >= 0 && i < tag.words().size(); i++) {
            String word = tag.word(i);
            boolean isWord = word.contains(" ")
                    || !word.matches("(?i)[\\d.x%]*(?:px)?|left|right|center|resize|fit|fill|crop|webp|jpe?g|png");
            text = isWord ? (text.isEmpty() ? "" : text + " ") + word : text;
        }
        return plain(text.replaceAll("^['\"]+|['\"]+$", ""));
    }

    private static String width(TemplateTag tag) {
        String width = tag.get("width", "w", "max-width");
        return width.matches("\\d{1,4}(?:px|%)?") ? width.replace("px", "") : "";
    }

    /** Words without the marks of links and emphasis, and without tags. */
    static String plain(String markdown) {
        return Markup.onLine(markdown.replaceAll("\\[([^\\[\\]]{0,500})]\\([^()]{0,500}\\)", "$1").replaceAll("<[^<>]{0,500}>", "")
                .replaceAll("[*`]|(?<!\\w)_|_(?!\\w)", ""));
    }
}
