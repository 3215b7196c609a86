package recto.look;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import recto.site.Accent;
import recto.site.SiteConfig;

/** The stylesheet: its layers in one file whose name changes with its bytes, so that it can be cached for a year. */
@Singleton
class Stylesheet {

    private static final List<String> LAYERS = List.of("tokens", "base", "layout", "components", "prose");

    private final String css;
    private final String path;

    Stylesheet(SiteConfig site) {
        Accent accent = Accent.of(site.accent());
        StringBuilder text = new StringBuilder("@layer " + String.join(", ", LAYERS) + ";\n");
        text.append("@layer tokens { :root { --rubric: light-dark(%s, %s); } }\n".formatted(accent.light(), accent.dark()));
        LAYERS.forEach(layer -> text.append(read("/assets/" + layer + ".css")));
        css = CssMinifier.minify(text.toString());
        path = "/assets/recto." + hash(css) + ".css";
    }

    /** What templates may name. */
    @TemplateGlobal(name = "stylesheet")
    static String address() {
        return Arc.container().instance(Stylesheet.class).get().path();
    }

    String css() {
        return css;
    }

    /** Its address on this site. */
    String path() {
        return path;
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
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
