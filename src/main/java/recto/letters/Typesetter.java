package recto.letters;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sets lines of text in the serif of the site. Letters that this font lacks, such as Chinese ones, come from the fonts of the machine. */
public final class Typesetter {

    private static final String FONT = "/fonts/EBGaramond12-Regular.otf";
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String ELLIPSIS = "…";

    /** The fonts are loaded at the first use, so that a native program loads them at run time. */
    private static final class Fonts {
        static final Font OWN = own();
        static final Font OTHER = new Font(Font.SERIF, Font.PLAIN, 1);

        private static Font own() {
            try (InputStream in = Typesetter.class.getResourceAsStream(FONT)) {
                if (in == null) {
                    throw new IllegalStateException("The program lacks its own file " + FONT);
                }
                return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON,
                        TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
            } catch (IOException | FontFormatException e) {
                throw new IllegalStateException("The font %s cannot be read".formatted(FONT), e);
            }
        }
    }

    private Typesetter() {}

    public static boolean canShow(String text) {
        return text.codePoints().allMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                || Fonts.OWN.canDisplay(c) || Fonts.OTHER.canDisplay(c));
    }

    public static boolean runsFromRight(String text) {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    private static AttributedString set(String text, float size) {
        AttributedString set = new AttributedString(text);
        for (int i = 0; i < text.length();) {
            int end = i + Character.charCount(text.codePointAt(i));
            set.addAttribute(TextAttribute.FONT, (Fonts.OWN.canDisplay(text.codePointAt(i)) ? Fonts.OWN : Fonts.OTHER).deriveFont(size), i,
                    end);
            i = end;
        }
        return set;
    }

    /** The first character of the text set by itself; null where it is no letter of the site's own font. */
    public static @Nullable TextLayout initial(String text, float size) {
        int first = text.codePointAt(0);
        return Character.isLetter(first) && Fonts.OWN.canDisplay(first)
                ? new TextLayout(set(Character.toString(first), size).getIterator(), CONTEXT) : null;
    }

    /** The first letter of the text, else its first digit, set by itself. @return null where there is neither, or no font has it */
    public static @Nullable TextLayout firstLetter(String text, float size) {
        return IntStream.concat(text.codePoints().filter(Character::isLetter), text.codePoints().filter(Character::isDigit))
                .mapToObj(Character::toString).findFirst().map(first -> first.toUpperCase(Locale.ROOT)).filter(Typesetter::canShow)
                .map(first -> new TextLayout(set(first, size).getIterator(), CONTEXT)).orElse(null);
    }

    /** Sets one line and cuts it where it would be too wide. */
    public static TextLayout fitting(String text, float size, float width) {
        String fitting = cut(text, candidate -> new TextLayout(set(candidate, size).getIterator(), CONTEXT).getAdvance() <= width);
        return new TextLayout(set(fitting, size).getIterator(), CONTEXT);
    }

    /** The longest beginning of the text that fits, with an ellipsis where something was left out. */
    public static String cut(String text, Predicate<String> fits) {
        if (fits.test(text)) {
            return text;
        }
        int low = 0;
        int high = text.codePointCount(0, text.length());
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (fits.test(start(text, middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return start(text, low);
    }

    private static String start(String text, int codePoints) {
        return text.substring(0, text.offsetByCodePoints(0, codePoints)).strip() + ELLIPSIS;
    }

    /** @param most the highest number of lines; further text is left out @param indent of the first {@code indented} lines */
    public static List<TextLayout> lines(String text, float size, float width, int most, float indent, int indented) {
        LineBreakMeasurer measurer = new LineBreakMeasurer(set(text, size).getIterator(), CONTEXT);
        List<TextLayout> lines = new ArrayList<>();
        while (measurer.getPosition() < text.length() && lines.size() < most) {
            lines.add(measurer.nextLayout(width - (lines.size() < indented ? indent : 0)));
        }
        return lines;
    }

    /** Sets the text in as few lines as possible and makes them about equally long. */
    public static List<TextLayout> balanced(String text, float size, float width, float indent, int indented) {
        int count = lines(text, size, width, Integer.MAX_VALUE, indent, indented).size();
        float narrow = width / 4 + indent;
        float wide = width;
        while (wide - narrow > 2) {
            float middle = (narrow + wide) / 2;
            if (lines(text, size, middle, count + 1, indent, indented).size() > count) {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        return lines(text, size, wide, count, indent, indented);
    }
}
