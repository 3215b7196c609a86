package recto.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does the same work with each of many things on every processor, and hands the results on in the order of the things. It goes on with later
 * things while a result is taken, so that no processor waits for the others.
 */
final class InOrder {

    /** So many things are under way or done and not yet handed on, so that memory does not grow with their number. */
    private static final int AHEAD = 200;

    private InOrder() {}

    /** @param next is called in this thread */
    static <T, R> void run(List<T> things, Function<T, R> work, Consumer<R> next) {
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Deque<Future<R>> results = new ArrayDeque<>();
            for (T thing : things) {
                results.add(workers.submit(() -> work.apply(thing)));
                if (results.size() == AHEAD) {
                    next.accept(result(results.remove()));
                }
            }
            while (!results.isEmpty()) {
                next.accept(result(results.remove()));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static <R> R result(Future<R> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while others worked", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
