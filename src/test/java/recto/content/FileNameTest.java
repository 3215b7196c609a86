package recto.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({"2019-03-04-a.md, a, 2019-03-04", "_posts/2019-03-04-a.md, a, 2019-03-04", "2019-03-04_a.md, a, 2019-03-04",
            "2019-03-04 a.md, a, 2019-03-04",
            "2019_03_04_a.md, a, 2019-03-04", "2019.03.04-a.md, a, 2019-03-04", "20190304-a.md, a, 2019-03-04",
            "2019-03-04.md, 2019-03-04, 2019-03-04",
            "2019-03-04-a/index.md, a, 2019-03-04", "2019/03/04/a.md, a, 2019-03-04", "blog/2019/03/04/a.md, a, 2019-03-04",
            "2019/03/04/a/index.md, a,",
            "a.md, a,", "2019-a.md, 2019-a,", "2019-02-30-a.md, a,", "12345678-a.md, 12345678-a,", "2019-03-045.md, 2019-03-045,",
            "2019/03/a.md, a,",
            "1984.md, 1984,", "a-2019-03-04.md, a-2019-03-04,"})
    void aFileNameHasANameAndPerhapsADate(String path, String name, String date) {
        assertEquals(name, FileName.of(path));
        assertEquals(date, FileName.date(path) == null ? null : FileName.date(path).toString());
    }
}
