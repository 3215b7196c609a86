package recto.sharing;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A link that opens a letter with the title and the address of an article in the reader's mail program.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6068">RFC 6068</a>
 */
@TemplateExtension(namespace = "mail")
class MailLink {

    private MailLink() {}

    static String link(String title, String address) {
        return "mailto:?subject=%s&body=%s".formatted(encode(title), encode(address));
    }

    /** In a mailto address a plus is a plus, other than in a form. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
