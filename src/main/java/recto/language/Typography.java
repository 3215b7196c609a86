package recto.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the quotation marks, apostrophes, dashes and ellipses of a language where an author has typed those of a typewriter. A text in a
 * language that Recto does not know stays as it is.
 */
public final class Typography {

    /** Stands in a paragraph for what is no text, such as a picture or a piece of code. */
    public static final char OBJECT = '\uFFFC';
    /** Stands before a character that the author has escaped, and that stays as it is. */
    public static final char ESCAPE = '\uFDD1';
    /** Leaves every text as it is. */
    public static final Typography NONE = new Typography(null);

    /** Addresses of the web and of e-mail. */
    private static final Pattern ADDRESS = Pattern
            .compile("(?:[A-Za-z][A-Za-z0-9+.-]{0,30}://|www\\.)[^\\s\"<>]++|[\\w.+-]{1,64}+@[\\w.-]++");

    private final @Nullable TypographyRules rules;

    private Typography(@Nullable TypographyRules rules) {
        this.rules = rules;
    }

    /** What replaces the characters of a paragraph from {@code start} to before {@code end}. */
    public record Edit(int start, int end, String text) {

        /** The same edit in a text that begins {@code offset} characters behind the start of the paragraph. */
        public Edit from(int offset) {
            return new Edit(start - offset, end - offset, text);
        }
    }

    public static Typography of(Locale language) {
        return Optional.ofNullable(TypographyRules.of(language)).map(Typography::new).orElse(NONE);
    }

    /** A line of text, such as a title, in which no markup is. */
    public String apply(String line) {
        return edited(line, edits(line));
    }

    /** The text with these edits, which are in the order of the text and do not overlap. */
    public static String edited(String text, List<Edit> edits) {
        if (edits.isEmpty()) {
            return text;
        }
        StringBuilder set = new StringBuilder(text.length() + edits.size());
        int end = 0;
        for (Edit edit : edits) {
            set.append(text, end, edit.start).append(edit.text);
            end = edit.end;
        }
        return set.append(text, end, text.length()).toString();
    }

    /** What is to change in a paragraph, in the order of the text. */
    public List<Edit> edits(String paragraph) {
        return rules == null || !mayChange(paragraph) ? List.of() : new TypographyPass(paragraph, addresses(paragraph), rules).edits();
    }

    private boolean mayChange(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"', '\'', '-', '.' -> {
                    return true;
                }
                case '?', '!', ':', ';', '«', '»' -> {
                    if (rules != null && rules.spaced()) {
                        return true;
                    }
                }
                default -> {
                }
            }
        }
        return false;
    }

    /** For each character, whether it is part of an address; null where there is none. */
    private static boolean @Nullable [] addresses(String text) {
        if (text.indexOf('@') < 0 && !text.contains("://") && !text.contains("www.")) {
            return null;
        }
        boolean[] isAddress = new boolean[text.length()];
        for (Matcher address = ADDRESS.matcher(text); address.find();) {
            for (int i = address.start(); i < address.end(); i++) {
                isAddress[i] = true;
            }
        }
        return isAddress;
    }
}
