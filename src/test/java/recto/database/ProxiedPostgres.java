package recto.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import recto.TestPostgres;

/** A PostgreSQL behind a proxy; a test that has a field of this type can break the connection, and stop the server and let it go on. */
public class ProxiedPostgres extends TestPostgres {

    private TcpProxy proxy;
    private String url;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        url = settings.get("quarkus.datasource.jdbc.url");
        try {
            proxy = new TcpProxy(Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("quarkus.datasource.jdbc.url", url.replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(ProxiedPostgres.class));
    }

    TcpProxy proxy() {
        return proxy;
    }

    /** The address past the proxy. */
    String url() {
        return url;
    }

    /** Sends a signal to the server and to all its processes, such as STOP or CONT. */
    void signal(String name) throws IOException, InterruptedException {
        ProcessHandle server = ProcessHandle.of(serverPid()).orElseThrow();
        StringBuilder pids = new StringBuilder(Long.toString(server.pid()));
        server.descendants().forEach(child -> pids.append(' ').append(child.pid()));
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pids).start().waitFor();
    }

    @Override
    public void stop() {
        try {
            signal("CONT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (proxy != null) {
            proxy.close();
        }
        super.stop();
    }
}
