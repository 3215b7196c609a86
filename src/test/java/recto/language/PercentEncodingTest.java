package recto.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({"%e4%bd%a0%E5%A5%BD, 你好", "foo%20bar, foo bar", "100%, 100%", "50% off, 50% off", "%FF%FE, %FF%FE", "%zz, %zz", "a%2, a%2",
            "a+b, a+b", "%25, %"})
    void whatIsUtf8IsDecodedAndTheRestIsText(String text, String decoded) {
        assertEquals(decoded, PercentEncoding.decoded(text));
    }
}
