package recto.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The languages that Recto highlights, each under all the names that authors use for it. */
final class Languages {

    private static final Map<String, Lexer> BY_NAME = new HashMap<>();

    private static final Quote TEMPLATE = Quote.block("`").interpolating("${");
    private static final Quote TEXT_BLOCK = Quote.block("\"\"\"");

    static {
        add("java jsh jshell", Syntax
                .likeC("abstract assert boolean break byte case catch char class const continue default do double else enum extends final"
                        + " finally float for goto if implements import instanceof int interface long native new package private protected public return short static"
                        + " strictfp super switch synchronized this throw throws transient try void volatile while var")
                .soft("record sealed permits yield when module requires exports opens uses provides").quote(TEXT_BLOCK).annotations());
        add("kotlin kt kts", Syntax
                .likeC("as break class continue do else for fun if in interface is object package return super this throw try typealias val"
                        + " var when while")
                .soft("abstract actual annotation by catch companion const constructor crossinline data enum expect external final finally get import infix init"
                        + " inline inner internal lateinit noinline open operator out override private protected public reified sealed set suspend tailrec value vararg where")
                .quote(Quote.line("\"").interpolating("${"), Quote.raw("\"\"\"", "\"\"\"").interpolating("${")).variables().nestedComments()
                .annotations());
        add("groovy gradle", Syntax.likeC(
                "abstract as assert boolean break byte case catch char class const continue def default do double else enum extends final"
                        + " finally float for if implements import in instanceof int interface long native new package private protected public return short static super"
                        + " switch this throw throws trait try var void while")
                .quote(Quote.line("\"").interpolating("${"), TEXT_BLOCK.interpolating("${"), Quote.block("'''")).variables().annotations());
        add("scala sc", Syntax.likeC(
                "abstract case catch class def do else enum extends final finally for given if implicit import lazy match new object override"
                        + " package private protected return sealed super then this throw trait try type val var while with yield")
                .soft("extension using end inline opaque open").quote(TEXT_BLOCK).nestedComments().annotations());
        String javaScript = "async await break case catch class const continue debugger default delete do else export extends finally for function if import in"
                + " instanceof let new return static super switch this throw try typeof var void while with yield";
        add("javascript js mjs cjs jsx node",
                Syntax.likeC(javaScript).soft("as from get of set").values("undefined NaN Infinity").quote(TEMPLATE)
                        .regularExpressions().annotations());
        add("typescript ts mts cts tsx", Syntax
                .likeC(javaScript + " enum implements interface private protected public readonly any boolean bigint never number"
                        + " object string symbol unknown")
                .soft("abstract as asserts declare from get infer is keyof module namespace of out override satisfies set type unique")
                .values("undefined NaN Infinity")
                .quote(TEMPLATE).regularExpressions().annotations());
        add("python py python3 py3 pyi", python());
        add("go golang", Syntax.likeC(
                "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return"
                        + " select struct switch type var any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16"
                        + " uint32 uint64 uintptr")
                .values("nil iota").quote(Quote.raw("`", "`")));
        add("rust rs", Syntax.likeC(
                "as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref return self"
                        + " Self static struct super trait type unsafe use where while bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize")
                .quote(Quote.block("\""), Quote.block("\"").prefixed("b"), Quote.block("\"").prefixed("c"), Quote.line("'").prefixed("b"),
                        Quote.raw("r\"", "\""),
                        Quote.raw("r#\"", "\"#"), Quote.raw("r##\"", "\"##"), Quote.raw("br\"", "\""), Quote.raw("br#\"", "\"#"))
                .soft("union").nestedComments().lifetimes());
        String c = "auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed"
                + " sizeof static struct switch typedef union unsigned void volatile while bool int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t size_t"
                + " ssize_t ptrdiff_t";
        add("c h", Syntax
                .likeC(c + " _Alignas _Alignof _Atomic _Bool _Generic _Noreturn _Static_assert _Thread_local constexpr nullptr typeof")
                .values("NULL")
                .quote(Quote.line("\"").prefixed("L"), Quote.line("\"").prefixed("u8")).preprocessor());
        add("c++ cpp cc cxx hpp h++ hxx", Syntax.likeC(c
                + " alignas alignof asm catch char8_t char16_t char32_t class concept consteval constexpr constinit const_cast"
                + " co_await co_return co_yield decltype delete dynamic_cast explicit export friend mutable namespace new noexcept operator private protected public"
                + " reinterpret_cast requires static_assert static_cast template this thread_local throw try typeid typename using virtual wchar_t")
                .soft("final import module override").values("nullptr NULL")
                .quote(Quote.line("\"").prefixed("L"), Quote.line("\"").prefixed("u8"), Quote.raw("R\"(", ")\"")).preprocessor());
        add("c# cs csharp dotnet", Syntax
                .likeC("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double"
                        + " else enum event explicit extern finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new object"
                        + " operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this"
                        + " throw try typeof uint ulong unchecked unsafe ushort using virtual void volatile while var async await")
                .soft("and dynamic file from global init into join let nameof not on or orderby partial record required scoped select when where with yield")
                .quote(Quote.line("\"").prefixed("$"), Quote.raw("@\"", "\""), Quote.raw("$@\"", "\""), Quote.raw("\"\"\"", "\"\"\""),
                        Quote.raw("$\"\"\"", "\"\"\""))
                .preprocessor());
        add("swift", Syntax.likeC(
                "actor any as associatedtype async await break case catch class continue default defer deinit do else enum extension fallthrough"
                        + " fileprivate for func guard if import in init inout internal is let nonisolated open operator private protocol public repeat rethrows return self"
                        + " Self some static struct subscript super switch throw throws try typealias var where while")
                .soft("final indirect lazy mutating override required weak").values("nil")
                .quote(Quote.line("\"").interpolating("\\("), TEXT_BLOCK)
                .nestedComments().annotations());
        add("php", Syntax.likeC(
                "abstract and array as break callable case catch class clone const continue declare default do echo else elseif enum extends final"
                        + " finally fn for foreach function global goto if implements include include_once instanceof insteadof interface isset list match namespace new or"
                        + " print private protected public readonly require require_once return static string int float bool void switch throw trait try unset use var while"
                        + " xor yield")
                .values("TRUE FALSE NULL").quote(Quote.block("\""), Quote.block("'")).lineComment("#").variables());
        add("ruby rb", Syntax.of(
                "alias and begin break case class def defined? do else elsif end ensure for if in module next not or redo rescue retry return self"
                        + " super then undef unless until when while yield attr_reader attr_accessor require require_relative")
                .values("true false nil").lineComment("#")
                .quote(Quote.block("\"").interpolating("#{"), Quote.block("'"), Quote.line("`")));
        add("sql postgres postgresql psql plpgsql mysql sqlite", sql());
        Lexer shell = add("bash sh shell zsh ksh fish", shell());
        add("docker dockerfile containerfile", new DockerLexer(shell));
        add("console terminal shell-session sh-session shellsession", new ConsoleLexer(shell));
        add("json jsonc json5 jsonl", Syntax.likeC("").keys());
        Lexer yaml = new YamlLexer();
        add("yaml yml", yaml);
        add("properties ini toml conf editorconfig env dotenv", new SettingsLexer());
        add("css scss less", new CssLexer());
        add("xml xsd xslt xhtml svg rss atom pom wsdl xaml", new MarkupLexer(Map.of()));
        add("html htm vue svelte qute handlebars", new MarkupLexer(Map.of("script", BY_NAME.get("js"), "style", BY_NAME.get("css"))));
        add("markdown md mdx commonmark gfm", new MarkdownLexer(yaml));
        add("diff patch udiff", new DiffLexer());
    }

