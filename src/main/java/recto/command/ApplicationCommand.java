package recto.command;

import java.util.concurrent.Callable;

/**
 * A command that runs inside the application: {@link #call} does its work and gives the exit status. Picocli makes the object twice:
 * once to read the command line, before anything is started and with nothing injected, and once as a bean, to run it.
 * A command that needs no application implements {@link Callable} alone and runs at once.
 */
public interface ApplicationCommand extends Callable<Integer> {

    StartMode startMode();
}
