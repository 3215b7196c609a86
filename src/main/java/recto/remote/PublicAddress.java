package recto.remote;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells the addresses of the public internet from all others. The others belong to this machine, to its network, to the services of a cloud
 * that tell a machine its secrets, or to nobody; and an author must not be able to make Recto ask any of them.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special addresses</a>, and those of IPv6
 */
final class PublicAddress {

    private static final List<Network> NOT_PUBLIC = List.of(
            network("0.0.0.0", 8), network("10.0.0.0", 8), network("100.64.0.0", 10), network("127.0.0.0", 8), network("169.254.0.0", 16),
            network("172.16.0.0", 12), network("192.0.0.0", 24), network("192.0.2.0", 24), network("192.88.99.0", 24),
            network("192.168.0.0", 16), network("198.18.0.0", 15), network("198.51.100.0", 24), network("203.0.113.0", 24),
            // Multicast, and all that is reserved above it
            network("224.0.0.0", 3),
            // Azure answers its machines here about themselves, although the address is a public one
            network("168.63.129.16", 32),
            // Those with an IPv4 address in them (Teredo, 6to4) and what else the IETF has for itself; documentation
            network("2001::", 23), network("2001:db8::", 32), network("2002::", 16), network("3fff::", 20));

    /** Every public address of IPv6 is in here: loopback, link-local, unique-local, multicast and mapped addresses are not. */
    private static final Network GLOBAL_UNICAST = network("2000::", 3);

    private record Network(byte[] start, int bits) {

        boolean has(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private PublicAddress() {}

    private static Network network(String start, int bits) {
        try {
            // A number, which is not looked up
            return new Network(InetAddress.getByName(start).getAddress(), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (address instanceof Inet4Address || GLOBAL_UNICAST.has(bytes))
                && NOT_PUBLIC.stream().noneMatch(network -> network.has(bytes));
    }
}
