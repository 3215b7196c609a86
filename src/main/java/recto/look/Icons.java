package recto.look;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import recto.http.CacheControl;
import recto.look.Theme.ThemeFile;
import recto.site.SiteConfig;
import recto.web.PageFacts;

/** The icon of the site in pixels: those of the theme, or else drawn. */
@Path("/")
@Singleton
public class Icons {

    private static final String TOUCH = "apple-touch-icon.png";
    private static final String TAB = "favicon.ico";
    private static final String MARK = "/favicon.svg";

    private final ThemeFolder folder;
    private final LogoFiles logos;
    private final SiteConfig site;
    private final PageFacts facts;

    Icons(ThemeFolder folder, LogoFiles logos, SiteConfig site, PageFacts facts) {
        this.folder = folder;
        this.logos = logos;
        this.site = site;
        this.facts = facts;
    }

    interface Drawing {
        byte[] of(SiteConfig site) throws IOException;
    }

    @GET
    @Path("/" + TOUCH)
    public RestResponse<byte[]> touch() throws IOException {
        return answer(TOUCH, IconMaker::touchIcon);
    }

    @GET
    @Path("/" + TAB)
    public RestResponse<byte[]> tab() throws IOException {
        return answer(TAB, IconMaker::tabIcon);
    }

    private RestResponse<byte[]> answer(String name, Drawing drawing) throws IOException {
        Optional<ThemeFile> own = folder.theme().asset(name);
        if (own.isEmpty() && !IconMaker.canDraw()) {
            if (name.equals(TOUCH)) {
                // Pages name this address without asking whether anything can be drawn
                throw new RedirectionException(Response.Status.FOUND, URI.create(MARK));
            }
            throw new NotFoundException();
        }
        byte[] icon;
        if (own.isPresent()) {
            facts.servesFile(own.get().modified());
            icon = own.get().read();
        } else {
            facts.madeOf(Set.of(), null);
            icon = drawing.of(site);
        }
        facts.cacheControl(CacheControl.FILE);
        return RestResponse.ResponseBuilder.ok(icon).type(FileType.of(name).orElseThrow()).build();
    }

    /** The absolute address of a square picture, for feeds. Null where this machine can draw none. */
    public @Nullable String touchAddress() {
        return address(TOUCH);
    }

    /** The absolute address of a picture for a list of sites, for feeds. Null where this machine can draw none. */
    public @Nullable String tabAddress() {
        return address(TAB);
    }

    /**
     * The absolute address of the picture that stands for the site elsewhere: the logo, or else the icon. Where this machine can draw none,
     * the address of the icon leads to the mark. To find that out here would take the libraries for pictures and fonts before the first page
     * after a start: a seventh of the time until it is there, with Java 25 and the AOT cache.
     */
    public String logoAddress() {
        Logo logo = logos.logo();
        return site.absolute(logo != null ? logo.path() : "/" + TOUCH);
    }

    private @Nullable String address(String name) {
        return folder.theme().asset(name).isPresent() || IconMaker.canDraw() ? site.absolute("/" + name) : null;
    }
}
