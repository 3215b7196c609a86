package recto.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** For tests in other rooms. */
@Singleton
public class LiveListeners {

    @Inject
    LiveReload live;

    /** How many open pages would be told of a change. */
    public int count() {
        return live.listeners();
    }
}
