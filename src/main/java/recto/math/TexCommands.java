package recto.math;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import recto.math.TexParser.Atom;

/** The commands of TeX that take something, and those that are more than one sign. */
final class TexCommands {

    private static final Map<String, String> SPACES = Map.ofEntries(Map.entry(",", "0.1667em"), Map.entry(":", "0.2222em"),
            Map.entry(">", "0.2222em"), Map.entry(";", "0.2778em"), Map.entry("!", "-0.1667em"), Map.entry("quad", "1em"),
            Map.entry("qquad", "2em"), Map.entry("enspace", "0.5em"), Map.entry("enskip", "0.5em"), Map.entry("thinspace", "0.1667em"),
            Map.entry("medspace", "0.2222em"), Map.entry("thickspace", "0.2778em"), Map.entry("negthinspace", "-0.1667em"),
            Map.entry(" ", "0.25em"), Map.entry("\n", "0.25em"), Map.entry("nobreakspace", "0.25em"));
    private static final Map<String, String> ABOVE = Map.ofEntries(Map.entry("hat", "^"), Map.entry("widehat", "^"), Map.entry("bar", "¯"),
            Map.entry("overline", "¯"), Map.entry("vec", "→"), Map.entry("overrightarrow", "→"), Map.entry("overleftarrow", "←"),
            Map.entry("overleftrightarrow", "↔"), Map.entry("dot", "˙"), Map.entry("ddot", "¨"), Map.entry("dddot", "⃛"),
            Map.entry("tilde", "~"),
            Map.entry("widetilde", "~"), Map.entry("check", "ˇ"), Map.entry("acute", "´"), Map.entry("grave", "`"), Map.entry("breve", "˘"),
            Map.entry("mathring", "˚"), Map.entry("overbrace", "⏞"), Map.entry("overbracket", "⎴"));
    private static final Map<String, String> BELOW = Map.of("underline", "_", "underbrace", "⏟", "underbracket", "⎵", "underrightarrow",
            "→",
            "underleftarrow", "←", "underbar", "_");
    private static final Map<String, String> ARROWS = Map.of("xrightarrow", "→", "xleftarrow", "←", "xRightarrow", "⇒", "xLeftarrow", "⇐",
            "xleftrightarrow", "↔", "xmapsto", "↦", "xrightleftharpoons", "⇌");
    private static final Set<String> TEXTS = Set.of("text", "textrm", "textnormal", "textit", "textbf", "textsf", "texttt", "mbox", "hbox",
            "textup");
    private static final Set<String> AS_THEY_ARE = Set.of("mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct",
            "mathinner",
            "boxed", "fbox", "smash", "mathstrut", "ensuremath", "rlap", "llap", "mathclap");
    /** What says nothing to a reader. */
    private static final Set<String> SILENT = Set.of("nonumber", "notag", "allowbreak", "nobreak", "relax", "null", "/", "hfill",
            "centering",
            "displaylimits", "strut", "-");
    private static final Pattern SIZE = Pattern.compile("(?:big|Big|bigg|Bigg)([lrm]?)");
    private static final Pattern LENGTH = Pattern.compile("-?\\d{0,3}(?:\\.\\d{1,3})?(?:em|ex|pt|px|cm|mm|in|mu)");

    private final TexParser parser;
    private final TexText tex;

    TexCommands(TexParser parser, TexText tex) {
        this.parser = parser;
        this.tex = tex;
    }

