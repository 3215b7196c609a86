package recto.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** How often each page was made: what the page cache answers does not come here. */
public class RenderCount {

    public static final Map<String, Integer> RENDERS = new ConcurrentHashMap<>();

    @ServerResponseFilter
    void count(ContainerRequestContext request, UriInfo uri) {
        RENDERS.merge("/" + uri.getPath().replaceFirst("^/", ""), 1, Integer::sum);
    }
}
