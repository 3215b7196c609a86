package recto.site;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every colour that code is printed in can be read on every ground that it is printed on; {@link AccentTest} looks after the accent. */
class CodeColoursTest {

    private static final Pattern COLOUR = Pattern.compile("--([a-z]+): light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\);");
    private static final Map<String, List<String>> TOKENS = new HashMap<>();

    @BeforeAll
    static void readTheStylesheet() throws IOException {
        try (InputStream in = Accent.class.getResourceAsStream("/assets/tokens.css")) {
            Matcher colours = COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (colours.find()) {
                TOKENS.put(colours.group(1), List.of(colours.group(2), colours.group(3)));
            }
        }
    }

    @Test
    void textOnTheLeafAndOnLinesThatArePointedAt() {
        for (String colour : List.of("ink", "faded", "string", "value")) {
            assertReadable(colour, "leaf");
            assertReadable(colour, "mark");
        }
    }

    @Test
    void linesThatCameAndWent() {
        assertReadable("ink", "added");
        assertReadable("ink", "removed");
    }

    private static void assertReadable(String colour, String ground) {
        for (int scheme = 0; scheme < 2; scheme++) {
            double contrast = Accent.contrast(Accent.rgb(TOKENS.get(colour).get(scheme)), Accent.rgb(TOKENS.get(ground).get(scheme)));
            assertTrue(contrast >= Accent.CONTRAST,
                    "--%s on --%s has %.2f in the %s".formatted(colour, ground, contrast, scheme == 0 ? "light" : "dark"));
        }
    }
}