    Atom read() {
        int start = tex.at();
        String name = tex.command();
        tex.pass(1 + name.length());
        Atom symbol = parser.symbol(name);
        if (symbol != null) {
            return symbol;
        }
        Alphabet alphabet = Alphabet.of(name);
        if (alphabet != null) {
            return Atom.of(parser.within(alphabet));
        }
        if (SPACES.containsKey(name)) {
            return Atom.of(MathMl.space(SPACES.get(name)));
        }
        if (ABOVE.containsKey(name)) {
            return accent(name, "mover", ABOVE.get(name));
        }
        if (BELOW.containsKey(name)) {
            return accent(name, "munder", BELOW.get(name));
        }
        if (ARROWS.containsKey(name)) {
            String below = parser.optional();
            return Atom.of(
                    TexParser.withScripts("<mo stretchy=\"true\">" + ARROWS.get(name) + "</mo>", below, padded(parser.argument()), true));
        }
        if (TEXTS.contains(name)) {
            return Atom.of(text(tex.raw()));
        }
        if (SILENT.contains(name)) {
            return Atom.of("<mrow></mrow>");
        }
        if (AS_THEY_ARE.contains(name)) {
            return Atom.of(parser.argument());
        }
        Matcher size = SIZE.matcher(name);
        if (size.matches()) {
            tex.blanks();
            return Atom.of("<mo stretchy=\"true\" minsize=\"%s\" maxsize=\"%1$s\">%s</mo>".formatted(
                    switch (name.replaceFirst("[lrm]$", "")) {
                        case "big" -> "1.2em";
                        case "Big" -> "1.8em";
                        case "bigg" -> "2.4em";
                        default -> "3em";
                    }, MathMl.escaped(delimiter())));
        }
        Atom built = built(name);
        if (built == null) {
            throw new TexFault(name.isEmpty() ? "ends with a backslash" : "has \\%s, which is not known".formatted(name), start);
        }
        return built;
    }

    private @Nullable Atom built(String name) {
        return switch (name) {
            case "frac", "cfrac" -> Atom.of(MathMl.element("mfrac", parser.argument() + parser.argument()));
            case "dfrac" ->
                Atom.of("<mstyle displaystyle=\"true\">" + MathMl.element("mfrac", parser.argument() + parser.argument()) + "</mstyle>");
            case "tfrac", "nicefrac", "sfrac" ->
                Atom.of("<mstyle displaystyle=\"false\">" + MathMl.element("mfrac", parser.argument() + parser.argument()) + "</mstyle>");
            case "binom", "dbinom", "tbinom" ->
                Atom.of(MathMl.element("mrow", MathMl.stretched("(", "prefix") + "<mfrac linethickness=\"0\">"
                        + parser.argument() + parser.argument() + "</mfrac>" + MathMl.stretched(")", "postfix")));
            case "sqrt" -> {
                String degree = parser.optional();
                String inner = parser.argument();
                yield Atom.of(degree == null ? MathMl.element("msqrt", inner) : MathMl.element("mroot", inner + degree));
            }
            case "left" -> Atom.of(fenced());
            case "begin" -> Atom.of(parser.environment(tex.raw().strip()));
            case "substack" -> Atom.of(new TexParser(tex.raw(), false).formula());
            case "overset", "stackrel" -> {
                String above = parser.argument();
                yield Atom.of(MathMl.element("mover", parser.argument() + above));
            }
            case "underset" -> {
                String below = parser.argument();
                yield Atom.of(MathMl.element("munder", parser.argument() + below));
            }
            case "operatorname", "mathop" -> {
                boolean hasLimits = tex.skip("*");
                String word = name.equals("mathop") ? "" : tex.raw().replaceAll("\\\\[,;: ]|\\s", "\u2009");
                yield word.isEmpty() ? new Atom(parser.argument(), 'L')
                        : new Atom((hasLimits ? MathMl.operator(word)
                                : word.length() == 1 ? "<mi mathvariant=\"normal\">" + MathMl.escaped(word) + "</mi>"
                                        : MathMl.element("mi", MathMl.escaped(word))),
                                hasLimits ? 'M' : 'F');
            }
            case "not" -> Atom.of(parser.argument().replaceFirst("(?=</m[io]>$)", "\u0338"));
            case "bmod", "mod" -> Atom.of(MathMl.space("0.2222em") + MathMl.operator("mod") + MathMl.space("0.2222em"));
            case "pmod" ->
                Atom.of(MathMl.element("mrow", MathMl.space("1em") + MathMl.fence("(") + "<mi>mod</mi>" + MathMl.space("0.3333em")
                        + parser.argument() + MathMl.fence(")")));
            case "phantom", "hphantom", "vphantom" -> Atom.of(MathMl.element("mphantom", parser.argument()));
            case "hspace", "mspace", "kern", "mkern", "hskip" -> {
                tex.skip("*");
                String length = tex.peek() == '{' ? tex.raw().strip() : tex.length(LENGTH);
                yield Atom.of(LENGTH.matcher(length).matches() && !length.endsWith("mu") ? MathMl.space(length) : MathMl.space("0.25em"));
            }
            case "textcolor" -> {
                tex.raw();
                yield Atom.of(parser.argument());
            }
            case "color" -> {
                tex.raw();
                yield Atom.of("<mrow></mrow>");
            }
            case "label" -> {
                tex.raw();
                yield Atom.of("<mrow></mrow>");
            }
            case "tag" -> {
                tex.skip("*");
                yield Atom.of(MathMl.space("2em") + MathMl.text("(" + tex.raw() + ")"));
            }
            case "{", "}" -> Atom.of(MathMl.fence(name));
            case "|" -> Atom.of(MathMl.fence("‖"));
            case "#", "%", "&", "$" -> Atom.of(MathMl.operator(name));
            case "*" -> Atom.of(MathMl.operator("∗"));
            // Some write it so lest Markdown takes it for emphasis
            case "_" -> Atom.of(MathMl.element("mi", "_"));
            default -> null;
        };
    }

