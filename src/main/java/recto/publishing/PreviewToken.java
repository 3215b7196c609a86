package recto.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The part of a preview's address that nobody can guess: which file it shows and until when, signed. */
public final class PreviewToken {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int MAX_LENGTH = 4_000;
    /** The operator may use one secret for two things, and a message signed for the one is none for the other. */
    private static final String PURPOSE = "preview\n";

    private PreviewToken() {}

    /** @param file below the content folder */
    public static String of(String secret, String file, Instant until) {
        String content = until.getEpochSecond() + "\n" + file;
        return ENCODER.encodeToString(bytes(content)) + "." + ENCODER.encodeToString(signature(secret, content));
    }

    /** @return the file; empty for a token that is wrong or too old */
    static Optional<String> file(String secret, String token, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2 || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String content = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            if (!Signature.isSame(signature(secret, content), Base64.getUrlDecoder().decode(parts[1]))) {
                return Optional.empty();
            }
            int end = content.indexOf('\n');
            return now.getEpochSecond() < Long.parseLong(content.substring(0, end)) ? Optional.of(content.substring(end + 1))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] signature(String secret, String content) {
        return Signature.of(secret, bytes(PURPOSE + content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
