package recto.look;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recto.language.Sha256;
import recto.site.SiteConfig;

/** The parts of the fonts of the pages. The name of each has a hash of its bytes, so that it can be cached for a year. */
@Singleton
class Fonts {

    private static final Pattern PATH = Pattern.compile("fonts/(serif[a-z0-9-]*)\\.([0-9a-f]{12})\\.woff2");
    private static final Pattern MENTION = Pattern.compile("url\\(fonts/(serif[a-z0-9-]*)\\.woff2\\)");
    private static final Set<String> CYRILLIC = Set.of("ru", "uk", "be", "bg", "sr", "mk", "kk");
    /** Languages whose letters the fonts lack: their readers have fonts of their own. */
    private static final Set<String> OTHERS = Set.of("ar", "fa", "ur", "he", "yi", "zh", "ja", "ko", "th", "hi", "bn", "ta", "ka", "hy");

    private final SiteConfig site;
    private final ThemeFolder folder;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    Fonts(SiteConfig site, ThemeFolder folder) {
        this.site = site;
        this.folder = folder;
    }

    /** The variable {@code font} of every template: the part that every page of the site needs; "" where there is none, or where the theme has fonts of its own. */
    @TemplateGlobal(name = "font")
    static String ofEveryPage() {
        return Arc.container().instance(Fonts.class).get().needed();
    }

    private String needed() {
        String language = site.language().getLanguage();
        if (OTHERS.contains(language) || folder.theme().asset("fonts.css").isPresent()) {
            return "";
        }
        return "/assets/" + path(CYRILLIC.contains(language) ? "serif-cyrillic" : language.equals("el") ? "serif-greek" : "serif-latin");
    }

    /** The stylesheet with the paths of the fonts that it mentions. */
    String withPaths(String css) {
        return MENTION.matcher(css).replaceAll(font -> "url(/assets/" + path(font.group(1)) + ")");
    }

    /** The bytes at a path below {@code /assets/}; empty where no font is there. */
    Optional<byte[]> find(String path) throws IOException {
        Matcher font = PATH.matcher(path);
        // A page in somebody's cache may ask for an earlier version of the font, whose parts fit together with no other
        if (!font.matches() || Fonts.class.getResource(resource(font.group(1))) == null || !path.equals(path(font.group(1)))) {
            return Optional.empty();
        }
        return Optional.of(read(font.group(1)));
    }

    private String path(String name) {
        return "fonts/" + name + "." + hashes.computeIfAbsent(name, font -> {
            try {
                return Sha256.hex(read(font)).substring(0, 12);
            } catch (IOException e) {
                throw new IllegalStateException("The program lacks its own font " + font, e);
            }
        }) + ".woff2";
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Fonts.class.getResourceAsStream(resource(name))) {
            if (in == null) {
                throw new IOException("no " + resource(name));
            }
            return in.readAllBytes();
        }
    }

    private static String resource(String name) {
        return "/assets/fonts/" + name + ".woff2";
    }
}
