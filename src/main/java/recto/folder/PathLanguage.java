package recto.folder;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The language that a file's path names, as in post.es.md, es/post.md and i18n/es/post.md: such a file is the translation of post.md.
 *
 * @param tag a BCP 47 tag; null where the path names no language
 * @param file the path without the language, post.md
 */
public record PathLanguage(@Nullable String tag, String file) {

    /**
     * Languages that blogs are written in. It leaves out codes that are more often words or fields of computing, such as io, ml, os and
     * ps: the front matter can give those.
     */
    private static final Set<String> LANGUAGES = Set.of("af", "ar", "az", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "eo",
            "es", "eu",
            "fa", "fi", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "mn", "nb", "nl",
            "nn", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh");
    /** Codes that are also topics: within a folder of articles, where people sort by topic, they count for no language. */
    private static final Set<String> TOPICS = Set.of("it", "cs");
    private static final String CODE = "([a-z]{2})(?:[-_]([A-Za-z]{2}|[Hh]an[st]))?";
    private static final Pattern SUFFIX = Pattern.compile("(.*[^/])\\." + CODE + "(\\.[A-Za-z]+)");
    /** Also the folder of a language within the folder in which an engine has its articles, as with Astro and Hugo. */
    private static final Pattern FOLDER = Pattern
            .compile("(?:i18n/|((?:src/)?content/(?:(?:blog|posts?|articles|docs|pages)/)?|(?:blog|posts?|articles|docs)/))?" + CODE
                    + "/(.+)");
    private static final List<String> ENDINGS = List.of(".md", ".markdown", ".mdx", ".mkd", ".html", "/index.md", "/index.markdown",
            "/index.mdx",
            "/index.html");
    private static final Pattern ENDING = Pattern.compile("(?:/index)?\\.[A-Za-z]+$");

    public static PathLanguage of(String path) {
        Matcher suffix = SUFFIX.matcher(path);
        if (suffix.matches() && LANGUAGES.contains(suffix.group(2))) {
            return new PathLanguage(tag(suffix.group(2), suffix.group(3)), suffix.group(1) + suffix.group(4));
        }
        Matcher folder = FOLDER.matcher(path);
        String before = folder.matches() && folder.group(1) != null ? folder.group(1) : "";
        if (folder.matches() && LANGUAGES.contains(folder.group(2)) && (before.isEmpty() || !TOPICS.contains(folder.group(2)))) {
            // Docusaurus keeps the translations of blog/ there
            return new PathLanguage(tag(folder.group(2), folder.group(3)),
                    before + folder.group(4).replaceFirst("^docusaurus-plugin-content-blog/", "blog/"));
        }
        return new PathLanguage(null, path);
    }

    private static String tag(String language, @Nullable String region) {
        return region == null ? language : Locale.forLanguageTag(language + "-" + region).toLanguageTag();
    }

    /** The translation_key of the file and of its translations, where their front matter gives none. */
    public String key() {
        return "path:" + ENDING.matcher(file).replaceFirst("");
    }

    /** The files that may be what the articles with this key are translations of. */
    public static List<String> originals(String key) {
        return ENDINGS.stream().map(ending -> key.substring("path:".length()) + ending).toList();
    }

    /** The folder in addresses of articles in this language, /pt-br; empty where the language is that of the site, or none. */
    public String folder(Locale site) {
        return tag == null || tag.equalsIgnoreCase(site.toLanguageTag()) || tag.equals(site.getLanguage()) ? ""
                : "/" + tag.toLowerCase(Locale.ROOT);
    }
}
