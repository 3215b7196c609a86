package recto.language;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in which an author has written characters as they stand in addresses: %E4%BD%A0 for 你. */
public final class PercentEncoding {

    private static final Pattern BYTES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private PercentEncoding() {}

    /** Decodes what is UTF-8, and leaves everything else as it is: "100%" and "%FF" are text. */
    public static String decoded(String text) {
        return text.indexOf('%') < 0 ? text : BYTES.matcher(text).replaceAll(found -> Matcher.quoteReplacement(characters(found.group())));
    }

    private static String characters(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 1; i < encoded.length(); i += 3) {
            bytes.write(Integer.parseInt(encoded, i, i + 2, 16));
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException notUtf8) {
            return encoded;
        }
    }
}
