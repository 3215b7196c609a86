package recto.command;

import java.util.concurrent.Callable;

/**
 * A command that runs inside the application: {@link #call} does its work and returns the exit status. Picocli makes two objects of the
 * class: one to read the command line, before the application is started and with nothing injected, and one as a bean, to run the command.
 * A command that needs no application implements {@link Callable} alone and runs at once.
 */
public interface ApplicationCommand extends Callable<Integer> {

    StartMode startMode();
}
