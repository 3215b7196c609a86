package recto.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a client asks for an article as Markdown: it names the type, and likes HTML no better. Browsers never name it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, section 12.5.1</a>
 */
public final class MarkdownPreference {

    public static final String TYPE = "text/markdown";

    private static final Pattern WEIGHT = Pattern.compile("(?:^|;)[ \\t]*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)[ \\t]*(?=;|$)");
    private static final int NOT_NAMED = -1;

    private MarkdownPreference() {}

    /** Called for every request: all but a few are decided by a look at one header. */
    public static boolean of(HttpServerRequest request) {
        String accept = request.headers().get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(TYPE) && of(accept);
    }

    static boolean of(String accept) {
        int markdown = NOT_NAMED;
        int html = NOT_NAMED;
        int text = NOT_NAMED;
        int any = NOT_NAMED;
        for (String item : accept.split(",")) {
            int semicolon = item.indexOf(';');
            String parameters = semicolon < 0 ? "" : item.substring(semicolon + 1);
            switch ((semicolon < 0 ? item : item.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT)) {
                case TYPE -> markdown = Math.max(markdown, weight(parameters));
                case "text/html" -> html = weight(parameters);
                case "text/*" -> text = weight(parameters);
                case "*/*" -> any = weight(parameters);
                default -> {
                }
            }
        }
        return markdown > 0 && markdown >= (html != NOT_NAMED ? html : text != NOT_NAMED ? text : any);
    }

    /** In thousandths. A weight that cannot be read counts as none. */
    private static int weight(String parameters) {
        Matcher weight = WEIGHT.matcher(parameters);
        if (weight.find()) {
            return (int) Math.round(Double.parseDouble(weight.group(1)) * 1000);
        }
        return parameters.matches("(?i).*\\bq\\s*=.*") ? 0 : 1000;
    }
}
