package recto.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({"2019-03-04-a.md, a, 2019-03-04", "_posts/2019-03-04-a.md, a, 2019-03-04", "2019-03-04_a.md, a, 2019-03-04",
            "2019-03-04 a.md, a, 2019-03-04",
            "2019_03_04_a.md, a, 2019-03-04", "2019.03.04-a.md, a, 2019-03-04", "20190304-a.md, a, 2019-03-04",
            "2019-03-04.md, 2019-03-04, 2019-03-04",
            "2019-03-04-a/index.md, a, 2019-03-04", "2019/03/04/a.md, a, 2019-03-04", "blog/2019/03/04/a.md, a, 2019-03-04",
            "2019/03/04/a/index.md, a, 2019-03-04", "2014-1-5-a.md, a, 2014-01-05", "2019-07-04T13:45:10Z-a.md, a, 2019-07-04",
            "2020/07-06-shed.md, shed, 2020-07-06", "2020/07/06-shed.md, shed, 2020-07-06", "2020-07/06-shed/index.md, shed, 2020-07-06",
            "blog/2021-09-01-b/part.md, part, 2021-09-01", "2020/1/2/a.md, a, 2020-01-02", "2020/13-06-shed.md, 13-06-shed,",
            "notes/1/2/a.md, a,", "2020/07/2020.1.md, 2020.1,", "2020-07.md, 2020-07,",
            "a.md, a,", "2019-a.md, 2019-a,", "2019-02-30-a.md, a,", "12345678-a.md, 12345678-a,", "2019-03-045.md, 2019-03-045,",
            "2019/03/a.md, a,",
            "2026/05/01/10000000-steps.md, 10000000-steps, 2026-05-01", "2026/05/01/2026-13-45-a.md, a, 2026-05-01",
            "2026/05/01/index.md, '', 2026-05-01",
            "0000-12-01-a.md, a,", "0500-02-03-a.md, a,", "00001201-a.md, 00001201-a,", "0500/02/03/a.md, a,",
            "9999-12-31-a.md, a, 9999-12-31",
            "1984.md, 1984,", "app/essays/on-salt/page.mdx, on-salt,", "page.mdx, page,", "a/page.md, page,",
            "a-2019-03-04.md, a-2019-03-04,"})
    void aFileNameHasANameAndPerhapsADate(String path, String name, String date) {
        assertEquals(name, FileName.of(path));
        assertEquals(date, FileName.date(path) == null ? null : FileName.date(path).toString());
    }

    @ParameterizedTest
    @CsvSource({"a.es.md, es, a.md, path:a", "es/b/a.md, es, b/a.md, path:b/a", "a/index.pt-br.md, pt-BR, a/index.md, path:a",
            "zh_CN/a.md, zh-CN, a.md, path:a", "i18n/fr/docusaurus-plugin-content-blog/a.md, fr, blog/a.md, path:blog/a",
            "a.md, , a.md, path:a", "a/index.md, , a/index.md, path:a", "node.js.md, , node.js.md, path:node.js",
            "socket.io.md, , socket.io.md, path:socket.io", "ml/a.md, , ml/a.md, path:ml/a", "de.md, , de.md, path:de",
            "src/content/blog/es/a.md, es, src/content/blog/a.md, path:src/content/blog/a",
            "posts/pt-br/a.md, pt-BR, posts/a.md, path:posts/a",
            "content/es/posts/a.md, es, content/posts/a.md, path:content/posts/a", "posts/it/a.md, , posts/it/a.md, path:posts/it/a",
            "blog/cs/a.md, , blog/cs/a.md, path:blog/cs/a", "it/a.md, it, a.md, path:a",
            "b/es/a.md, , b/es/a.md, path:b/es/a", "a.zh-Hans.md, zh-Hans, a.md, path:a"})
    void aPathMayNameALanguage(String path, String tag, String file, String key) {
        PathLanguage language = PathLanguage.of(path);
        assertEquals(tag, language.tag());
        assertEquals(file, language.file());
        assertEquals(key, language.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-31-launch.md", "2026_02_30_a.md", "0000-12-01-a.md", "0500-02-03-a.md", "2026/11/31/a.md",
            "blog/2026-11-31-a/index.md"})
    void aDateThatIsNoDayIsAnError(String path) {
        assertEquals(path, FileName.problem(path).orElseThrow().file());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "2026-11-30-a.md", "12345678-a.md", "2026/05/01/a.md", "2026/05/01/2026-13-45-a.md", "2026/11/a.md"})
    void aNameWithADayOrWithoutADateIsNone(String path) {
        assertEquals(Optional.empty(), FileName.problem(path));
    }
}
