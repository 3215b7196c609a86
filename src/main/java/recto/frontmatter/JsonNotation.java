package recto.frontmatter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import recto.frontmatter.FrontMatterValue.Fields;

/**
 * JSON between a first { and its }, as Hugo has it, between {@code ---json} and {@code ---}, as Eleventy has it, or without its brackets and
 * before a line {@code ;;;}, as Hexo has it.
 */
final class JsonNotation implements Notation {

    /** A file that begins with {{ or {% has no front matter but a command of another engine's templates. */
    private static final Pattern OBJECT = Pattern.compile("\\{\\s*(?:\"[^\"]*\"\\s*:.*|\\})?");
    private static final Pattern BARE = Pattern.compile("(?:;;;\\n)?\\s*\"[^\"\\n]*\"\\s*:[\\s\\S]*?\\n;;;[ \\t]*(?:\\n|\\z)");
    private static final String BARE_END = ";;;";
    private static final Set<String> FENCES = Set.of("---json", "--- json");

    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    @Override
    public boolean isOpenedBy(String firstLine, String text) {
        return FENCES.contains(firstLine) || OBJECT.matcher(firstLine).matches() || isBare(firstLine, text);
    }

    private static boolean isBare(String firstLine, String text) {
        return (firstLine.startsWith("\"") || firstLine.equals(BARE_END)) && BARE.matcher(text).lookingAt();
    }

    @Override
    public Optional<RawFrontMatter> read(String file, String text, List<Problem> problems) {
        if (text.charAt(0) == '{') {
            return read(file, text, text, problems);
        }
        if (text.startsWith("\"") || text.startsWith(BARE_END)) {
            // The brackets take no line of their own, so that lines count as in the file
            String open = text.startsWith(BARE_END) ? "{" + text.substring(BARE_END.length()) : "{" + text;
            return Fenced.read(file, open, line -> line.stripTrailing().equals(BARE_END), BARE_END, problems)
                    .flatMap(fenced -> read(file, open, fenced.header() + "}", problems)
                            .map(raw -> new RawFrontMatter(raw.fields(), raw.unreadable(), fenced.body(), fenced.bodyLine())));
        }
        return Fenced.read(file, text, line -> line.stripTrailing().equals("---"), "---", problems)
                .flatMap(fenced -> read(file, text, fenced.inside(), problems)
                        .map(raw -> new RawFrontMatter(raw.fields(), raw.unreadable(), fenced.body(), fenced.bodyLine())));
    }

    /** @param json begins with blank lines, or with the object */
    private static Optional<RawFrontMatter> read(String file, String text, String json, List<Problem> problems) {
        // What follows the longest header is never looked at
        String read = json.substring(0, Math.min(json.length(), RawFrontMatter.MAX_LENGTH + 1));
        try (JsonParser parser = JSON.createParser(read)) {
            JsonValues values = new JsonValues(file, parser, problems);
            Optional<Fields> fields = values.object();
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            int end = (int) parser.currentLocation().getCharOffset();
            String rest = Lines.at(text, Math.min(end, text.length()));
            if (json.equals(text) && !rest.isBlank()) {
                problems.add(Problem.error(file, parser.currentLocation().getLineNr(), parser.currentLocation().getColumnNr(),
                        "'%s' stands behind the front matter, on its last line".formatted(Problem.shown(rest)),
                        "begin the article on a line of its own"));
                return Optional.empty();
            }
            int body = Lines.next(text, Math.min(end, text.length()));
            return Optional.of(new RawFrontMatter(fields.get(), Set.of(), text.substring(body), parser.currentLocation().getLineNr() + 1));
        } catch (JsonProcessingException e) {
            problems.add(
                    read.length() > RawFrontMatter.MAX_LENGTH ? Fenced.tooLong(file, "end it with a }, and move long text into the article")
                            : JsonValues.fault(file, e));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can be read", e);
        }
    }
}
