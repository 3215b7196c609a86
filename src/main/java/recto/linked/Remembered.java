package recto.linked;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was found at the paths that were asked for last. */
final class Remembered<V> {

    private final Map<String, V> found;

    /** @param most how many paths are remembered */
    Remembered(int most) {
        found = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        });
    }

    /** What is at the path. Two threads that ask at the same time may both look, since a look can take long. */
    V get(String path, Function<String, V> look) {
        V known = found.get(path);
        if (known == null) {
            known = look.apply(path);
            found.put(path, known);
        }
        return known;
    }
}
