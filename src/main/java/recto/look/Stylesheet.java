package recto.look;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import recto.language.Sha256;
import recto.site.Accent;
import recto.site.SiteConfig;

/** The stylesheet: all layers in one file, whose name has a hash of its bytes, so that it can be cached for a year. */
@Singleton
class Stylesheet {

    private static final Logger LOG = Logger.getLogger(Stylesheet.class);
    private static final List<String> LAYERS = List.of("tokens", "base", "layout", "components", "prose");

    private final Accent accent;
    private final ThemeFolder folder;
    private final Fonts fonts;
    private volatile @Nullable Built built;

    private record Built(Theme theme, String css, String path) {}

    Stylesheet(SiteConfig site, ThemeFolder folder, Fonts fonts) {
        this.accent = Accent.of(site.accent());
        this.folder = folder;
        this.fonts = fonts;
    }

    /** The variable {@code stylesheet} of every template. */
    @TemplateGlobal(name = "stylesheet")
    static String address() {
        return Arc.container().instance(Stylesheet.class).get().path();
    }

    String css() {
        return built().css;
    }

    /** The path of the stylesheet on this site. */
    String path() {
        return built().path;
    }

    private Built built() {
        Built present = built;
        Theme theme = folder.theme();
        if (present == null || present.theme != theme) {
            String css = CssMinifier.minify(layers(theme));
            present = new Built(theme, css, "/assets/recto." + hash(css) + ".css");
            built = present;
        }
        return present;
    }

    /** A theme can replace each of the layers, and add a last one of its own. */
    private String layers(Theme theme) {
        StringBuilder text = new StringBuilder("@layer " + String.join(", ", LAYERS) + ", theme;\n");
        text.append(fonts.withPaths(own(theme, "fonts.css").orElseGet(() -> read("/assets/fonts.css")))).append('\n');
        // The accent comes before the tokens, so that the tokens of a theme can replace it
        text.append("@layer tokens { :root { --rubric: light-dark(%s, %s); } }\n".formatted(accent.light(), accent.dark()));
        for (String layer : LAYERS) {
            text.append(own(theme, layer + ".css").orElseGet(() -> read("/assets/" + layer + ".css"))).append('\n');
        }
        own(theme, "theme.css").ifPresent(own -> text.append("@layer theme {\n").append(own).append("\n}"));
        return text.toString();
    }

    private static Optional<String> own(Theme theme, String name) {
        return theme.asset(name).flatMap(file -> {
            try {
                return Optional.of(new String(file.read(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The file was removed a moment ago, and the next look at the folder will notice
                LOG.warnf("The theme's assets/%s cannot be read and is left out: %s", name, e);
                return Optional.empty();
            }
        });
    }

    private static String read(String resource) {
        try (InputStream in = Stylesheet.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        return Sha256.hex(text).substring(0, 12);
    }
}
