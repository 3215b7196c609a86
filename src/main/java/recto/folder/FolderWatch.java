package recto.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the operating system name the files that change, so that a change need not wait for the next look at a folder. The looks go on: no
 * system names what another machine does on a shared disk. One thread at a time may use it.
 */
public final class FolderWatch implements Closeable {

    private static final Logger LOG = Logger.getLogger(FolderWatch.class);
    /** With more names than this, a look at the whole folder costs less than one at each file. */
    private static final int FEW = 200;
    /** Stands for changes that have no name. No file of the folder is called so. */
    static final String UNKNOWN = "";

    /** Null where no system names any changes. */
    private @Nullable WatchService service;
    /** The folders that are watched, by what the system calls them; each with its path below the content folder. */
    private final Map<WatchKey, String> folders = new HashMap<>();
    private Set<String> names = new TreeSet<>();

    private FolderWatch(@Nullable WatchService service) {
        this.service = service;
    }

    /** A watch that never names a file. */
    public static FolderWatch none() {
        return new FolderWatch(null);
    }

    /** A watch over the folders that it is told of. It never names a file where Java itself would have to look for changes. */
    public static FolderWatch bySystem() {
        FolderWatch watch = none();
        if (System.getProperty("os.name").equals("Linux")) {
            try {
                watch.service = FileSystems.getDefault().newWatchService();
            } catch (IOException | LinkageError e) {
                // Linkage is in question only in a native executable, which has but those parts of Java that its builder found in use
                watch.giveUp(e);
            }
        }
        return watch;
    }

    /** @param path of the folder below the content folder, which itself is "" */
    void add(Path folder, String path) {
        if (service != null) {
            try {
                folders.put(folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE), path);
            } catch (NoSuchFileException gone) {
                LOG.debugf("%s went away before it was watched", folder);
            } catch (IOException e) {
                giveUp(e);
            }
        }
    }

    /** Linux allows so many watches for each user. */
    private void giveUp(Throwable e) {
        LOG.infof("Changes are seen at the next look at the folder only (recto.import.every), because it cannot be watched: %s", e);
        close();
    }

    /** Waits until a file changes, no longer than this. */
    public void await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        if (service == null) {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            return;
        }
        note(service.poll());
        while (names.isEmpty() && end - System.nanoTime() > 0) {
            note(service.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
    }

    /** The paths of the files that may have changed since the last call. Where a change has no name, {@link NamedFiles} says that they tell too little. */
    public Set<String> take() {
        if (service != null) {
            for (WatchKey key = service.poll(); key != null; key = service.poll()) {
                note(key);
            }
        }
        Set<String> taken = names;
        names = new TreeSet<>();
        return taken;
    }

    private void note(@Nullable WatchKey key) {
        if (key == null) {
            return;
        }
        String folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder == null || event.kind() == StandardWatchEventKinds.OVERFLOW || names.size() > FEW) {
                names.add(UNKNOWN);
            } else if (!String.valueOf(event.context()).startsWith(".")) {
                names.add(folder.isEmpty() ? String.valueOf(event.context()) : folder + "/" + event.context());
            }
        }
        if (!key.reset()) {
            // The folder above it names it too, or nobody does where it is the content folder
            names.add(UNKNOWN);
            folders.remove(key);
        }
    }

    /** Whether a folder is watched, or was until it went away. @param path below the content folder */
    boolean hasFolder(String path) {
        return folders.containsValue(path);
    }

    @Override
    public void close() {
        WatchService closed = service;
        service = null;
        folders.clear();
        if (closed != null) {
            try {
                closed.close();
            } catch (IOException e) {
                LOG.debug("The watch over the folder could not be closed", e);
            }
        }
    }
}
