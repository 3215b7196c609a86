package recto.math;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import recto.math.Symbols.Symbol;

/** Reads TeX from left to right, by recursive descent, and writes MathML. */
final class TexParser {

    private static final String THIN = "0.1667em";

    /** @param kind as {@link Symbol} has it; a blank for anything whose scripts stand beside it */
    record Atom(String xml, char kind) {
        static Atom of(String xml) {
            return new Atom(xml, ' ');
        }
    }

    private final TexText tex;
    private final boolean isDisplay;
    private final TexCommands commands;
    private final TexTables tables;
    private @Nullable Alphabet alphabet;

    TexParser(String tex, boolean isDisplay) {
        this.tex = new TexText(tex);
        this.isDisplay = isDisplay;
        this.commands = new TexCommands(this, this.tex);
        this.tables = new TexTables(this.tex, this::row);
    }

    String formula() {
        String formula = tables.bare();
        if (!tex.isAtEnd()) {
            throw new TexFault("has '%s' that nothing has opened".formatted(tex.rest()), tex.at());
        }
        return formula;
    }

    /** The nodes up to what ends the row, as one element. */
    String row(char stop) {
        List<String> nodes = new ArrayList<>();
        tex.enter();
        Alphabet before = alphabet;
        while (!isEndOfRow(stop)) {
            boolean isLarge = tex.skip("\\displaystyle");
            if (isLarge || tex.skip("\\textstyle") || tex.skip("\\scriptstyle")) {
                nodes.add("<mstyle displaystyle=\"%b\">%s</mstyle>".formatted(isLarge, row(stop)));
            } else if (tex.command().equals("rm") || tex.command().equals("bf") || tex.command().equals("cal")) {
                String name = tex.command();
                tex.pass(1 + name.length());
                alphabet = Alphabet.of(name);
            } else {
                nodes.add(scripted());
            }
        }
        alphabet = before;
        tex.leave();
        return nodes.size() == 1 ? nodes.get(0) : MathMl.element("mrow", String.join("", nodes));
    }

    private boolean isEndOfRow(char stop) {
        tex.blanks();
        if (tex.isAtEnd()) {
            return true;
        }
        char c = tex.peek();
        if (c == '\\') {
            String command = tex.command();
            return command.equals("\\") || command.equals("end") || command.equals("right") || command.equals("middle")
                    || command.equals("cr") || command.equals("newline");
        }
        return c == '}' || c == '&' || c == stop;
    }

    /** An atom with what stands above and below it. */
    private String scripted() {
        Atom base = "^_'".indexOf(tex.peek()) >= 0 ? Atom.of("<mrow></mrow>") : atom(false);
        String sub = null;
        String sup = null;
        StringBuilder primes = new StringBuilder();
        boolean isAbove = base.kind == 'U' || isDisplay && (base.kind == 'L' || base.kind == 'M');
        for (tex.blanks(); !tex.isAtEnd(); tex.blanks()) {
            if (tex.skip("\\limits")) {
                isAbove = true;
            } else if (tex.skip("\\nolimits")) {
                isAbove = false;
            } else if (tex.peek() == '\'') {
                primes.append('′');
                tex.pass(1);
            } else if (tex.peek() == '_' && sub == null) {
                tex.pass(1);
                sub = argument();
            } else if (tex.peek() == '^' && sup == null) {
                tex.pass(1);
                sup = argument();
            } else if (tex.peek() == '_' || tex.peek() == '^') {
                throw new TexFault("has two %s on one base".formatted(tex.peek() == '_' ? "subscripts" : "superscripts"), tex.at());
            } else {
                break;
            }
        }
        if (!primes.isEmpty()) {
            String prime = MathMl.operator(primes.toString());
            sup = sup == null ? prime : MathMl.element("mrow", prime + sup);
        }
        return withScripts(base.xml, sub, sup, isAbove) + (base.kind == 'F' || base.kind == 'M' ? gap() : "");
    }

