package recto.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses what HTTP does not allow, and the methods that no page has, before anything else looks at the request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, section 3.2</a>, for Host and the forms of a target
 */
@ApplicationScoped
class RequestRules {

    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final Set<HttpMethod> KNOWN = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH,
            HttpMethod.TRACE,
            HttpMethod.CONNECT);
    private static final Pattern HOST = Pattern.compile("(?:\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::[0-9]{0,5})?");

    private volatile String lastHost = "";

    void register(@Observes Filters filters) {
        filters.register(this::look, 300);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        HttpMethod method = request.method();
        if (!hasOneHost(request) || !isPath(path) || request.headers().contains("")) {
            context.fail(400);
        } else if (path.indexOf(';') >= 0 && !path.startsWith(UrlPath.MEDIA)) {
            // JAX-RS takes what follows for parameters of the page, and would give each page any number of addresses
            context.fail(404);
        } else if (method == HttpMethod.GET || method == HttpMethod.HEAD || path.startsWith("/q/")) {
            expect(context);
        } else if (!answerOptions(context)) {
            context.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
            context.fail(KNOWN.contains(method) ? 405 : 501);
        }
    }

    /** @return whether the request asked for the methods that there are; its target may be the asterisk, which is no path */
    static boolean answerOptions(RoutingContext context) {
        String path = context.request().path();
        if (context.request().method() != HttpMethod.OPTIONS || !isPath(path) && !"*".equals(path)) {
            return false;
        }
        context.response().setStatusCode(204).putHeader(HttpHeaders.ALLOW, ALLOWED)
                .putHeader(HttpHeaders.CACHE_CONTROL, CacheControl.NONE.header(0)).end();
        return true;
    }

    /** No page takes a body: the client need not send it, and after that nobody knows where its next request begins. */
    private static void expect(RoutingContext context) {
        String expectation = context.request().getHeader(HttpHeaders.EXPECT);
        if (expectation == null) {
            context.next();
        } else if (expectation.equalsIgnoreCase("100-continue")) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.next();
        } else {
            context.fail(417);
        }
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

    /**
     * Takes parameters that cannot be decoded from a target, such as {@code ?sale=50%}, which somebody else has added. Vert.x and JAX-RS
     * refuse a request for them; without them the page is the same.
     */
    static String withoutUndecodableQuery(String target) {
        int query = target.indexOf('?');
        return query >= 0 && !isDecodable(target.substring(query)) ? target.substring(0, query) : target;
    }

    private static boolean isPath(String path) {
        return path != null && path.startsWith("/") && isDecodable(path);
    }

    /** Whether every percent sign stands before two hexadecimal digits. */
    static boolean isDecodable(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length() || Character.digit(text.charAt(i + 1), 16) < 0 || Character.digit(text.charAt(i + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
