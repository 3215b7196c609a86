package recto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program, jar or native, in a process of its own, as an operator runs it. */
final class Program implements AutoCloseable {

    /** A loaded machine is slow; a program that takes this long hangs. */
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final Pattern MANAGED = Pattern.compile("Management interface listening on http://[^:]+:(\\d+)");

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader;

    private Program(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "program-output");
        reader.setDaemon(true);
        reader.start();
        // A test that fails leaves none behind
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    static boolean isNative() {
        return "native".equals(artifact().getProperty("type"));
    }

    /**
     * @param folder that it runs in
     * @param settings by the names of their properties; they are given in the environment
     */
    static Program start(Path folder, Map<String, String> settings, String... arguments) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("quarkus.http.port", "0");
        // A machine that stands still for two seconds makes Vert.x tell of a blocked thread, with a stack trace that is no fault of the program
        all.putIfAbsent("quarkus.vertx.max-event-loop-execute-time", "60s");
        return startAsItIs(folder, all, List.of(), arguments);
    }

    /** @param options of the program itself, such as -Drecto.site.title=Notes */
    static Program startAsItIs(Path folder, Map<String, String> settings, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A group of its own, and SIGINT as a terminal has it: a build that runs in the background ignores it, and so would its children
            command.addAll(List.of("/usr/bin/setsid", "/usr/bin/env", "--default-signal=INT"));
        }
        command.add(executable().toString());
        command.addAll(options);
        command.addAll(List.of(arguments));
        return run(folder, settings, command);
    }

    /** @param command that becomes the program, with its arguments */
    static Program run(Path folder, Map<String, String> settings, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("RECTO_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        settings.forEach((name, value) -> builder.environment().put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The native executable, or the script that starts the jar. */
    static Path executable() {
        Path artifact = Path.of("target").resolve(artifact().getProperty("path")).toAbsolutePath();
        return isNative() ? artifact : artifact.resolveSibling("bin").resolve("recto");
    }

    /** Where the jar and what it needs lie, or the native executable. */
    static Path artifactFolder() {
        return Path.of("target").resolve(artifact().getProperty("path")).toAbsolutePath().getParent();
    }

    private static Properties artifact() {
        Properties properties = new Properties();
        try (BufferedReader file = Files.newBufferedReader(Path.of("target/quarkus-artifact.properties"))) {
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("The program is packaged before the tests of the packaged program", e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
            }
        } catch (IOException e) {
            // The process was killed
            output.append(e).append('\n');
        }
    }

    /** Both streams, up to now. */
    String output() {
        return output.toString();
    }

    long pid() {
        return process.pid();
    }

    /** @return the address that it serves, without a slash at the end */
    String awaitServing() {
        return awaitAddress(LISTENING);
    }

    /** @return the address of its health and metrics, without a slash at the end */
    String awaitManagement() {
        return awaitAddress(MANAGED);
    }

    private String awaitAddress(Pattern line) {
        await(() -> line.matcher(output).find() || !process.isAlive(), "serve");
        Matcher listening = line.matcher(output);
        if (!listening.find()) {
            throw new AssertionError("The program ended without serving:\n" + output);
        }
        return "http://localhost:" + listening.group(1);
    }

    /** @return itself, once its output has this in it */
    Program awaitOutput(String text) {
        await(() -> output.indexOf(text) >= 0, "say '" + text + "'");
        return this;
    }

    private void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The program did not %s within %d s:%n%s".formatted(what, PATIENCE_SECONDS, output));
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return its exit status, with all of its output read */
    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The program did not end within %d s:%n%s".formatted(PATIENCE_SECONDS, output));
            }
            // A server that it left behind would hold the other end open
            reader.join(2_000);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What kill does. Process.destroy would close the output as well, and what the program says as it ends would be lost. */
    int terminate() {
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** What Ctrl-C does: the signal goes to the program and to every process that it started. */
    int interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return awaitEnd();
    }

    /** What kill -9 does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
