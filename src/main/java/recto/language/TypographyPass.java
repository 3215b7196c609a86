package recto.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.language.Typography.Edit;

/** Goes once through a paragraph and collects what is to change in it. */
final class TypographyPass {

    private static final String APOSTROPHE = "\u2019";
    private static final String PRIME = "\u2032";
    private static final String DOUBLE_PRIME = "\u2033";
    private static final String OPENING = "([{<\u00A1\u00BF“‘„‚«‹「『（-\u2013\u2014/";
    /** English words that begin with an apostrophe. */
    private static final Set<String> ELISIONS = Set.of("tis", "twas", "twere", "twill", "em", "til", "cause", "bout", "round", "n", "cuz",
            "neath");
    /** A decade or a year without its century, as in '90s. */
    private static final Pattern DECADE = Pattern.compile("\\d\\ds?\\b");
    private static final Pattern FEET = Pattern.compile("\\d['\u2032]\\d{1,2}$");

    private final String text;
    private final boolean @Nullable [] addresses;
    private final TypographyRules rules;
    private final List<Edit> edits = new ArrayList<>();
    /** The quotation marks that are open, as places in the text. */
    private final Deque<Integer> open = new ArrayDeque<>();
    private int openDoubles;
    /** Where the first character is that is no space. */
    private final int first;

    /** @param addresses for each character, whether it is part of an address; null where there is none */
    TypographyPass(String text, boolean @Nullable [] addresses, TypographyRules rules) {
        this.text = text;
        this.addresses = addresses;
        this.rules = rules;
        int start = 0;
        while (start < text.length() && TypographySigns.isSpace(text.charAt(start))) {
            start++;
        }
        this.first = start;
    }

    List<Edit> edits() {
        // An array is read several times as fast as a string in a short check, and most characters are letters, of which nothing is made
        char[] all = text.toCharArray();
        for (int i = 0; i < all.length; i++) {
            char c = all[i];
            if (c == Typography.ESCAPE) {
                i++;
            } else if ((c < 'A' || c > 'z') && c != ' ' && (addresses == null || !addresses[i])) {
                switch (c) {
                    case '"' -> doubleQuote(i);
                    case '\'' -> singleQuote(i);
                    case '-', '.' -> {
                        int end = runEnd(i);
                        run(i, end);
                        i = end - 1;
                    }
                    case '?', '!', ':', ';', '»' -> spaceBefore(i);
                    case '«' -> spaceBehind(i);
                    default -> {
                    }
                }
            }
        }
        while (!open.isEmpty()) {
            leaveOpen(pop());
        }
        edits.sort(Comparator.comparingInt(Edit::start));
        return edits;
    }

    private void doubleQuote(int at) {
        char before = before(at);
        char behind = behind(at);
        boolean isOpen = openDoubles > 0;
        if (TypographySigns.isDigit(before) && FEET.matcher(text.substring(Math.max(0, at - 4), at)).find()) {
            replace(at, DOUBLE_PRIME);
        } else if (!TypographySigns.isSpace(behind) && (beginsWord(at) || !isOpen && TypographySigns.isWide(before))) {
            push(at);
        } else if (isOpen && !TypographySigns.isSpace(before)) {
            close(at, '"');
        } else if (TypographySigns.isDigit(before)) {
            replace(at, DOUBLE_PRIME);
        } else if (!isOpen && !TypographySigns.isSpace(behind) && before == Typography.OBJECT) {
            push(at);
        }
    }

    private void singleQuote(int at) {
        char before = before(at);
        char behind = behind(at);
        boolean isOpen = !open.isEmpty() && text.charAt(open.peek()) == '\'';
        if (TypographySigns.isDigit(before) && TypographySigns.isDigit(behind)) {
            replace(at, PRIME);
        } else if (TypographySigns.isLetter(before) && TypographySigns.isLetter(behind)) {
            replace(at, APOSTROPHE);
        } else if (TypographySigns.isSpace(behind) && TypographySigns.isSpace(before)) {
            // A mark of its own means nothing that could be told
            return;
        } else if (!TypographySigns.isSpace(behind) && beginsWord(at)) {
            if (isElision(at + 1)) {
                replace(at, APOSTROPHE);
            } else {
                push(at);
            }
        } else if (isOpen && !TypographySigns.isLetter(behind)) {
            close(at, '\'');
        } else if (TypographySigns.isDigit(before) && !TypographySigns.isLetter(behind)) {
            replace(at, PRIME);
        } else {
            replace(at, APOSTROPHE);
        }
    }

