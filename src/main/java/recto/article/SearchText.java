package recto.article;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words as search knows them, the same for what is written and for what is asked: lower case, without accents, nothing but letters and
 * digits. Scripts that do not part words are cut into pairs of characters. So the database's parser sees plain words alone and takes
 * nothing for a tag, a host or a path.
 */
public final class SearchText {

    /** A vector holds one megabyte; this much text stays below it, whatever it consists of. */
    private static final int MAX_TOKENS = 60_000;
    private static final int MAX_CHARACTERS = 200_000;
    private static final int MAX_WORD = 60;

    private static final Map<Integer, String> SPELT = Map.ofEntries(Map.entry((int) 'ß', "ss"), Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"), Map.entry((int) 'ø', "o"), Map.entry((int) 'đ', "d"), Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"), Map.entry((int) 'ł', "l"), Map.entry((int) 'ı', "i"), Map.entry((int) 'ħ', "h"));

    /** @param start in the text, as is {@code end}, which is behind the word; {@code unparted} when it is a run of a script without spaces */
    public record Token(String word, int start, int end, boolean unparted) {

        /** What stands for it in the index: the word, or the pairs of its characters. */
        public List<String> lexemes() {
            int[] points = word.codePoints().toArray();
            if (!unparted || points.length == 1) {
                return List.of(word);
            }
            List<String> pairs = new ArrayList<>(points.length - 1);
            for (int i = 0; i + 1 < points.length; i++) {
                pairs.add(new String(points, i, 2));
            }
            return pairs;
        }
    }

    private SearchText() {}

    public static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!Character.isLetterOrDigit(c)) {
                i += Character.charCount(c);
                continue;
            }
            int start = i;
            boolean unparted = isUnparted(c);
            do {
                i += Character.charCount(c);
                c = i < text.length() ? text.codePointAt(i) : ' ';
            } while (isWithinWord(c) || Character.isLetterOrDigit(c) && isUnparted(c) == unparted);
            String word = unparted ? foldEach(text.substring(start, i)) : fold(text.substring(start, i));
            int signs = signs(text, i);
            if (!unparted && word.length() <= 2 && signs > i) {
                // C++ and C#, which are no letter C
                word += text.charAt(i) == '+' ? "plus".repeat(signs - i) : "sharp";
                i = signs;
            }
            if (!word.isEmpty()) {
                tokens.add(new Token(word, start, i, unparted));
            }
        }
        return tokens;
    }

    /** As {@code to_tsvector} takes it; never with a character that means something there. */
    public static String words(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder words = new StringBuilder(text.length());
        Set<String> singles = new LinkedHashSet<>();
        int count = 0;
        for (Token token : tokens(text)) {
            for (String lexeme : token.lexemes()) {
                if (++count > MAX_TOKENS || words.length() > MAX_CHARACTERS) {
                    return words.toString();
                }
                words.append(lexeme).append(' ');
            }
            if (token.unparted() && token.word().codePointCount(0, token.word().length()) > 1) {
                token.word().codePoints().mapToObj(Character::toString).forEach(singles::add);
            }
        }
        // One character is asked for now and then; after the text, so that they part nothing that belongs together
        return words.append(String.join(" ", singles)).toString();
    }

    /** The words of these texts that somebody may misspell. */
    public static Set<String> vocabulary(String... texts) {
        return java.util.Arrays.stream(texts).filter(java.util.Objects::nonNull).flatMap(text -> tokens(text).stream())
                .filter(SearchText::isSpelt).map(Token::word).collect(Collectors.toSet());
    }

    /** Not numbers, not scripts without spaces, nothing very short or long. */
    public static boolean isSpelt(Token token) {
        int length = token.word().length();
        return !token.unparted() && length >= 3 && length <= 30 && token.word().codePoints().allMatch(Character::isLetter);
    }

    private static int signs(String text, int from) {
        int to = from;
        while (to < text.length() && to < from + 2 && (text.charAt(to) == '+' || text.charAt(to) == '#' && to == from)) {
            to++;
        }
        boolean goesOn = to < text.length() && Character.isLetterOrDigit(text.codePointAt(to));
        return goesOn ? from : to;
    }

    /** Marks on a letter, soft hyphens, joiners. */
    private static boolean isWithinWord(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || c == 0xAD || c == 0x200C || c == 0x200D;
    }

    private static boolean isUnparted(int c) {
        // Asking every Latin letter for its script would cost more than the rest
        if (c < 0x0E00) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> c == 'ー';
        };
    }

    /** Each character by itself, so that the result has as many as the text. */
    private static String foldEach(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String wide = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            folded.appendCodePoint(wide.codePointCount(0, wide.length()) == 1 ? wide.codePointAt(0) : c);
        });
        return folded.toString();
    }

    private static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) {
            return lower.length() > MAX_WORD ? lower.substring(0, MAX_WORD) : lower;
        }
        String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        UnicodeScript script = UnicodeScript.COMMON;
        for (int i = 0; i < apart.length();) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (Character.getType(c) == Character.NON_SPACING_MARK ? isAccent(c, script) : !Character.isLetterOrDigit(c)
                    && Character.getType(c) != Character.COMBINING_SPACING_MARK) {
                continue;
            }
            if (Character.isLetter(c)) {
                script = UnicodeScript.of(c);
            }
            String spelt = SPELT.get(c);
            if (spelt == null) {
                folded.appendCodePoint(c);
            } else {
                folded.append(spelt);
            }
        }
        String word = Normalizer.normalize(folded, Normalizer.Form.NFC);
        return word.length() > MAX_WORD ? word.substring(0, word.offsetByCodePoints(0, Math.min(MAX_WORD / 2, word.codePointCount(0, word.length())))) : word;
    }

    /** What people leave out when they type: not the marks that are vowels, and not the breve of й, which is a letter. */
    private static boolean isAccent(int mark, UnicodeScript script) {
        return switch (script) {
            case LATIN, GREEK, ARABIC, HEBREW, COMMON -> true;
            case CYRILLIC -> mark != 0x306;
            default -> false;
        };
    }
}
