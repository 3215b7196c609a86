package recto.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.100.100.200", "100.127.255.255", "192.0.0.192", "198.18.0.1", "192.0.2.1",
            "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16",
            "::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "fe80::1", "fec0::1", "fc00::1",
            "fd00:ec2::254",
            "ff02::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "4000::1",
            // The numbers that a browser would read as 127.0.0.1
            "2130706433", "127.1"})
    void whatIsNotOfThePublicInternetIsRefused(String address) throws UnknownHostException {
        assertFalse(PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "93.184.215.14", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "169.253.1.1",
            "192.167.1.1", "223.255.255.255", "168.63.129.17", "2606:4700:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888"})
    void whatIsOfThePublicInternetIsAllowed(String address) throws UnknownHostException {
        assertTrue(PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @CsvSource({"https://example.org/a.jpg?w=2, https://example.org:443/a.jpg?w=2", "HTTP://Example.org:81, http://example.org:81/",
            "http://ex\u00e4mple.org/\u00e4.png, http://xn--exmple-cua.org:80/%C3%A4.png",
            "https://[2606:4700::1111]/a, https://[2606:4700::1111]:443/a",
            "http://a.org?x=1#y, http://a.org:80/?x=1"})
    void theHostAndThePathOfAnAddressAreTold(String address, String parts) throws RemoteFault {
        assertEquals(parts, WebTarget.of(address).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/a", "http://", "http:///a.png", "http://user:secret@example.org/a", "http://user@10.0.0.1/a",
            "http://a:0/", "http://a:99999/", "file:///etc/passwd", "http://[x]/"})
    void whatIsNoWebAddressIsNotAskedForAPicture(String address) {
        assertThrows(RemoteFault.class, () -> WebTarget.of(address));
    }

    @Test
    void aRedirectMayBeRelative() throws RemoteFault {
        WebTarget from = WebTarget.of("http://a.org:81/b/c.png?d");
        assertEquals("http://a.org:81/b/e.png", from.redirected("e.png").toString());
        assertEquals("https://x.org:443/", from.redirected("https://x.org").toString());
        assertEquals("http://x.org:80/f", from.redirected("//x.org/f").toString());
        assertThrows(RemoteFault.class, () -> from.redirected("file:///etc/passwd"));
    }
}