    static String withScripts(String base, @Nullable String sub, @Nullable String sup, boolean isAbove) {
        if (sub == null && sup == null) {
            return base;
        }
        String name = sub == null ? isAbove ? "mover" : "msup"
                : sup == null ? isAbove ? "munder" : "msub" : isAbove ? "munderover" : "msubsup";
        return MathMl.element(name, base + (sub == null ? "" : sub) + (sup == null ? "" : sup));
    }

    /** The room behind the name of a function, where no bracket follows. */
    private String gap() {
        boolean isApart = !tex.isAtEnd() && ")]}&,;.(".indexOf(tex.peek()) < 0
                && !tex.command().matches("left|right|end|\\\\|,|;|:|quad|\\{|bigl?|Bigl?");
        return isApart ? MathMl.space(THIN) : "";
    }

    /** What a command is applied to: a group, or one atom. */
    String argument() {
        tex.blanks();
        if (tex.isAtEnd() || tex.peek() == '}' || tex.peek() == '&') {
            throw new TexFault("ends where something has to follow", Math.max(0, tex.at() - 1));
        }
        return atom(true).xml;
    }

    /** @param isSingle whether of several digits only the first belongs to it */
    private Atom atom(boolean isSingle) {
        int start = tex.at();
        char c = tex.peek();
        if (c == '\\') {
            tex.enter();
            Atom atom = commands.read();
            tex.leave();
            return atom;
        }
        if (c == '{') {
            tex.pass(1);
            String group = row('}');
            if (!tex.skip("}")) {
                throw new TexFault("has a { that is not closed", start);
            }
            return Atom.of(group);
        }
        if (c >= '0' && c <= '9') {
            return Atom.of(MathMl.element("mn", letters(isSingle ? Character.toString(tex.next()) : tex.number())));
        }
        int letter = tex.next();
        return Atom.of(Character.isLetter(letter) ? identifier(letter) : sign(letter));
    }

    private String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.chars().forEach(letter -> letters.append(alphabet == null ? Character.toString(letter) : alphabet.letter(letter)));
        return letters.toString();
    }

    private String identifier(int letter) {
        String shown = alphabet == null ? Character.toString(letter) : alphabet.letter(letter);
        return alphabet == Alphabet.UPRIGHT ? "<mi mathvariant=\"normal\">" + shown + "</mi>" : MathMl.element("mi", shown);
    }

    private static String sign(int sign) {
        return switch (sign) {
            case '-' -> MathMl.operator("−");
            case '*' -> MathMl.operator("∗");
            case '(', ')', '[', ']', '|' -> MathMl.fence(Character.toString(sign));
            case '~' -> MathMl.text(" ");
            case '#', '$' -> throw new TexFault("has a " + (char) sign + " that means nothing here", 0);
            default -> MathMl.operator(Character.toString(sign));
        };
    }

    /** The sign of a command; null for a command that stands for none. */
    @Nullable
    Atom symbol(String name) {
        Symbol symbol = Symbols.find(name);
        if (symbol == null) {
            return null;
        }
        String sign = symbol.sign();
        return new Atom(switch (symbol.kind()) {
            case 'i' -> alphabet == Alphabet.BOLD || alphabet == Alphabet.BOLD_ITALIC ? identifier(sign.codePointAt(0))
                    : MathMl.element("mi", sign);
            case 'n' -> "<mi mathvariant=\"normal\">" + (alphabet == null ? sign : alphabet.letter(sign.codePointAt(0))) + "</mi>";
            case 'F' -> MathMl.element("mi", sign);
            case 'M' -> "<mo movablelimits=\"false\">" + sign.replace(' ', '\u2009') + "</mo>";
            case 'f' -> MathMl.fence(sign);
            default -> MathMl.operator(sign);
        }, symbol.kind());
    }

    /** What stands between two square brackets, which may be missing. */
    @Nullable
    String optional() {
        tex.blanks();
        if (!tex.skip("[")) {
            return null;
        }
        String row = row(']');
        if (!tex.skip("]")) {
            throw new TexFault("has a [ that is not closed", tex.at());
        }
        return row;
    }

    String within(@Nullable Alphabet inner) {
        Alphabet before = alphabet;
        alphabet = inner;
        String content = argument();
        alphabet = before;
        return content;
    }

    String environment(String name) {
        return tables.read(name);
    }
}
