package recto.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;

/**
 * Which links a browser may follow in advance, as soon as a reader points at one: pages of this site, whose first view is a hit of the
 * page cache. In a file of its own, which the Content-Security-Policy need not be loosened for.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/speculative-loading.html">HTML, speculative loading</a>
 */
@Path("/")
public class SpeculationRules {

    static final String PATH = "/assets/speculation.json";
    static final String HEADER = "Speculation-Rules";
    /** A list of structured field strings (RFC 9651). */
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
