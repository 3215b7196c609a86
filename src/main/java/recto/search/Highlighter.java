package recto.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import recto.language.NormalizedText;
import recto.language.SearchText;
import recto.language.SearchText.Compound;
import recto.language.SearchText.Token;
import recto.language.WordBeginnings;
import recto.search.Snippet.Part;

/** Marks the words of a query in a text, and chooses the passage of a long text that is worth showing. */
final class Highlighter {

    /** In characters, about three lines. */
    private static final int LENGTH = 240;
    /** In characters: how far before the first mark its sentence may begin. */
    private static final int BEFORE = 120;
    private static final String SENTENCE_ENDS = ".!?…。！？\n";
    /** What ends a line of code, and no sentence. */
    private static final String CODE_ENDS = ";{}()[]<>=|\\";

    private record Match(int start, int end, String word) {}

    private final Set<String> words;
    private final WordBeginnings beginnings;
    private final Set<String> unsegmentedTexts;
    private final Map<String, List<Token>> known;

    Highlighter(Set<String> words, Set<String> unsegmentedTexts) {
        this(words, unsegmentedTexts, Map.of());
    }

    /**
     * @param words as {@link SearchText} folds them, in every form that is in the text
     * @param unsegmentedTexts passages in scripts without spaces, which are marked wherever they are
     * @param known texts that are parted already: at least the tokens of each that may be one of the words
     */
    Highlighter(Set<String> words, Set<String> unsegmentedTexts, Map<String, List<Token>> known) {
        this.words = words;
        this.beginnings = new WordBeginnings(words.stream().map(WordBeginnings::of).collect(Collectors.toSet()), false);
        this.unsegmentedTexts = unsegmentedTexts;
        this.known = known;
    }

    Snippet whole(String text) {
        return cut(text, 0, text.length(), matches(text));
    }

    /** @return the passage of the text with the most different marks; null when there is nothing to mark */
    @Nullable
    Snippet excerpt(String text) {
        List<Match> matches = matches(text);
        if (matches.isEmpty()) {
            return null;
        }
        Match first = matches.stream()
                .max(Comparator.comparingLong((Match match) -> around(match, matches)).thenComparing(match -> -match.start)).orElseThrow();
        int start = start(text, first);
        return cut(text, start, end(text, start, first), matches);
    }

    /** The beginning of a text that has nothing to mark. */
    static Snippet beginning(String text) {
        Match nothing = new Match(0, 0, "");
        return new Highlighter(Set.of(), Set.of()).cut(text, 0, end(text, 0, nothing), List.of());
    }

    private List<Match> matches(String text) {
        List<Match> matches = new ArrayList<>();
        List<Token> ofText = known.get(text);
        List<Token> tokens = ofText != null ? ofText : SearchText.tokens(text, beginnings);
        for (Token token : tokens) {
            if (!token.unsegmented() && words.contains(token.word())) {
                matches.add(new Match(token.start(), token.end(), token.word()));
            }
        }
        for (Compound compound : SearchText.compounds(tokens)) {
            if (words.contains(compound.word())) {
                matches.add(new Match(tokens.get(compound.first()).start(), tokens.get(compound.last()).end(), compound.word()));
            }
        }
        if (!unsegmentedTexts.isEmpty()) {
            addUnsegmented(text, matches);
        }
        // The longest of those that begin at one place comes first, and is the one that is marked
        matches.sort(Comparator.comparingInt(Match::start).thenComparing(Match::end, Comparator.reverseOrder()));
        return matches;
    }

    private void addUnsegmented(String text, List<Match> matches) {
        NormalizedText normalized = NormalizedText.of(text);
        String plain = normalized.toString();
        for (String wanted : unsegmentedTexts) {
            for (int at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length())) {
                matches.add(new Match(normalized.start(at), normalized.end(at + wanted.length()), wanted));
            }
        }
    }

    /** How many different words would be marked in an excerpt that begins with this match. */
    private static long around(Match first, List<Match> matches) {
        int from = matches.indexOf(first);
        Set<String> found = matches.subList(from, Math.min(matches.size(), from + 50)).stream()
                .filter(match -> match.end <= first.start + LENGTH - BEFORE)
                .map(Match::word).collect(Collectors.toSet());
        return found.size();
    }

    /** Where the excerpt begins: with the sentence of the first mark, or with a word where the sentence begins too far away. */
    private static int start(String text, Match first) {
        int floor = Math.max(0, first.start - BEFORE);
        for (int i = first.start; i > floor; i--) {
            boolean ends = SENTENCE_ENDS.indexOf(text.charAt(i - 1)) >= 0;
            if (ends && (text.charAt(i - 1) > 0x7F || text.charAt(i - 1) == '\n' || Character.isWhitespace(text.charAt(i)))) {
                return skipBlank(text, i);
            }
        }
        if (floor == 0) {
            return 0;
        }
        floor = Math.max(floor, first.start - BEFORE / 2);
        int blank = text.indexOf(' ', floor);
        return blank >= 0 && blank < first.start ? blank + 1 : whole(text, floor);
    }

    private static int end(String text, int start, Match first) {
        int limit = Math.max(start + LENGTH, first.end);
        if (limit >= text.length()) {
            return text.length();
        }
        int line = text.indexOf('\n', first.end);
        if (line >= 0 && line < limit && line > start + LENGTH / 3) {
            return line;
        }
        int blank = text.lastIndexOf(' ', limit);
        return blank > first.end && blank > start ? blank : whole(text, limit);
    }

    private static int skipBlank(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The index, or the nearest one before it that is not inside a character, such as between a letter and its marks. */
    private static int whole(String text, int at) {
        int whole = at;
        while (whole > 0 && whole < text.length()
                && (Character.isLowSurrogate(text.charAt(whole)) || NormalizedText.isContinuation(text.codePointAt(whole)))) {
            whole--;
        }
        return whole;
    }

    private Snippet cut(String text, int start, int end, List<Match> matches) {
        List<Part> parts = new ArrayList<>();
        int at = start;
        for (Match match : matches) {
            if (match.start < at || match.end > end) {
                continue;
            }
            add(parts, shown(text, at, match.start), false);
            add(parts, shown(text, match.start, match.end), true);
            at = match.end;
        }
        add(parts, shown(text, at, end), false);
        boolean isSentence = start == 0 || SENTENCE_ENDS.indexOf(text.charAt(start - 1)) >= 0
                || start > 1 && SENTENCE_ENDS.indexOf(text.charAt(start - 2)) >= 0;
        if (!isSentence) {
            parts.add(0, new Part("… ", false));
        }
        if (end < text.length() && SENTENCE_ENDS.indexOf(text.charAt(end)) < 0) {
            parts.add(new Part(" …", false));
        }
        return new Snippet(List.copyOf(parts));
    }

    private static void add(List<Part> parts, String text, boolean match) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, match));
        }
    }

    /** The text in one line, with a dot where a cell of a table, a heading, the item of a list or a line of code would run into the next. */
    private static String shown(String text, int from, int to) {
        StringBuilder shown = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean runsOn = c == '\n' && i > 0 && i + 1 < text.length() && (Character.isLetterOrDigit(text.codePointBefore(i))
                    || NormalizedText.isContinuation(text.codePointBefore(i)) || CODE_ENDS.indexOf(text.charAt(i - 1)) >= 0);
            shown.append(runsOn ? " · " : c == '\n' ? " " : c);
        }
        return shown.toString();
    }
}
