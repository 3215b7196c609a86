package recto.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with a secret of the operator. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BUFFER = 8_192;

    private Signature() {}

    static byte[] of(String secret, byte[] message) {
        return mac(secret).doFinal(message);
    }

    /** Reads the message piece by piece, so that its length takes no memory. */
    static byte[] of(String secret, InputStream message) throws IOException {
        Mac mac = mac(secret);
        byte[] buffer = new byte[BUFFER];
        for (int read = message.read(buffer); read >= 0; read = message.read(buffer)) {
            mac.update(buffer, 0, read);
        }
        return mac.doFinal();
    }

    /** Takes the same time wherever the two differ, so that nobody finds a signature byte by byte. */
    static boolean isSame(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HmacSHA256", e);
        }
    }
}
