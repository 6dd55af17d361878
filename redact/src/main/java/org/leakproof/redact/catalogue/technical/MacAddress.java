package org.leakproof.redact.catalogue.technical;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.scan.Boundary;

/**
 * The hardware address of a network device, 48 bits, in the three usual forms.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9542#section-2.1">RFC 9542, 2.1, EUI-48</a>
 */
public final class MacAddress {

    private MacAddress() {}

    public static Identifier identifier() {
        Boundary colons = Boundary.WORD.and(Boundary.notBeside("[:]"));
        Boundary hyphens = Boundary.WORD.and(Boundary.notBeside("[-]"));
        Boundary dots = Boundary.WORD.and(Boundary.notBeside("[.]"));
        return new Identifier(
                "mac-address",
                "MAC_ADDRESS",
                List.of(
                        Form.of("colons", "[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}", 0.8)
                                .between(colons, colons),
                        Form.of("hyphens", "[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}", 0.7)
                                .between(hyphens, hyphens),
                        Form.of("dots", "[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}", 0.6)
                                .between(dots, Boundary.WORD)),
                Optional.empty(),
                Context.of(Map.of("en", List.of("mac", "hardware", "ethernet", "physical", "device", "wifi"))),
                new Examples(
                        List.of(
                                "«01:23:45:67:89:AB»",
                                "eth0 «00-1a-2b-3c-4d-5e».",
                                "Cisco «0012.3456.789a»",
                                "设备«aa:bb:cc:dd:ee:ff»"),
                        List.of(
                                "ZZ:ZZ:ZZ:ZZ:ZZ:ZZ",
                                "10:2F:33-AC-29-C3",
                                "01:23:45:67:89:ab:cd:ef",
                                "2001:db8::1",
                                "12:30:45")));
    }
}
