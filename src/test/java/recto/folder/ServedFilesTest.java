package recto.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServedFilesTest {

    @ParameterizedTest
    @CsvSource({"a.pdf, application/pdf", "b/A.PDF, application/pdf", "c.tar.gz, application/gzip", "d.mp3, audio/mpeg",
            "e.txt, text/plain;charset=UTF-8"})
    void aFileHasTheTypeOfItsEnding(String path, String type) {
        assertEquals(type, new ServedFiles(ServedFiles.USUAL).type(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.svg", "a.md", "a.js", "a.xml", "a.png", "pdf", ".pdf", "a", "a.pdf/b", "a.pdf.exe", "a."})
    void anyOtherFileIsNotServed(String path) {
        assertNull(new ServedFiles(ServedFiles.USUAL).type(path));
    }

    @Test
    void anOperatorNamesOthersAndNoneThatABrowserRuns() {
        ServedFiles own = new ServedFiles(" .blend, *.PDF ,");
        assertEquals("application/octet-stream", own.type("a.blend"));
        assertEquals("application/pdf", own.type("a.pdf"));
        assertNull(own.type("a.zip"));
        for (String never : new String[] {"html", "pdf,SVG", ".js", "md", "x/y", "a b"}) {
            assertThrows(IllegalArgumentException.class, () -> new ServedFiles(never), never);
        }
    }
}
