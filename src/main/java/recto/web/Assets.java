package recto.web;

import io.quarkus.qute.TemplateGlobal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The stylesheet, in one file whose name changes with its bytes, so that it can be cached for a year; and the site's mark. */
@Path("/")
public class Assets {

    private static final String CSS = List.of("tokens", "base", "layout", "components", "prose").stream()
            .map(layer -> read("/assets/" + layer + ".css")).collect(Collectors.joining("\n", "@layer tokens, base, layout, components, prose;\n", ""));

    /** What templates may name. */
    @TemplateGlobal(name = "stylesheet")
    static final String STYLESHEET = "/assets/recto." + hash(CSS) + ".css";

    private final PageFacts facts;

    Assets(PageFacts facts) {
        this.facts = facts;
    }

    /** A page that was cached elsewhere may ask for the stylesheet of an earlier version: it gets the present one, for a moment. */
    @GET
    @Path("/assets/{name:recto\\.[0-9a-f]+\\.css}")
    @Produces("text/css;charset=UTF-8")
    public String stylesheet(String name) {
        if (STYLESHEET.endsWith("/" + name)) {
            facts.cacheControl(CacheControl.IMMUTABLE);
        }
        return CSS;
    }

    @GET
    @Path("/favicon.svg")
    @Produces("image/svg+xml")
    public String mark() {
        return read("/assets/favicon.svg");
    }

    @GET
    @Path("/assets/{name}")
    public String missing() {
        throw new NotFoundException();
    }

    private static String read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
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
