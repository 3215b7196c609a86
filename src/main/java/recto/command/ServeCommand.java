package recto.command;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;

/** {@code serve}: the site, until the program is told to stop. */
@Command(name = "serve", description = "Serve the site and import what changes (the default).")
class ServeCommand implements ApplicationCommand {

    @Override
    public StartMode startMode() {
        return StartMode.SERVER;
    }

    @Override
    public Integer call() {
        Quarkus.waitForExit();
        return 0;
    }
}
