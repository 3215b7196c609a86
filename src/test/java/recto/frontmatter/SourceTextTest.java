package recto.frontmatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import recto.header.BrokenContent;

@Execution(ExecutionMode.CONCURRENT)
class SourceTextTest {

    private final List<Problem> problems = new ArrayList<>();

    private Optional<String> decode(String text) {
        return decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> decode(byte[] bytes) {
        return SourceText.decode("a.md", bytes, problems);
    }

    private void assertProblem(String expected) {
        assertEquals(List.of(expected), problems.stream().map(Problem::toString).toList());
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "Grüße,\t世界 😀 \uFFFD \uE000\n";
        assertEquals(Optional.of(text), decode(text));
        assertTrue(problems.isEmpty());
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheText() {
        assertEquals(Optional.of("---\n"), decode("\uFEFF---\n"));
        assertTrue(problems.isEmpty());
    }

    @Test
    void aByteOrderMarkInsideTheTextIsKept() {
        assertEquals(Optional.of("a\uFEFFb"), decode("a\uFEFFb"));
    }

    @Test
    void linesEndInLineFeed() {
        assertEquals(Optional.of("a\nb\nc\n\nd\n"), decode("a\r\nb\rc\n\rd\r"));
    }

    @Test
    void bytesThatAreNotUtf8AreNamedByOffsetAndPlace() {
        byte[] latin1 = "one\r\nCaf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(Optional.empty(), decode(latin1));
        assertProblem("a.md:2:4: byte 8 (0xE9) is not UTF-8; save the file as UTF-8");
    }

    @Test
    void columnsCountCharactersAndNotTheirHalves() {
        byte[] bytes = "😀😀?".getBytes(StandardCharsets.UTF_8);
        bytes[8] = (byte) 0xFF;
        decode(bytes);
        assertProblem("a.md:1:3: byte 8 (0xFF) is not UTF-8; save the file as UTF-8");
    }

    @Test
    void aCharacterCutOffAtTheEndIsNotUtf8() {
        byte[] bytes = "abc世".getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.empty(), decode(Arrays.copyOf(bytes, bytes.length - 1)));
        assertProblem("a.md:1:4: byte 3 (0xE4) is not UTF-8; save the file as UTF-8");
    }

    @Test
    void halfOfASurrogatePairIsNotUtf8() {
        assertEquals(Optional.empty(), decode(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}));
        assertTrue(problems.get(0).message().contains("byte 1 (0xED)"), problems::toString);
    }

    @Test
    void utf16IsNotUtf8() {
        assertEquals(Optional.empty(), decode("\uFEFFtitle".getBytes(StandardCharsets.UTF_16LE)));
        assertProblem("a.md:1:1: byte 0 (0xFF) is not UTF-8; save the file as UTF-8");
    }

    @Test
    void charactersThatXmlCannotCarryAreLeftOutWithOneWarning() {
        assertEquals(Optional.of("one\ntwo three"), decode("one\nt\u0001wo\u0000 \uFFFEthree\uFFFF"));
        assertProblem("a.md:2:2: warning: 4 characters cannot stand in a feed and were left out; the first is U+0001;"
                + " delete what your editor shows at this place");
        assertFalse(problems.get(0).isError());
    }

    @Test
    void aSingleCharacterLeftOutIsNamed() {
        assertEquals(Optional.of("ab"), decode("a\u000Bb"));
        assertEquals("the character U+000B cannot stand in a feed and was left out", problems.get(0).message());
    }

    @Test
    void everyCharacterOutsideXmlIsLeftOutAndNoOther() {
        for (int c = 1; c <= Character.MAX_CODE_POINT; c = c == 0xD7FF ? 0xE000 : c + 1) {
            if (c == '\r' || c == 0xFEFF) {
                continue;
            }
            boolean isXml = c == 9 || c == 10 || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
            String text = "a" + Character.toString(c);
            assertEquals(Optional.of(isXml ? text : "a"), decode(text), "U+%04X".formatted(c));
        }
    }

    @Test
    void anEmptyFileIsAnError() {
        assertEquals(Optional.empty(), decode(BrokenContent.bytes("empty.md")));
        assertProblem("a.md:1:1: the file is empty;"
                + " begin it with three lines: ---, then title: 'My title', then ---, and the article below them");
    }

    @Test
    void aBlankFileIsEmpty() {
        assertEquals(Optional.empty(), decode(BrokenContent.bytes("blank.md")));
        assertTrue(problems.get(0).isError());
    }

    @Test
    void aFileOfNothingButControlCharactersIsEmpty() {
        assertEquals(Optional.empty(), decode("\u0000\u0000"));
        assertEquals(2, problems.size());
    }

    @Test
    void aFileThatIsNotUtf8SaysSoOnDisk() {
        assertEquals(Optional.empty(), decode(BrokenContent.bytes("not-utf-8.md")));
        assertProblem("a.md:2:11: byte 14 (0xE9) is not UTF-8; save the file as UTF-8");
    }

    @Test
    void aFileWithControlCharactersIsReadWithoutThem() {
        assertEquals(Optional.of("---\ntitle: AB\n---\n\nThe article.\n"), decode(BrokenContent.bytes("control-characters.md")));
        assertTrue(problems.get(0).toString().startsWith("a.md:2:9: warning: 3 characters"), problems::toString);
    }

    @Test
    void thirtyMegabytesAreDecoded() {
        byte[] bytes = "0123456789abcd\r\n".repeat(30 * 1024 * 1024 / 16).getBytes(StandardCharsets.UTF_8);
        assertEquals(bytes.length / 16 * 15, decode(bytes).orElseThrow().length());
    }
}
