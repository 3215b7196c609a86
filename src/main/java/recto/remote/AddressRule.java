package recto.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;

/**
 * Decides which addresses may be asked for a picture: those of the public internet. No setting opens it further. The tests, whose servers
 * are on this machine, put a class of their own in its place, which stands among the tests and in no program.
 */
@ApplicationScoped
class AddressRule {

    boolean allows(InetAddress address) {
        return PublicAddress.is(address);
    }
}
