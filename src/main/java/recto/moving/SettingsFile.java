package recto.moving;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A file of settings, to which lines are added and from which none is taken. */
public final class SettingsFile {

    /** Where Recto looks for its settings, from the folder in which it runs. */
    public static final Path DEFAULT = Path.of("config", "application.properties");

    /**
     * What became of the settings.
     *
     * @param added the names of those that were not in the file
     * @param others what the file has for those of another value, which stays
     */
    public record Written(List<String> added, Map<String, String> others) {}

    private SettingsFile() {}

    /** A setting as a line of the file. */
    public static String line(String name, String value) {
        // A backslash and what stands in ${} mean something else in such a file
        return name + "=" + value.replace("\\", "\\\\").replace("${", "\\\\${").replaceFirst("^ ", "\\\\ ").replace("\n", "\\n");
    }

    /** Adds the settings that a file does not have, and makes the file where there is none. */
    public static Written add(Path file, Map<String, String> settings) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        Properties present = new Properties();
        if (!before.isEmpty()) {
            try (Reader in = Files.newBufferedReader(file)) {
                present.load(in);
            }
        }
        List<String> added = new ArrayList<>();
        Map<String, String> others = new LinkedHashMap<>();
        StringBuilder lines = new StringBuilder(before.isEmpty() || before.endsWith("\n") ? "" : "\n");
        settings.forEach((name, value) -> {
            String known = present.getProperty(name);
            if (known == null) {
                added.add(name);
                lines.append(line(name, value)).append('\n');
            } else if (!known.strip().equals(value)) {
                others.put(name, known.strip());
            }
        });
        if (!added.isEmpty()) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return new Written(added, others);
    }
}