    private boolean isElision(int start) {
        int end = start;
        while (end < text.length() && TypographySigns.isLetter(text.charAt(end))) {
            end++;
        }
        return DECADE.matcher(text).region(start, text.length()).lookingAt()
                || ELISIONS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /** Closes the last mark of this kind, and leaves alone those that were opened behind it. */
    private void close(int at, char kind) {
        while (text.charAt(open.peek()) != kind) {
            leaveOpen(pop());
        }
        int start = pop();
        replace(start, kind == '"' ? rules.open() : rules.innerOpen());
        replace(at, kind == '"' ? rules.close() : rules.innerClose());
    }

    /** A single mark that nothing closes is an apostrophe. A double one at the start of a paragraph opens a speech that goes on in the next. */
    private void leaveOpen(int at) {
        if (text.charAt(at) == '\'') {
            replace(at, APOSTROPHE);
        } else if (at == first) {
            replace(at, rules.open());
        }
    }

    private void push(int at) {
        open.push(at);
        openDoubles += text.charAt(at) == '"' ? 1 : 0;
    }

    private int pop() {
        int at = open.pop();
        openDoubles -= text.charAt(at) == '"' ? 1 : 0;
        return at;
    }

    /** Hyphens or dots. */
    private void run(int start, int end) {
        char before = before(start);
        char behind = end < text.length() ? text.charAt(end) : ' ';
        int length = end - start;
        if (text.charAt(start) == '.') {
            if (length == 3 && before != '/' && behind != '/' && before != '\\' && behind != '\\') {
                replace(start, end, TypographySigns.isWide(before) || TypographySigns.isWide(behind) ? rules.ellipsis() : "\u2026");
            }
        } else if (TypographySigns.isSpace(before) && !TypographySigns.isSpace(behind) || behind == '>' || before == '<' || before == '!') {
            // An option of a program, the sign of a negative number, or an arrow
            return;
        } else if (length == 3) {
            replace(start, end, rules.dash().length() > 1 ? rules.dash() : TypographyRules.EM_DASH);
        } else if (length == 2) {
            replace(start, end,
                    TypographySigns.isDigit(before) && TypographySigns.isDigit(behind)
                            || TypographySigns.isSpace(before) && rules.dash().length() == 1
                                    ? TypographyRules.EN_DASH : rules.dash());
        } else if (length == 1 && TypographySigns.isSpace(before) && TypographySigns.isSpace(behind) && start > first
                && !(TypographySigns.isDigit(around(start, -1)) && TypographySigns.isDigit(around(start, 1)))) {
            replace(start, TypographyRules.EN_DASH);
        }
    }

    private int runEnd(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == text.charAt(start)) {
            end++;
        }
        return end;
    }

    /** The next character that is no space, in one direction. */
    private char around(int at, int step) {
        int i = at + step;
        while (i >= 0 && i < text.length() && TypographySigns.isSpace(text.charAt(i))) {
            i += step;
        }
        return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
    }

    /** A French question mark and its like have a narrow space before them, a colon a wide one; neither is where a line may break. */
    private void spaceBefore(int at) {
        char behind = behind(at);
        boolean isGuillemet = text.charAt(at) == '»';
        if (!rules.spaced() || !isGuillemet && TypographySigns.isWordSign(behind)) {
            return;
        }
        String space = String.valueOf(text.charAt(at) == ':' ? TypographyRules.SPACE : TypographyRules.NARROW_SPACE);
        char before = before(at);
        if (before == ' ' && at > 1 && !TypographySigns.isSpace(text.charAt(at - 2))) {
            replace(at - 1, at, space);
        } else if (TypographySigns.isWordSign(before) || before == Typography.OBJECT || ")»\u2026%\"".indexOf(before) >= 0) {
            edits.add(new Edit(at, at, space));
        }
    }

    private void spaceBehind(int at) {
        char behind = behind(at);
        if (rules.spaced() && behind == ' ') {
            replace(at + 1, at + 2, String.valueOf(TypographyRules.NARROW_SPACE));
        } else if (rules.spaced() && TypographySigns.isWordSign(behind)) {
            edits.add(new Edit(at + 1, at + 1, String.valueOf(TypographyRules.NARROW_SPACE)));
        }
    }

    private void replace(int at, String with) {
        replace(at, at + 1, with);
    }

    private void replace(int start, int end, String with) {
        edits.add(new Edit(start, end, with));
    }

    private char before(int at) {
        return at == 0 ? ' ' : text.charAt(at - 1);
    }

    private char behind(int at) {
        return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    }

    private boolean beginsWord(int at) {
        char before = before(at);
        return TypographySigns.isSpace(before) || OPENING.indexOf(before) >= 0 || !open.isEmpty() && open.peek() == at - 1;
    }
}
