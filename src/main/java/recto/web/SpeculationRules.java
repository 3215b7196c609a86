package recto.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import recto.http.CacheControl;

/**
 * Tells a browser which links it may follow in advance, as soon as a reader points at one: those to pages of this site. The rules are in a
 * file, because rules within a page would need a looser Content-Security-Policy.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/speculative-loading.html">HTML, speculative loading</a>
 */
@Path("/")
public class SpeculationRules {

    static final String PATH = "/assets/speculation.json";
    static final String HEADER = "Speculation-Rules";
    /** A list of strings as structured fields (RFC 9651) have it. */
    static final String VALUE = "\"" + PATH + "\"";

    private final PageFacts facts;

    SpeculationRules(PageFacts facts) {
        this.facts = facts;
    }

    @GET
    @Path(PATH)
    @Produces("application/speculationrules+json")
    public byte[] rules() throws IOException {
        facts.cacheControl(CacheControl.FEED);
        try (InputStream in = SpeculationRules.class.getResourceAsStream(PATH)) {
            return in.readAllBytes();
        }
    }
}
