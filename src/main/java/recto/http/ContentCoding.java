package recto.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The content codings (RFC 9110, section 8.4.1) that the page cache keeps pages in. */
public enum ContentCoding {

    IDENTITY(null), GZIP("gzip"), BROTLI("br");

    private static final Logger LOG = Logger.getLogger(ContentCoding.class);

    private static final Pattern WEIGHT = Pattern.compile("[ \\t]*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)[ \\t]*");
    private static final int NOT_NAMED = -1;

    /**
     * From 0 to 11. A page is compressed once and served many times, so it may take some milliseconds; 11 would take twenty times as long
     * to make the page a tenth smaller.
     */
    private static final Encoder.Parameters BROTLI_QUALITY = Encoder.Parameters.create(6);
    private static final Encoder.Parameters BROTLI_ONCE = Encoder.Parameters.create(2);

    /** The name of the coding in headers; null for identity. */
    public final @Nullable String token;

    ContentCoding(@Nullable String token) {
        this.token = token;
    }

    /** Whether this machine can encode so: brotli needs a library of native code. */
    public boolean isAvailable() {
        return this != BROTLI || BrotliLibrary.LOADED;
    }

    /** Encodes what is sent again and again. */
    public byte[] encode(byte[] body) {
        return encode(body, Deflater.BEST_COMPRESSION, BROTLI_QUALITY);
    }

    /** Encodes what is sent once: a tenth larger, in half the time. */
    public byte[] encodeOnce(byte[] body) {
        return encode(body, Deflater.BEST_SPEED, BROTLI_ONCE);
    }

    private byte[] encode(byte[] body, int gzipLevel, Encoder.Parameters brotli) {
        try {
            return switch (this) {
                case IDENTITY -> body;
                case GZIP -> gzip(body, gzipLevel);
                case BROTLI -> Encoder.compress(body, brotli);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] body, int level) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    /**
     * Chooses the coding that the client prefers; of codings that it likes equally brotli before gzip before identity, and none that it
     * refuses with {@code q=0}. An item whose weight cannot be read counts as refused, since identity is always understood.
     *
     * @param acceptEncoding the header; null where the client sent none
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, section 12.5.3</a>
     */
    static ContentCoding choose(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        int[] weights = {NOT_NAMED, NOT_NAMED, NOT_NAMED};
        int others = NOT_NAMED;
        for (int start = 0; start <= acceptEncoding.length();) {
            int end = acceptEncoding.indexOf(',', start);
            end = end < 0 ? acceptEncoding.length() : end;
            String item = acceptEncoding.substring(start, end);
            int semicolon = item.indexOf(';');
            String name = (semicolon < 0 ? item : item.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
            int weight = semicolon < 0 ? 1000 : weight(item.substring(semicolon + 1));
            switch (name) {
                case "br" -> weights[BROTLI.ordinal()] = weight;
                case "gzip", "x-gzip" -> weights[GZIP.ordinal()] = weight;
                case "identity" -> weights[IDENTITY.ordinal()] = weight;
                case "*" -> others = weight;
                default -> {
                }
            }
            start = end + 1;
        }
        if (weights[GZIP.ordinal()] == NOT_NAMED) {
            // Who takes any coding takes this one, which every client knows
            weights[GZIP.ordinal()] = others;
        }
        int brotli = BROTLI.isAvailable() ? weights[BROTLI.ordinal()] : NOT_NAMED;
        int best = Math.max(brotli, weights[GZIP.ordinal()]);
        if (best <= 0 || best < weights[IDENTITY.ordinal()]) {
            return IDENTITY;
        }
        return brotli == best ? BROTLI : GZIP;
    }

    /** Chooses for a request, which may have the header more than once. */
    public static ContentCoding choose(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaders.ACCEPT_ENCODING);
        if (headers.isEmpty()) {
            return IDENTITY;
        }
        String header = headers.size() == 1 ? headers.get(0) : String.join(",", headers);
        Choice last = Choice.last;
        if (!last.header.equals(header)) {
            last = new Choice(header, choose(header));
            Choice.last = last;
        }
        return last.coding;
    }

    /** What was chosen last: most clients send one of a few headers, and the same again. */
    private record Choice(String header, ContentCoding coding) {
        static volatile Choice last = new Choice("", IDENTITY);
    }

    /**
     * @param parameters what follows the first semicolon
     * @return the weight in thousandths; 0 where it cannot be read
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.4.2">RFC 9110, section 12.4.2</a>
     */
    private static int weight(String parameters) {
        Matcher weight = WEIGHT.matcher(parameters);
        return weight.matches() ? (int) Math.round(Double.parseDouble(weight.group(1)) * 1000) : 0;
    }

    /** Loads the library at the first use: for a native program, not while it is built. */
    private static final class BrotliLibrary {
        static final boolean LOADED = Brotli4jLoader.isAvailable();

        static {
            if (!LOADED) {
                LOG.warnf("No brotli on this machine, pages go out as gzip: %s", Brotli4jLoader.getUnavailabilityCause());
            }
        }
    }
}
