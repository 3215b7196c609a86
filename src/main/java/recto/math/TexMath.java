package recto.math;

import org.jspecify.annotations.Nullable;

/** Makes MathML of the formulas that articles have in TeX. Whatever is not understood is named, and nothing of a formula is left out. */
public final class TexMath {

    /** In UTF-16 units; a longer one is no formula. */
    private static final int MAX_LENGTH = 10_000;

    /**
     * @param mathml null where the formula is not understood
     * @param fault what is not understood; "" for a formula that is
     * @param at where in the formula the fault is
     */
    public record Result(@Nullable String mathml, String fault, int at) {}

    private TexMath() {}

    /** @param isDisplay whether the formula stands on lines of its own */
    public static Result convert(String tex, boolean isDisplay) {
        if (tex.length() > MAX_LENGTH) {
            return new Result(null, "is longer than %d characters".formatted(MAX_LENGTH), 0);
        }
        try {
            String row = new TexParser(tex, isDisplay).formula();
            return new Result("<math%s><semantics>%s<annotation encoding=\"application/x-tex\">%s</annotation></semantics></math>"
                    .formatted(isDisplay ? " display=\"block\"" : "", row, MathMl.escaped(tex.strip())), "", 0);
        } catch (TexFault fault) {
            return new Result(null, String.valueOf(fault.getMessage()), fault.at());
        }
    }
}
