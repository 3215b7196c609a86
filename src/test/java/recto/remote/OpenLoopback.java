package recto.remote;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.InetAddress;

/** Lets the program under test ask 127.0.0.1 for pictures, which no setting could, and only from {@link #open} on. */
@Alternative
@Priority(1)
@ApplicationScoped
class OpenLoopback extends AddressRule {

    private volatile boolean isOpen;

    void open() {
        isOpen = true;
    }

    void close() {
        isOpen = false;
    }

    @Override
    boolean allows(InetAddress address) {
        return super.allows(address) || isOpen && address.getHostAddress().equals("127.0.0.1");
    }
}
