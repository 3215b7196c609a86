package recto.look;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import recto.http.CacheControl;
import recto.look.Theme.ThemeFile;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/** Serves what pages load: the stylesheet, the favicon, and the files of the theme. */
@Path("/")
public class Assets {

    private static final Pattern STYLESHEET = Pattern.compile("recto\\.[0-9a-f]+\\.css");

    private final Stylesheet stylesheet;
    private final Fonts fonts;
    private final LogoFiles logos;
    private final ThemeFolder folder;
    private final SiteConfig site;
    private final PageFacts facts;

    Assets(Stylesheet stylesheet, Fonts fonts, LogoFiles logos, ThemeFolder folder, SiteConfig site, PageFacts facts) {
        this.stylesheet = stylesheet;
        this.fonts = fonts;
        this.logos = logos;
        this.folder = folder;
        this.site = site;
        this.facts = facts;
    }

    @GET
    @Path("/favicon.svg")
    @Produces("image/svg+xml")
    public byte[] favicon() throws IOException {
        Optional<ThemeFile> own = folder.theme().asset("favicon.svg");
        return own.isPresent() ? own.get().read() : Favicon.svg(site).getBytes(StandardCharsets.UTF_8);
    }

    @GET
    @Path("/assets/{path:.+}")
    public RestResponse<byte[]> file(String path) throws IOException {
        if (STYLESHEET.matcher(path).matches()) {
            return stylesheet(path);
        }
        Optional<byte[]> font = fonts.find(path);
        if (font.isPresent()) {
            facts.cacheControl(CacheControl.IMMUTABLE);
            return RestResponse.ResponseBuilder.ok(font.get(), FileType.of(path).orElseThrow()).build();
        }
        Optional<byte[]> logo = logos.find(path);
        if (logo.isPresent()) {
            facts.madeOf(Set.of(), null);
            facts.cacheControl(CacheControl.FILE);
            return RestResponse.ResponseBuilder.ok(logo.get(), FileType.of(path).orElseThrow()).build();
        }
        ThemeFile file = folder.theme().asset(path).orElseThrow(NotFoundException::new);
        facts.servesFile(file.modified());
        facts.cacheControl(CacheControl.FILE);
        return RestResponse.ResponseBuilder.ok(file.read(), FileType.of(path).orElseThrow()).build();
    }

    /** A page in somebody's cache may ask for an earlier stylesheet. It gets the present one, without leave to keep it for a year. */
    private RestResponse<byte[]> stylesheet(String name) {
        if (stylesheet.path().endsWith("/" + name)) {
            facts.cacheControl(CacheControl.IMMUTABLE);
        }
        return RestResponse.ResponseBuilder.ok(stylesheet.css().getBytes(StandardCharsets.UTF_8), FileType.of(name).orElseThrow()).build();
    }
}
