package recto.publishing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.http.CacheControl;
import recto.web.PageFacts;

/**
 * The one address of the site that takes a message: a push to the repository of the articles.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">X-Hub-Signature-256</a>
 */
@Path("/")
public class HooksResource {

    private static final Pattern SIGNATURE = Pattern.compile("sha256=[0-9a-f]{64}");

    private final HooksConfig config;
    private final ImportHook hook;
    private final PageFacts facts;

    HooksResource(HooksConfig config, ImportHook hook, PageFacts facts) {
        this.config = config;
        this.hook = hook;
        this.facts = facts;
    }

    /** Answers before anything is imported, since whoever sends the message waits for some seconds only. */
    @POST
    @Path("/hooks/import")
    public Response askForImport(@HeaderParam("X-Hub-Signature-256") @Nullable String signature, InputStream message) throws IOException {
        facts.cacheControl(CacheControl.NONE);
        String secret = config.secret().orElseThrow(NotFoundException::new);
        if (signature == null || !SIGNATURE.matcher(signature).matches()
                || !Signature.isSame(Signature.of(secret, message), HexFormat.of().parseHex(signature.substring("sha256=".length())))) {
            return answer(403, "The signature is missing or wrong: send X-Hub-Signature-256 with the secret of recto.hooks.secret\n");
        }
        hook.ask();
        return answer(202, "The import begins\n");
    }

    /** Nothing to read. */
    @GET
    @Path("/hooks/import")
    public Response show() {
        throw new NotFoundException();
    }

    private static Response answer(int status, String text) {
        return Response.status(status).type("text/plain;charset=UTF-8").entity(text).build();
    }
}
