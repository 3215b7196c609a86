package recto.math;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alphabets of formulas, such as double-struck letters, which Unicode has as letters of their own. */
enum Alphabet {

    BLACKBOARD(0x1D538, 0x1D552, 0x1D7D8, "C=ℂ H=ℍ N=ℕ P=ℙ Q=ℚ R=ℝ Z=ℤ"),
    SCRIPT(0x1D49C, 0x1D4B6, 0, "B=ℬ E=ℰ F=ℱ H=ℋ I=ℐ L=ℒ M=ℳ R=ℛ e=ℯ g=ℊ o=ℴ"),
    FRAKTUR(0x1D504, 0x1D51E, 0, "C=ℭ H=ℌ I=ℑ R=ℜ Z=ℨ"),
    BOLD(0x1D400, 0x1D41A, 0x1D7CE, ""),
    BOLD_ITALIC(0x1D468, 0x1D482, 0x1D7CE, ""),
    SANS(0x1D5A0, 0x1D5BA, 0x1D7E2, ""),
    MONOSPACE(0x1D670, 0x1D68A, 0x1D7F6, ""),
    UPRIGHT(0, 0, 0, ""),
    ITALIC(0, 0, 0, "");

    private static final Map<String, Alphabet> COMMANDS = Map.ofEntries(Map.entry("mathbb", BLACKBOARD), Map.entry("Bbb", BLACKBOARD),
            Map.entry("mathcal", SCRIPT), Map.entry("cal", SCRIPT), Map.entry("mathscr", SCRIPT), Map.entry("mathfrak", FRAKTUR),
            Map.entry("mathbf", BOLD), Map.entry("bf", BOLD), Map.entry("boldsymbol", BOLD_ITALIC), Map.entry("bm", BOLD_ITALIC),
            Map.entry("mathsf", SANS), Map.entry("mathtt", MONOSPACE), Map.entry("mathrm", UPRIGHT), Map.entry("rm", UPRIGHT),
            Map.entry("mathup", UPRIGHT), Map.entry("mathit", ITALIC), Map.entry("mathnormal", ITALIC));

    private final int capital;
    private final int small;
    private final int zero;
    private final String exceptions;

    Alphabet(int capital, int small, int zero, String exceptions) {
        this.capital = capital;
        this.small = small;
        this.zero = zero;
        this.exceptions = exceptions;
    }

    static @Nullable Alphabet of(String command) {
        return COMMANDS.get(command);
    }

    /** The letter or digit in this alphabet. */
    String letter(int letter) {
        int exception = exceptions.indexOf((char) letter + "=");
        if (exception >= 0) {
            return exceptions.substring(exception + 2, exception + 3);
        }
        if (letter >= 'A' && letter <= 'Z' && capital > 0) {
            return Character.toString(capital + letter - 'A');
        }
        if (letter >= 'a' && letter <= 'z' && small > 0) {
            return Character.toString(small + letter - 'a');
        }
        if (letter >= '0' && letter <= '9' && zero > 0) {
            return Character.toString(zero + letter - '0');
        }
        if (this == BOLD || this == BOLD_ITALIC) {
            int start = this == BOLD ? 0x1D6A8 : 0x1D71C;
            if (letter >= 'Α' && letter <= 'Ω') {
                return Character.toString(start + letter - 'Α');
            }
            if (letter >= 'α' && letter <= 'ω') {
                return Character.toString(start + 0x1A + letter - 'α');
            }
        }
        return Character.toString(letter);
    }
}
