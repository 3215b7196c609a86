package recto.redirects;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.http.UrlPath;
import recto.language.PercentEncoding;

/** Makes a rule of what a file says of a redirect, or says what is wrong with it. */
final class RuleReader {

    /** A word of the file and its place, both counted from 1. */
    record Word(String text, int line, int column) {}

    private static final Pattern ORIGIN = Pattern.compile("(?i)^https?://([^/?#]*)(.*)$", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");
    private static final int LONGEST = 1_000;

    private final String file;
    private final List<RedirectRule> rules;
    private final List<Problem> problems;
    private final String host;

    /** @param host of this site, with its port where it has one */
    RuleReader(String file, String host, List<RedirectRule> rules, List<Problem> problems) {
        this.host = host;
        this.file = file;
        this.rules = rules;
        this.problems = problems;
    }

    String file() {
        return file;
    }

    List<Problem> problems() {
        return problems;
    }

    void warn(Word at, String message, String hint) {
        problems.add(Problem.warning(file, at.line, at.column, message, hint));
    }

    void error(Word at, String message, String hint) {
        problems.add(Problem.error(file, at.line, at.column, message, hint));
    }

    /** @param to null only with the status 410 @param code as it is written; null where it is not */
    void add(Word from, @Nullable Word to, @Nullable Word code) {
        Integer status = status(code);
        if (status == null) {
            return;
        }
        String source = source(from);
        if (source == null) {
            return;
        }
        if (status == 410) {
            rules.add(new RedirectRule(file, from.line, from.column, source, null, status));
            return;
        }
        if (to == null) {
            error(from, "%s has no target".formatted(Problem.shown(from.text)),
                    "say where it leads, or give it the status 410 where nothing is there any more");
            return;
        }
        String target = target(to, names(source));
        if (target != null) {
            rules.add(new RedirectRule(file, from.line, from.column, source, target, status));
        }
    }

    private @Nullable Integer status(@Nullable Word code) {
        if (code == null) {
            return 301;
        }
        String text = code.text.replaceFirst("!$", "");
        return switch (text) {
            // To a reader's browser, which only asks for pages, these two are the same, and so are the next three
            case "301", "308" -> 301;
            case "302", "303", "307" -> 302;
            case "410" -> 410;
            default -> {
                warn(code, "the status %s is not supported, so this redirect is left out".formatted(Problem.shown(text)),
                        "write 301 (moved), 302 (elsewhere for now) or 410 (gone); Recto serves pages of its own only");
                yield null;
            }
        };
    }

    /** An address of this very site as a path: what leads to it must not lead on. */
    private String onSite(String text) {
        Matcher origin = ORIGIN.matcher(text);
        return origin.matches() && origin.group(1).equalsIgnoreCase(host) ? "/" + origin.group(2).replaceFirst("^/", "") : text;
    }

    private @Nullable String source(Word from) {
        String text = onSite(from.text.strip());
        if (ORIGIN.matcher(text).matches()) {
            warn(from, "%s is about a whole host, so this redirect is left out".formatted(Problem.shown(text)),
                    "write the path alone, such as /old; the web server in front of Recto sends other hosts here");
            return null;
        }
        if (text.indexOf('?') >= 0) {
            warn(from, "redirects by the query (%s) are not supported, so this one is left out".formatted(Problem.shown(text)),
                    "leave out ? and what is behind it; the query of a reader goes along to the target");
            return null;
        }
        String path = Normalizer.normalize(PercentEncoding.decoded(text), Normalizer.Form.NFC).replaceAll("/{2,}", "/");
        String fault = !path.startsWith("/") ? "does not begin with /" : fault(path);
        if (fault != null || path.indexOf('#') >= 0) {
            error(from, "the address '%s' %s".formatted(Problem.shown(text), fault == null ? "has a # in it" : fault),
                    "write a path of this site, such as /old or /old/*");
            return null;
        }
        if (path.indexOf('*') >= 0 && path.indexOf("*") != path.length() - 1 || path.endsWith("*") && !path.endsWith("/*")) {
            warn(from, "* stands for all that follows, so '%s' is not supported and is left out".formatted(Problem.shown(text)),
                    "let it be the last part, as in /old/*; a part such as :name stands for any one part");
            return null;
        }
        Set<String> names = new HashSet<>();
        for (String part : RedirectRule.parts(path)) {
            if (part.startsWith(":") && (!part.matches(":[A-Za-z]\\w*") || part.equals(":splat") || !names.add(part))) {
                warn(from, "'%s' is no name for a part of an address, or is there twice, so this redirect is left out"
                        .formatted(Problem.shown(part)), "name the parts :a, :b and so on");
                return null;
            }
        }
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static @Nullable String fault(String path) {
        if (path.codePoints().anyMatch(Character::isISOControl)) {
            return "has a control character in it";
        }
        if (path.indexOf('\\') >= 0) {
            return "has a \\ in it";
        }
        if (path.length() > LONGEST) {
            return "is longer than %d characters".formatted(LONGEST);
        }
        return DOTS.matcher(path).find() ? "leads up or nowhere with . or .." : null;
    }

    private static Set<String> names(String source) {
        Set<String> names = new HashSet<>();
        RedirectRule.parts(source).forEach(part -> names.add(part.equals("*") ? RedirectRule.SPLAT : part.replaceFirst("^:", "")));
        return names;
    }

    private @Nullable String target(Word to, Set<String> names) {
        String text = onSite(to.text.strip());
        Matcher origin = ORIGIN.matcher(text);
        boolean isOffSite = origin.matches();
        String rest = isOffSite ? origin.group(2) : text;
        String fault = fault(rest.substring(0, RedirectRule.end(rest)));
        if (!isOffSite && (SCHEME.matcher(text).matches() || text.startsWith("//") || !text.startsWith("/"))) {
            error(to, "'%s' is neither a path of this site nor an address with http or https".formatted(Problem.shown(text)),
                    "write it as /new or https://example.org/new");
            return null;
        }
        String host = isOffSite ? host(origin.group(1)) : "";
        if (host == null || fault != null || text.codePoints().anyMatch(Character::isISOControl)) {
            error(to, "the target '%s' %s".formatted(Problem.shown(text), host == null ? "names no host"
                    : fault == null ? "has a control character in it" : fault), "correct the address");
            return null;
        }
        Matcher part = RedirectRule.PLACEHOLDER.matcher(rest.substring(0, RedirectRule.end(rest)));
        while (part.find()) {
            if (!names.contains(part.group(1))) {
                error(new Word("", to.line, to.column), "the target has %s, and the address that leads there has no such part"
                        .formatted(part.group()), "take it out, or add the part; :splat is what * stands for");
                return null;
            }
        }
        return isOffSite ? text.substring(0, text.indexOf("//")).toLowerCase(Locale.ROOT) + "//" + host + ascii(rest) : ofSite(rest);
    }

    private static String ofSite(String text) {
        int end = RedirectRule.end(text);
        String path = Normalizer.normalize(PercentEncoding.decoded(text.substring(0, end)), Normalizer.Form.NFC).replaceAll("/{2,}", "/");
        String bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return UrlPath.encode(bare) + ascii(text.substring(end));
    }

    /** The host as it stands in a header; null where it is none, as where a reader would name it. */
    private static @Nullable String host(String authority) {
        try {
            int port = authority.lastIndexOf(':');
            String name = port < 0 ? authority : authority.substring(0, port);
            String host = java.net.IDN.toASCII(name) + (port < 0 ? "" : authority.substring(port));
            URI address = new URI("https://" + host + "/");
            return address.getHost() == null || address.getUserInfo() != null ? null : host;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** What an address cannot have is percent-encoded; what is already, stays. */
    private static String ascii(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = b > ' ' && b < 0x7F && "\"<>\\^`{|}".indexOf(b) < 0;
            encoded.append(isPlain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }
}
