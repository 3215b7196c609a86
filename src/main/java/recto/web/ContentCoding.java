package recto.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The content codings (RFC 9110, section 8.4.1) that the page cache keeps pages in. */
public enum ContentCoding {

    IDENTITY(null), GZIP("gzip"), BROTLI("br");

    private static final Logger LOG = Logger.getLogger(ContentCoding.class);

    /**
     * From 0 to 11. A page is compressed once and served many times, so it may take some milliseconds; 11 would take twenty times as long
     * to make the page a tenth smaller.
     */
    private static final Encoder.Parameters BROTLI_QUALITY = Encoder.Parameters.create(6);

    /** The name of the coding in headers; null for identity. */
    public final @Nullable String token;

    ContentCoding(@Nullable String token) {
        this.token = token;
    }

    /** Whether this machine can encode so: brotli needs a library of native code. */
    boolean isAvailable() {
        return this != BROTLI || BrotliLibrary.LOADED;
    }

    public byte[] encode(byte[] body) {
        try {
            return switch (this) {
                case IDENTITY -> body;
                case GZIP -> gzip(body);
                case BROTLI -> Encoder.compress(body, BROTLI_QUALITY);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    /**
     * Chooses the coding to answer with: brotli before gzip before identity, and none that the client refuses with {@code q=0}.
     *
     * @param acceptEncoding the header; null where the client sent none
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, section 12.5.3</a>
     */
    public static ContentCoding choose(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        ContentCoding best = IDENTITY;
        for (int start = 0; start < acceptEncoding.length();) {
            int end = acceptEncoding.indexOf(',', start);
            end = end < 0 ? acceptEncoding.length() : end;
            String item = acceptEncoding.substring(start, end).strip();
            int semicolon = item.indexOf(';');
            String name = semicolon < 0 ? item : item.substring(0, semicolon).strip();
            if (semicolon < 0 || !isRefused(item.substring(semicolon + 1))) {
                if (name.equalsIgnoreCase("br") && BROTLI.isAvailable()) {
                    return BROTLI;
                }
                if (name.equalsIgnoreCase("gzip") || name.equals("*")) {
                    best = GZIP;
                }
            }
            start = end + 1;
        }
        return best;
    }

    private static boolean isRefused(String parameters) {
        String weight = parameters.strip();
        return weight.startsWith("q=") && weight.substring(2).matches("0(\\.0{0,3})?");
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
