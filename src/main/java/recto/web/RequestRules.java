package recto.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import recto.cache.PageKey;
import recto.http.UrlPath;

/**
 * Refuses what HTTP does not allow, and the methods that no page has, before anything else looks at the request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, section 3.2</a>, for Host and the forms of a target
 */
@ApplicationScoped
class RequestRules {

    /** The methods of every page. OPTIONS is none of them: it would tell what the header Allow of each refusal tells. */
    static final String ALLOWED = "GET, HEAD";
    private static final Set<HttpMethod> KNOWN = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH,
            HttpMethod.OPTIONS, HttpMethod.TRACE, HttpMethod.CONNECT);
    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::[0-9]{0,5})?");

    private volatile String lastHost = "";

    /** @return whether the request may go on; where it may not, this method has answered it */
    boolean allow(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        HttpMethod method = request.method();
        if (!hasOneHost(request) || !isPath(path) || request.headers().contains("")) {
            context.fail(400);
        } else if (path.indexOf(';') >= 0 && !path.startsWith(UrlPath.MEDIA)) {
            // JAX-RS takes what follows for parameters of the page, and would give each page any number of addresses
            context.fail(404);
        } else if (method == HttpMethod.GET || method == HttpMethod.HEAD || PageKey.isOfQuarkus(path)
                || method == HttpMethod.POST && path.equals(UrlPath.HOOK)) {
            return expect(context);
        } else {
            context.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
            context.fail(KNOWN.contains(method) ? 405 : 501);
        }
        return false;
    }

    /** Only a hook takes a body, and a short one: the client need not send it, and after that nobody knows where its next request begins. */
    private static boolean expect(RoutingContext context) {
        String expectation = context.request().getHeader(HttpHeaders.EXPECT);
        if (expectation == null) {
            return true;
        }
        if (!expectation.equalsIgnoreCase("100-continue")) {
            context.fail(417);
            return false;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        return true;
    }

    private boolean hasOneHost(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return true;
        }
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        return hosts.size() == 1 ? isHost(hosts.get(0)) : hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_0;
    }

    private boolean isHost(String host) {
        // Nearly all requests name the same
        if (host.equals(lastHost)) {
            return true;
        }
        if (!HOST.matcher(host).matches()) {
            return false;
        }
        lastHost = host;
        return true;
    }

    private static boolean isPath(String path) {
        return path != null && path.startsWith("/") && UrlPath.isDecodable(path);
    }
}
