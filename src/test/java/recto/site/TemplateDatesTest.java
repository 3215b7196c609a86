package recto.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import recto.TestPostgres;

/** With the time zone and the language that a site has which names none: UTC and English. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class TemplateDatesTest {

    @Test
    void aReaderGetsTheMonthInWordsAndNoZeroBeforeTheDay() {
        assertEquals("1 May 2026", TemplateDates.longDate(Instant.parse("2026-05-01T00:00:00Z")));
        assertEquals("31 December 1999", TemplateDates.longDate(Instant.parse("1999-12-31T23:59:59Z")));
    }

    @Test
    void aMachineGetsAnOffsetAndNoNameOfAZone() {
        assertEquals("2026-05-01T07:30:00Z", TemplateDates.isoDate(Instant.parse("2026-05-01T07:30:00Z")));
        assertEquals("2026-05-01T07:30:00Z", TemplateDates.isoDate(Instant.parse("2026-05-01T07:30:00.123456Z")));
    }
}
