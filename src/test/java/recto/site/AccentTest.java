package recto.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recto.Tries;

@Execution(ExecutionMode.CONCURRENT)
class AccentTest {

    /** Every corner and edge of what a screen can show, and some from the inside. */
    private static IntStream colours() {
        int[] steps = {0, 1, 0x33, 0x66, 0x80, 0x99, 0xcc, 0xfe, 0xff};
        IntStream edges = IntStream.range(0, steps.length * steps.length * steps.length)
                .map(i -> steps[i % 9] << 16 | steps[i / 9 % 9] << 8 | steps[i / 81]);
        return IntStream.concat(edges, new Random(3).ints(Tries.of(1_000), 0, 0x1000000));
    }

    @Test
    void whateverIsAskedForCanBeReadOnEveryGround() {
        colours().forEach(rgb -> {
            Accent accent = Accent.of(hex(rgb));
            assertReadable(accent.light(), Accent.LIGHT_GROUNDS, rgb);
            assertReadable(accent.dark(), Accent.DARK_GROUNDS, rgb);
        });
    }

    private static void assertReadable(String colour, List<String> grounds, int asked) {
        for (String ground : grounds) {
            double contrast = Accent.contrast(Accent.rgb(colour), Accent.rgb(ground));
            assertTrue(contrast >= 4.5, () -> "%s on %s has %.2f, for %s".formatted(colour, ground, contrast, hex(asked)));
        }
    }

    @Test
    void theHueStays() {
        // A grey has none, and what is nearly black or nearly grey is not written finely enough to tell
        colours().filter(rgb -> Oklch.of(rgb).chroma() > .06).forEach(rgb -> {
            Accent accent = Accent.of(hex(rgb));
            for (String colour : List.of(accent.light(), accent.dark())) {
                if (Oklch.of(Accent.rgb(colour)).chroma() > .06) {
                    double turn = Oklch.of(Accent.rgb(colour)).hue() - Oklch.of(rgb).hue();
                    double degrees = Math.abs(Math.toDegrees(Math.IEEEremainder(turn, 2 * Math.PI)));
                    assertTrue(degrees < 2, () -> "%s became %s, %.1f degrees away".formatted(hex(rgb), colour, degrees));
                }
            }
        });
    }

    @Test
    void aColourThatCanBeReadIsTakenAsItIs() {
        assertEquals("#a8231a", Accent.of("#a8231a").light());
        assertEquals("#1a5fb4", Accent.of("#1A5FB4").light());
        assertEquals("#ffcc00", Accent.of("#fc0").dark());
    }

    @Test
    void oneThatCannotIsMovedNoFurtherThanItMust() {
        Accent pale = Accent.of("#ffcc00");
        double contrast = Accent.LIGHT_GROUNDS.stream().mapToDouble(ground -> Accent.contrast(Accent.rgb(pale.light()), Accent.rgb(ground)))
                .min().orElseThrow();
        assertTrue(contrast < 4.6, () -> pale + " has " + contrast);
    }

    @Test
    void thePrintersRedIsPalerInTheDark() {
        int red = Accent.rgb(Accent.of("#a8231a").dark());
        for (int shift : new int[] {16, 8, 0}) {
            assertTrue(Math.abs((red >> shift & 0xff) - (0xff8f7a >> shift & 0xff)) <= 8, () -> hex(red));
        }
    }

    @Test
    void aGreyStaysGrey() {
        assertTrue(Accent.of("#777").light().matches("#(..)\\1\\1"));
        assertTrue(Accent.of("#000").dark().matches("#(..)\\1\\1"));
    }

    @Test
    void theGroundsAreThoseOfTheStylesheet() throws IOException {
        String tokens;
        try (InputStream in = Accent.class.getResourceAsStream("/assets/tokens.css")) {
            tokens = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("#fff,", "#ffffff,");
        }
        Map<String, Integer> grounds = Map.of("paper", 0, "leaf", 1, "mark", 2);
        grounds.forEach((name, i) -> assertTrue(tokens.contains(
                "--%s: light-dark(%s, %s);".formatted(name, Accent.LIGHT_GROUNDS.get(i), Accent.DARK_GROUNDS.get(i))), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a8231a", "#a8231", "#a8231a80", "red", "#ggg", ""})
    void nothingElseIsAColour(String text) {
        assertTrue(!Accent.isColour(text));
    }

    private static String hex(int rgb) {
        return "#%06x".formatted(rgb);
    }
}