    private Atom accent(String name, String element, String sign) {
        boolean isWide = name.startsWith("w") || name.startsWith("o") || name.startsWith("u");
        String xml = "<%s accent%s=\"true\">%s<mo stretchy=\"%b\">%s</mo></%1$s>".formatted(element,
                element.equals("munder") ? "under" : "",
                parser.argument(), isWide, MathMl.escaped(sign));
        return new Atom(xml, name.contains("brac") ? 'U' : ' ');
    }

    private static String padded(String above) {
        return MathMl.element("mrow", MathMl.space("0.4em") + above + MathMl.space("0.4em"));
    }

    /** Words, in which there may be formulas between dollar signs. */
    private String text(String words) {
        StringBuilder text = new StringBuilder();
        String[] parts = words.split("(?<!\\\\)\\$", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                text.append(i % 2 == 1 ? new TexParser(parts[i], false).formula()
                        : MathMl.text(parts[i].replaceAll("\\\\([#$%&_{} ])", "$1").replace('~', ' ').replaceAll("[{}]", "")));
            }
        }
        return parts.length == 1 && !text.isEmpty() ? text.toString() : MathMl.element("mrow", text.toString());
    }

    private String fenced() {
        int start = tex.at();
        StringBuilder row = new StringBuilder(MathMl.stretched(delimiter(), "prefix")).append(parser.row('\0'));
        while (tex.skip("\\middle")) {
            row.append(MathMl.stretched(delimiter(), "infix")).append(parser.row('\0'));
        }
        if (!tex.skip("\\right")) {
            throw new TexFault("has a \\left without its \\right", Math.max(0, start - 5));
        }
        return MathMl.element("mrow", row.append(MathMl.stretched(delimiter(), "postfix")).toString());
    }

    /** A bracket; "" for the dot that stands for none. */
    private String delimiter() {
        tex.blanks();
        String name = tex.command();
        if (name.isEmpty()) {
            char sign = tex.peek();
            if ("()[]|/.<>".indexOf(sign) < 0) {
                throw new TexFault("has no bracket where one has to follow", Math.max(0, tex.at() - 1));
            }
            tex.pass(1);
            return sign == '.' ? "" : sign == '<' ? "⟨" : sign == '>' ? "⟩" : String.valueOf(sign);
        }
        tex.pass(1 + name.length());
        Symbols.Symbol symbol = Symbols.find(name);
        if (symbol == null && !name.matches("[{}|]")) {
            throw new TexFault("has \\%s where a bracket has to follow".formatted(name), tex.at() - name.length() - 1);
        }
        return symbol != null ? symbol.sign() : name.equals("|") ? "‖" : name;
    }
}
