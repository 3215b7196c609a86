package recto.frontmatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.Tries;
import recto.frontmatter.FrontMatterValue.Field;

class ScriptReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "module.exports = { a: 'x', \"b\": 2, c: true, d: null, }; | {a=x, b=2, c=true, d=null}",
            "module.exports = { a: { b: ['x', [1.5, -2]] } } | {a={b=[x, [1.5, -2]]}}", "export default () => ({ a: 1 }) | {a=1}",
            "export default async (data) => { return { a: 1 } } | {a=1}",
            "module.exports = async function f(a, b) { return { a: 1 }; } | {a=1}",
            "// x { a: 2 }¦module.exports = { /* a: 2, */ a: 1, // a: 3¦ b: 2 } | {a=1, b=2}",
            "module.exports = { a: 'it\\'s', b: \"x\\ny\", c: `z` } | {a=it's, b=x¦y, c=z}", "module.exports = { a: 1, a: 2 } | {a=2}",
            "module.exports = { a: x, b: `${c}`, c: 'p' + q, d: () => { return '}' }, e() { return [1, 2] }, ...f, g, h: 1 } | {h=1}",
            "module.exports = { a: [x, 'y'], b: new Date(), c: /[/]x/.y, d: 1 } | {a=[y], d=1}",
            "module.exports = { a: 'open¦b: 1, c: 2 } | {c=2}", "module.exports = { a: x('open¦), b: 2 } | {b=2}",
            "module.exports = { a: new Date('2024-05-31'), b: ['x'] as const, c: {} satisfies Some<Type>, d: ('x') } | {a=2024-05-31, b=[x], c={}}",
            "module.exports = { größe: 'caf\\u00e9 \\x41\\u{1F600}', b: 'x\\¦y' } | {größe=café A😀, b=xy}",
            "module.exports = { a: 1 | {a=1}", "module.exports = {} | {}", "module.exports = { a: 'open | {a=open}"})
    void whatJavaScriptSaysInPlainWordsIsRead(String script, String values) {
        assertEquals(values.replace('¦', '\n'),
                ScriptReader.ofJavaScript(script.replace('¦', '\n')).orElseThrow().fields().plain().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"module.exports = x", "const a = { b: 1 };",
            "module.exports = makeIt({ a: 1 })", "module.exports = [1]"})
    void whatHasToBeWorkedOutIsNothing(String script) {
        assertEquals(true, ScriptReader.ofJavaScript(script).isEmpty());
    }

    @Test
    void anItemThatIsPassedOverIsToldByTheKeyOfItsList() {
        ScriptReader.Module module = ScriptReader.ofJavaScript("module.exports = { tags: ['a', tag, ...more], x: { y: [z] } }")
                .orElseThrow();

        assertEquals("{tags=[a], x={y=[]}}", module.fields().plain().toString());
        assertEquals("tags 1:32 tags 1:37", module.passedOver().stream()
                .map(field -> field.key() + " " + field.line() + ":" + field.column()).collect(Collectors.joining(" ")));
    }

    @Test
    void whatIsPassedOverHasItsPlace() {
        ScriptReader.Module module = ScriptReader.ofJavaScript("module.exports = {\n  a: 1,\n  é: 2, tags: list(1, 2),\n  b: 3 }")
                .orElseThrow();

        Field tags = module.passedOver().get(0);
        assertEquals("tags 3 9", tags.key() + " " + tags.line() + " " + tags.column());
        assertEquals("b 4 3", module.fields().fields().stream().reduce((one, other) -> other)
                .map(last -> last.key() + " " + last.line() + " " + last.column()).orElseThrow());
    }

    @Test
    void whatNoFileOfXmlMayHaveIsLeftOutOfKeysAndTexts() {
        assertEquals("{a=xy}", ScriptReader.ofJavaScript("module.exports = { 'a\u0001': 'x\\x01y\u0002' }").orElseThrow().fields().plain()
                .toString());
    }

    @Test
    void aNumberIsNoText() {
        assertEquals(List.of(new BigDecimal("1.50")), ScriptReader.ofPython("A = [1.50]", "A").orElseThrow().plain());
        assertEquals(Optional.empty(), ScriptReader.ofPython("A = " + "1".repeat(1_000_000), "A"));
    }

    @Test
    void variablesAndMethodsArePassedOverByTheirName() {
        assertEquals("tags author ...rest get x() {} draft", ScriptReader
                .ofJavaScript("module.exports = { tags, author() { return 'Ada' }, ...rest, get x() {}, 'draft': f(), c: { d: f() } }")
                .orElseThrow().passedOver().stream().map(Field::key).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"A = 'x' # remark | x", "A = 'x'¦A = 'y' | y",
            "A=[1, 'b', (True, None)] | [1, b, [true, null]]",
            "A = {¦  'a': 1,  # one¦  'b': u'c',¦}¦B = 2 | {a=1, b=c}", "A = r'\\d(?P<x>.)' | \\d(?P<x>.)",
            "A = '\\d\\u00e9\\'' | \\dé'", "A = r'\\'a' | \\'a", "A = 'x¦B = 2' | none", "A = 'a' 'b' | none",
            "A = f('x') | none",
            "A = os.environ['x'] | none", "B = 'x' | none", "if b:¦  A = 'x' | none", "A == 'x' | none", "A = 'x' + 'y'¦ | none"})
    void whatPythonSaysInPlainWordsIsRead(String script, String value) {
        String read = ScriptReader.ofPython(script.replace('¦', '\n'), "A").map(found -> String.valueOf(found.plain())).orElse("none");
        assertEquals(value, read);
    }

    @Test
    void noTextKeepsItFromAnEnd() {
        String parts = "{}[]():,'\"`\\/*#\n =ab1-.$";
        Random random = new Random(7);
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < Tries.of(4_000); i++) {
                StringBuilder text = new StringBuilder("module.exports = {");
                for (int length = random.nextInt(60); length > 0; length--) {
                    text.append(parts.charAt(random.nextInt(parts.length())));
                }
                ScriptReader.ofJavaScript(text.toString());
                ScriptReader.ofPython("A = " + text.substring(17), "A");
            }
            ScriptReader.ofJavaScript("module.exports = {" + "a: [".repeat(50_000));
            ScriptReader.ofJavaScript("module.exports = {" + "a: {},".repeat(30_000));
            ScriptReader.ofJavaScript("module.exports = {" + "a: [{ b, c() {".repeat(50_000));
        });
    }
}
