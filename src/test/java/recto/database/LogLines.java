package recto.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What an operator would have read in the log between two moments. */
final class LogLines extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void begin() {
        lines.clear();
        Logger.getLogger("").addHandler(this);
    }

    List<String> end() {
        Logger.getLogger("").removeHandler(this);
        return new ArrayList<>(lines);
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.INFO.intValue()) {
            lines.add(line.getLoggerName() + ": " + ExtLogRecord.wrap(line).getFormattedMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
