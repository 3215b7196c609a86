package recto.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file of MDX imports, of which only the pictures mean something to readers, and the tags that show these. */
final class MdxImports {

    private static final int MAX = 2_000;
    private static final Pattern IMPORT = Pattern
            .compile(
                    "import\\s+(?:[\"'][^\"'\\n]+[\"']|([\\w$*]+)?[\\w$*\\s{},]{0,2000}?\\s*from\\s*[\"']([^\"'\\n]+)[\"'])[ \\t]*;?[ \\t]*(?=\\n|$)");
    private static final Pattern JSX = Pattern.compile("[{}]|className|htmlFor|/>");
    private static final Pattern NAMED = Pattern.compile("src=\\{\\s*([\\w$]+)(?:\\.src)?\\s*}");
    /** Docusaurus' two functions for the address of a file. */
    private static final Pattern CALLED = Pattern
            .compile("src=\\{\\s*(?:require|useBaseUrl)\\(\\s*[\"']([^\"'\\n]+)[\"']\\s*\\)(?:\\.default)?\\s*}");

    private final String text;
    /** The pictures that the file imports, by the names that it gives them. */
    private final Map<String, String> imported = new HashMap<>();

    MdxImports(String text) {
        this.text = text;
    }

    /** Takes note of the import that begins here. @return behind it; the same place where there is none */
    int read(int at) {
        Matcher found = IMPORT.matcher(text).region(at, Math.min(text.length(), at + MAX));
        if (!text.startsWith("import", at) || !found.lookingAt()) {
            return at;
        }
        if (found.group(1) != null && found.group(2) != null) {
            imported.put(found.group(1), found.group(2));
        }
        return found.end();
    }

    /** A tag of HTML as it is written there; a picture that it shows by a name has its address. */
    String html(JsxTag tag) {
        String written = text.substring(tag.start(), tag.end());
        if (!JSX.matcher(written).find()) {
            return written;
        }
        String source = source(tag);
        String html = tag.html();
        return source.isEmpty() || tag.attributes().get("src") != null ? html
                : html.replaceFirst("(?=/?>)", " src=\"" + Matcher.quoteReplacement(source) + "\"");
    }

    /** The picture that {@code src={logo}} shows, where the file has imported it, or {@code src={require('./a.png').default}}. */
    String source(JsxTag tag) {
        Matcher named = NAMED.matcher(text).region(tag.start(), tag.end());
        if (named.find()) {
            return imported.getOrDefault(named.group(1), "");
        }
        Matcher called = CALLED.matcher(text).region(tag.start(), tag.end());
        return called.find() ? Objects.requireNonNullElse(called.group(1), "") : "";
    }
}
