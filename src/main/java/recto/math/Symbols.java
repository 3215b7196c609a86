package recto.math;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The commands of TeX that stand for one sign or one word. */
final class Symbols {

    /**
     * @param kind i for a letter in italics, n for an upright one, o for an operator, f for a bracket, L and M for what has its limits above
     *        and below, I for an integral, F for a function
     */
    record Symbol(char kind, String sign) {}

    private static final String TABLE = "/math/symbols.tsv";
    private static final Map<String, Symbol> SYMBOLS = read();

    private Symbols() {}

    static @Nullable Symbol find(String name) {
        return SYMBOLS.get(name);
    }

    private static Map<String, Symbol> read() {
        Map<String, Symbol> symbols = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Symbols.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t");
                symbols.put(parts[0], new Symbol(parts[1].charAt(0), parts[2]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return symbols;
    }
}