    private Languages() {}

    /** @return null for an unknown language, and for "" */
    static @Nullable Lexer find(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    private static Lexer add(String names, Syntax syntax) {
        return add(names, new ProgramLexer(syntax));
    }

    private static Lexer add(String names, Lexer lexer) {
        for (String name : names.split(" ")) {
            BY_NAME.put(name, lexer);
        }
        return lexer;
    }

    private static Syntax python() {
        Syntax python = Syntax.of(
                "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not"
                        + " or pass raise return self try while with yield")
                .soft("case match type").values("True False None").lineComment("#").annotations();
        for (String prefix : "|r|b|f|u|t|rb|br|fr|rf|R|B|F|U|Rb|bR".split("\\|")) {
            python.quote(TEXT_BLOCK.prefixed(prefix), Quote.block("'''").prefixed(prefix), Quote.line("\"").prefixed(prefix),
                    Quote.line("'").prefixed(prefix));
        }
        return python;
    }

    private static Syntax sql() {
        return Syntax.of(
                "add all alter analyze and any as asc begin between by cascade case cast check coalesce collate column commit conflict constraint create cross"
                        + " current_date current_timestamp database default deferrable delete desc distinct do domain drop each else end except execute exists explain extension"
                        + " fetch filter first following for foreign from full function generated grant group grouping having identity if ilike in index inner insert instead"
                        + " intersect into is isolation join key language last lateral left level like limit local lock materialized merge natural no not nothing nulls of offset"
                        + " on only or order outer over partition policy preceding primary procedure range recursive references refresh rename replace returning returns revoke"
                        + " right rollback row rows schema select sequence set setof similar some start strict table temp temporary then to transaction trigger truncate type"
                        + " unbounded union unique unlogged update using vacuum values view when where window with within work"
                        + " array bigint bigserial boolean bytea char character date decimal double integer int interval json jsonb numeric precision real serial smallint text"
                        + " time timestamp timestamptz tsquery tsvector uuid varchar varying zone")
                .values("true false null").lineComment("--").comment("/*", "*/").nestedComments()
                .quote(Quote.raw("'", "'"), Quote.raw("\"", "\"")).ignoringCase();
    }

    private static Syntax shell() {
        return Syntax.of(
                "if then else elif fi for while until do done case esac in function return break continue exit export local readonly declare"
                        + " unset shift alias eval exec trap cd echo")
                .values("true false").lineComment("#")
                .quote(Quote.block("\""), Quote.raw("'", "'"), Quote.line("'").prefixed("$")).variables().shell().alsoInWords("-./:+");
    }
}
