package recto.language;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a text into the words that search compares, articles and queries alike: in lower case, without accents, of nothing but letters and
 * digits. A text in a script without spaces between words becomes pairs of characters. The parser of the database therefore sees only
 * plain words, and takes nothing for a tag, a host or a path.
 */
public final class SearchText {

    /** A tsvector holds at most one megabyte. A text within these two limits stays below that, whatever it consists of. */
    private static final int MAX_TOKENS = 60_000;
    private static final int MAX_CHARACTERS = 200_000;
    private static final int MAX_WORD = 60;

    private static final Map<Integer, String> REPLACEMENTS = Map.ofEntries(Map.entry((int) 'ß', "ss"), Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"), Map.entry((int) 'ø', "o"), Map.entry((int) 'đ', "d"), Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"), Map.entry((int) 'ł', "l"), Map.entry((int) 'ı', "i"), Map.entry((int) 'ħ', "h"));

    /**
     * @param start of the word in the text
     * @param end of the word in the text, exclusive
     * @param unsegmented whether the word is a whole passage in a script that writes no spaces between words
     */
    public record Token(String word, int start, int end, boolean unsegmented) {

        /**
         * The entries of the search index for this word: the word itself, or each pair of neighbouring characters where it is unsegmented.
         */
        public List<String> lexemes() {
            if (!unsegmented) {
                return List.of(word);
            }
            int[] points = word.codePoints().toArray();
            if (points.length == 1) {
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
        List<Token> tokens = new ArrayList<>(text.length() / 6);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!isLetterOrDigit(c)) {
                i += Character.charCount(c);
                continue;
            }
            int start = i;
            boolean unsegmented = isUnsegmented(c);
            do {
                i += Character.charCount(c);
                c = i < text.length() ? text.codePointAt(i) : ' ';
            } while (isLetterOrDigit(c) ? isUnsegmented(c) == unsegmented : isWithinWord(c));
            String word = unsegmented ? foldEach(text.substring(start, i)) : fold(text.substring(start, i));
            int signs = word.length() > 2 || unsegmented ? i : signs(text, i);
            if (signs > i) {
                // "C++" and "C#" are names of their own, not the letter C
                word += text.charAt(i) == '+' ? "plus".repeat(signs - i) : "sharp";
                i = signs;
            }
            if (!word.isEmpty()) {
                tokens.add(new Token(word, start, i, unsegmented));
            }
        }
        return tokens;
    }

    /**
     * The entries of the search index for these words, in their order. None has a character that means something in a tsvector or tsquery.
     */
    public static List<String> lexemes(List<Token> tokens) {
        List<String> lexemes = new ArrayList<>(tokens.size());
        Set<String> singles = new LinkedHashSet<>();
        int characters = 0;
        for (Token token : tokens) {
            for (String lexeme : token.lexemes()) {
                if (lexemes.size() >= MAX_TOKENS || characters > MAX_CHARACTERS) {
                    return lexemes;
                }
                lexemes.add(lexeme);
                characters += lexeme.length() + 1;
            }
            if (token.unsegmented() && token.word().codePointCount(0, token.word().length()) > 1) {
                token.word().codePoints().mapToObj(Character::toString).forEach(singles::add);
            }
        }
        // Somebody may look for a single character. The single characters come after the text, so that phrases stay together
        lexemes.addAll(singles);
        return lexemes;
    }

    /**
     * Whether a misspelling of this word can be corrected: not for numbers, not for scripts without spaces, not for very short or long
     * words.
     */
    public static boolean isCorrectable(Token token) {
        String word = token.word();
        if (token.unsegmented() || word.length() < 3 || word.length() > 30) {
            return false;
        }
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            if (!Character.isLetter(word.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int signs(String text, int from) {
        int to = from;
        while (to < text.length() && to < from + 2 && (text.charAt(to) == '+' || text.charAt(to) == '#' && to == from)) {
            to++;
        }
        boolean goesOn = to < text.length() && Character.isLetterOrDigit(text.codePointAt(to));
        return goesOn ? from : to;
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 0x80 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' : Character.isLetterOrDigit(c);
    }

    /** Whether this character, which is neither letter nor digit, leaves a word whole: marks on a letter, soft hyphens and joiners do. */
    private static boolean isWithinWord(int c) {
        if (c < 0x80) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || c == 0xAD || c == 0x200C || c == 0x200D;
    }

    private static boolean isUnsegmented(int c) {
        // No script below this one lacks spaces, and to look up the script of every Latin letter would cost more than all the rest
        if (c < 0x0E00) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> c == 'ー';
        };
    }

    /** Folds each character by itself, so that the result has as many characters as the text. */
    private static String foldEach(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String wide = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            folded.appendCodePoint(wide.codePointCount(0, wide.length()) == 1 ? wide.codePointAt(0) : c);
        });
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
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
            String replacement = REPLACEMENTS.get(c);
            if (replacement == null) {
                folded.appendCodePoint(c);
            } else {
                folded.append(replacement);
            }
        }
        String word = Normalizer.normalize(folded, Normalizer.Form.NFC);
        return word.length() > MAX_WORD
                ? word.substring(0, word.offsetByCodePoints(0, Math.min(MAX_WORD / 2, word.codePointCount(0, word.length())))) : word;
    }

    /**
     * Whether people leave this mark out when they type. They do not leave out marks that are vowels, nor the breve of й, which is a
     * letter.
     */
    private static boolean isAccent(int mark, UnicodeScript script) {
        return switch (script) {
            case LATIN, GREEK, ARABIC, HEBREW, COMMON -> true;
            case CYRILLIC -> mark != 0x306;
            default -> false;
        };
    }
}
