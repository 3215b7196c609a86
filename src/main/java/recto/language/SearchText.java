package recto.language;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text into the words that search compares, articles and queries alike: in lower case, without accents, of nothing but letters and
 * digits. A text in a script without spaces between words becomes pairs of characters. The parser of the database therefore sees only
 * plain words, and takes nothing for a tag, a host or a path. Words with nothing but a hyphen or the like between them, as in "Wi-Fi", are
 * one word as well.
 */
public final class SearchText {

    /** In UTF-16 units: the longest title that is also one lexeme, of which PostgreSQL takes at most 2,046 bytes. */
    public static final int LONGEST_TITLE = 300;

    /** A tsvector holds at most one megabyte. A text within these two limits stays below that, whatever it consists of. */
    private static final int MAX_TOKENS = 60_000;
    private static final int MAX_CHARACTERS = 200_000;

    /** The signs that one writer puts into a word and another leaves out: "e-mail", "node.js", "don't", "max_age", "I/O", "R&D", "col·legi", צה״ל. */
    private static final String JOINTS = "-\u2010.'\u2019_/&\u00B7\u05F3\u05F4";
    /** Of a word in more parts than this, such as a path, only neighbouring parts are joined. */
    private static final int MAX_PARTS = 6;

    /**
     * @param start of the word in the text
     * @param end of the word in the text, exclusive
     * @param unsegmented whether the word is a whole passage in a script that writes no spaces between words
     * @param joined whether nothing but a joint parts the word from the word before it
     */
    public record Token(String word, int start, int end, boolean unsegmented, boolean joined) {

        private Token after(int characters) {
            return new Token(word, start + characters, end + characters, unsegmented, joined);
        }

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

    /**
     * A word without its joints.
     *
     * @param first the index of the first of its parts
     * @param last the index of its last part
     */
    public record Compound(String word, int first, int last) {}

    /**
     * The entries of the search index for a text.
     *
     * @param words in their order
     * @param compounds stand at the places of the words that are their parts
     */
    public record Entries(List<String> words, List<Compound> compounds) {}

    private SearchText() {}

    public static List<Token> tokens(String text) {
        NormalizedText normalized = NormalizedText.of(text);
        String plain = normalized.toString();
        List<Token> tokens = new ArrayList<>(plain.length() / 6);
        int last = -1;
        int i = 0;
        while (i < plain.length()) {
            int c = plain.codePointAt(i);
            if (!isLetterOrDigit(c)) {
                i += Character.charCount(c);
                continue;
            }
            int start = i;
            boolean unsegmented = isUnsegmented(c);
            do {
                i += Character.charCount(c);
                c = i < plain.length() ? plain.codePointAt(i) : ' ';
            } while (isLetterOrDigit(c) ? isUnsegmented(c) == unsegmented : isMark(c));
            String word = unsegmented ? plain.substring(start, i) : Folding.fold(plain.substring(start, i));
            int signs = word.length() > 2 || unsegmented ? i : signs(plain, i);
            if (signs > i) {
                // "C++" and "C#" are names of their own, not the letter C
                word += plain.charAt(i) == '+' ? "plus".repeat(signs - i) : "sharp";
                i = signs;
            }
            if (!word.isEmpty()) {
                boolean joined = !unsegmented && last == start - 1 && start > 1 && isJoint(plain, last)
                        && !tokens.get(tokens.size() - 1).unsegmented;
                tokens.add(new Token(word, normalized.start(start), normalized.end(i), unsegmented, joined));
                last = i;
            }
        }
        return tokens;
    }

    /** The words of those pieces between blanks that may have one of the words that are looked for. No word has a blank in it. */
    public static List<Token> tokens(String text, WordBeginnings wanted) {
        List<Token> tokens = new ArrayList<>();
        int end;
        for (int place = wanted.find(text, 0); place >= 0; place = wanted.find(text, end)) {
            int start = place;
            while (start > 0 && !isBlank(text.charAt(start - 1))) {
                start--;
            }
            end = place + 1;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                end++;
            }
            for (Token token : tokens(text.substring(start, end))) {
                tokens.add(token.after(start));
            }
        }
        return tokens;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** The words that neighbouring tokens make without the joints between them: of "a-b-c" the words "ab", "bc" and "abc". */
    public static List<Compound> compounds(List<Token> tokens) {
        List<Compound> compounds = new ArrayList<>();
        for (int first = 0, end; first < tokens.size(); first = end) {
            end = first + 1;
            while (end < tokens.size() && tokens.get(end).joined) {
                end++;
            }
            for (int from = first; from < end - 1; from++) {
                StringBuilder word = new StringBuilder(tokens.get(from).word);
                for (int to = from + 1; to < end && (to == from + 1 || end - first <= MAX_PARTS); to++) {
                    compounds.add(new Compound(Folding.cut(word.append(tokens.get(to).word).toString()), from, to));
                }
            }
        }
        return compounds;
    }

    /** The entries of the search index for these words. None has a character that means something in a tsvector or tsquery. */
    public static Entries entries(List<Token> tokens) {
        List<String> words = new ArrayList<>(tokens.size());
        Set<String> singles = new LinkedHashSet<>();
        int[] places = new int[tokens.size()];
        int known = 0;
        int characters = 0;
        for (; known < tokens.size() && hasRoom(words, characters); known++) {
            Token token = tokens.get(known);
            places[known] = words.size();
            for (String lexeme : token.lexemes()) {
                if (!hasRoom(words, characters)) {
                    break;
                }
                words.add(lexeme);
                characters += lexeme.length() + 1;
            }
            if (hasRoom(words, characters) && token.unsegmented() && token.word().codePointCount(0, token.word().length()) > 1) {
                token.word().codePoints().mapToObj(Character::toString).forEach(singles::add);
            }
        }
        List<Compound> compounds = new ArrayList<>();
        for (Compound compound : compounds(tokens.subList(0, known))) {
            characters += compound.word().length() + 1;
            if (hasRoom(words, characters)) {
                compounds.add(new Compound(compound.word(), places[compound.first()], places[compound.last()]));
            }
        }
        // Somebody may look for a single character. The single characters come after the text, so that phrases stay together
        words.addAll(singles);
        return new Entries(words, compounds);
    }

    private static boolean hasRoom(List<String> words, int characters) {
        return words.size() < MAX_TOKENS && characters <= MAX_CHARACTERS;
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
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'a' && c <= 'z') {
                continue;
            }
            if (!Character.isLetter(word.codePointAt(i))) {
                return false;
            }
            i += Character.isHighSurrogate(c) ? 1 : 0;
        }
        return true;
    }

    private static int signs(String text, int from) {
        int to = from;
        while (to < text.length() && to < from + 2 && (text.charAt(to) == '+' || text.charAt(to) == '#' && to == from)) {
            to++;
        }
        int next = to < text.length() ? text.codePointAt(to) : ' ';
        // A number may follow two signs, as in "C++20"; "a+b" and "a#1" have three words or two
        return Character.isLetter(next) || Character.isDigit(next) && to < from + 2 ? from : to;
    }

    private static boolean isJoint(String text, int at) {
        boolean parts = (text.charAt(at) == '.' || text.charAt(at) == '/') && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
        return !parts && JOINTS.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 0x80 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' : Character.isLetterOrDigit(c);
    }

    /** Marks on a letter leave a word whole. */
    private static boolean isMark(int c) {
        return c >= 0x300
                && (Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.COMBINING_SPACING_MARK);
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
}
