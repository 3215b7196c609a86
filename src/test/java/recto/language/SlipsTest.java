package recto.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {

    @ParameterizedTest
    @CsvSource({
            "title,  title,    0",
            "titel,  title,    1",
            "tilte,  title,    1",
            "titl,   title,    1",
            "titlle, title,    1",
            "tytle,  title,    1",
            "itle,   title,    1",
            "tag,    title,    4",
            "'',     title,    5",
            "dtae,   date,     1",
            "tdaet,  date,     2"})
    void aLetterWrongMissingOrTooManyAndASwapAreOneSlipEach(String a, String b, int slips) {
        assertEquals(slips, Slips.between(a, b));
        assertEquals(slips, Slips.between(b, a));
    }
}
