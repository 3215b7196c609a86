package recto.redirects;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import recto.http.UrlPath;
import recto.language.PercentEncoding;

/**
 * Sends readers from one path, or from all paths of a pattern, to another address.
 *
 * @param file in which it stands, below the content folder
 * @param source decoded, with a slash first and none at the end; a part such as {@code :year} stands for any one part, and a last part
 *     {@code *} for any number of them
 * @param target encoded, with the same parts to be filled in, {@code :splat} for the last; null where nothing is there any more (410)
 * @param status 301, 302 or 410
 */
public record RedirectRule(String file, int line, int column, String source, @Nullable String target, int status) {

    static final String SPLAT = "splat";
    static final Pattern PLACEHOLDER = Pattern.compile("(?<=/):([A-Za-z]\\w*)");
    /** In the query or the fragment of a target, any sign may stand before a placeholder. */
    static final Pattern FILLED = Pattern.compile(":([A-Za-z]\\w*)");
    private static final Pattern ORIGIN = Pattern.compile("(?i)^https?://[^/?#]*");
    /** A part that no address has, for what a placeholder stands for. */
    private static final String ANY = "\u0001";

    /** Where a matching path leads: an address, encoded; empty where the answer is 410. */
    public record Match(RedirectRule rule, Optional<String> location) {}

    public boolean isExact() {
        return parts(source).stream().noneMatch(part -> part.equals("*") || part.startsWith(":"));
    }

    /** Whether readers leave the site. */
    public boolean isOffSite() {
        return target != null && ORIGIN.matcher(target).find();
    }

    /** The place of the rule in a sentence. */
    public String place() {
        return file + ":" + line;
    }

    /** The path up to the first part that stands for others, by which a database finds the rule. */
    String start() {
        List<String> literal = parts(source).stream().takeWhile(part -> !part.equals("*") && !part.startsWith(":")).toList();
        return folded("/" + String.join("/", literal));
    }

    /** @param path decoded, with a slash first @return empty where the rule is not about the path */
    public Optional<Match> match(String path) {
        List<String> asked = parts(path);
        List<String> wanted = parts(source);
        Map<String, String> filled = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String part = wanted.get(i);
            if (part.equals("*")) {
                filled.put(SPLAT, String.join("/", asked.subList(Math.min(i, asked.size()), asked.size())));
                return Optional.of(matched(filled));
            }
            if (i >= asked.size()) {
                return Optional.empty();
            }
            if (part.startsWith(":")) {
                filled.put(part.substring(1), asked.get(i));
            } else if (!folded(part).equals(folded(asked.get(i)))) {
                return Optional.empty();
            }
        }
        return asked.size() == wanted.size() ? Optional.of(matched(filled)) : Optional.empty();
    }

    private Match matched(Map<String, String> values) {
        return new Match(this, Optional.ofNullable(target).map(address -> filled(address, values)));
    }

    /** What a reader has put into an address stays a part of the path: it cannot name another host. */
    private static String filled(String target, Map<String, String> values) {
        Matcher origin = ORIGIN.matcher(target);
        String host = origin.find() ? origin.group() : "";
        String rest = target.substring(host.length());
        int end = end(rest);
        String path = filled(rest.substring(0, end), PLACEHOLDER, values, value -> UrlPath.encode("/" + value).substring(1))
                .replaceAll("/{2,}", "/");
        String query = filled(rest.substring(end), FILLED, values, value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
        return host + (host.isEmpty() ? path.replaceFirst("(?<=.)/$", "") : path) + query;
    }

    private static String filled(String text, Pattern placeholder, Map<String, String> values, UnaryOperator<String> encoding) {
        return placeholder.matcher(text).replaceAll(part -> {
            String value = values.get(part.group(1));
            return Matcher.quoteReplacement(value == null ? part.group() : encoding.apply(value));
        });
    }

    /** A path that the rule is about, or at least one of them. */
    String sample() {
        return sampled(source);
    }

    /** The path on this site to which the sample leads, decoded; empty where readers leave the site, and for a 410. */
    Optional<String> sampleTarget() {
        if (target == null || isOffSite()) {
            return Optional.empty();
        }
        return Optional.of(sampled(PercentEncoding.decoded(target.substring(0, end(target)))));
    }

    private static String sampled(String pattern) {
        String path = PLACEHOLDER.matcher(pattern).replaceAll(ANY);
        return path.endsWith("/*") ? path.substring(0, path.length() - 1) + ANY : path;
    }

    /** Where the path of an address ends. */
    public static int end(String address) {
        return Stream.of('?', '#').map(address::indexOf).filter(at -> at >= 0).min(Integer::compare).orElse(address.length());
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    static List<String> parts(String path) {
        return Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
