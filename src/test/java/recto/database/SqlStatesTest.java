package recto.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures lie in the state of the database, so that readers are asked to come back, and which are faults of Recto. */
class SqlStatesTest {

    @ParameterizedTest
    @CsvSource({"08000, true", "08001, true", "08003, true", "08006, true", "08P01, true", "57P01, true", "57P02, true", "57P03, true",
            "53000, true", "53100, true", "53200, true", "53300, true", "57014, true", "58030, true", "25P03, true",
            "28P01, false", "28000, false", "3D000, false", "25006, false", "42501, false"})
    void readersAreAskedToComeBackAndAStartWaitsForWhatPassesByItself(String state, boolean passes) {
        Throwable failure = new IllegalStateException(new RuntimeException(new SQLException("It says no.", state)));

        assertTrue(DatabaseAway.isCauseOf(failure));
        assertEquals(passes, DatabaseAway.isPassing(failure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "42P01", "23505", "22021", "25P02", "XX000"})
    void aFaultOfOursIsNone(String state) {
        assertFalse(DatabaseAway.isCauseOf(new RuntimeException(new SQLException("It says no.", state))));
        assertFalse(DatabaseAway.isRefusal(new RuntimeException(new SQLException("It says no.", state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sorry, acquisition timeout!", "Acquisition timeout while waiting for new connection"})
    void aPoolWithoutAConnectionIsADatabaseThatIsAway(String message) {
        assertTrue(DatabaseAway.isCauseOf(new SQLException(message)));
        assertFalse(DatabaseAway.isCauseOf(new SQLException((String) null)));
    }
}
