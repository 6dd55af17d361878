package org.leakproof.redact.catalogue.technical;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.LettersAndDigits;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;

/**
 * An address of IP version 4 or 6, also mapped, with a zone or a prefix length; a port or the brackets around it are not
 * part of it. Not a version number: three or five parts, or four behind the word version.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291, 2.2, written forms of IPv6</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632, prefix lengths</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4007#section-11">RFC 4007, 11, zones</a>
 */
public final class IpAddress {

    private static final String V4 = "\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}";

    private IpAddress() {}

    public static Identifier identifier() {
        return new Identifier(
                "ip-address",
                "IP_ADDRESS",
                List.of(
                        Form.of("v4", V4 + "(?:/\\d{1,2})?", 0.6),
                        new Form(
                                "v6",
                                Expression.known("[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}(?:" + V4
                                        + ")?(?:%[A-Za-z0-9._~-]{1,16})?(?:/\\d{1,3})?"),
                                Boundary.WORD.and(Boundary.notBeside("[:.]")),
                                Boundary.WORD.and(Boundary.notBeside("[:]")),
                                0.7,
                                false)),
                Optional.of(new AddressSyntax()),
                Context.of(Map.of(
                        "en",
                                List.of(
                                        "ip", "ipv4", "ipv6", "address", "host", "server", "from", "dns", "gateway",
                                        "ping"),
                        "de", List.of("adresse", "rechner"),
                        "ru", List.of("адрес", "сервер"),
                        "zh", List.of("地址"))),
                new Examples(
                        List.of(
                                "«192.168.0.1» and «10.0.0.0/8».",
                                "http://«203.0.113.7»:8080/x, [«203.0.113.8»]",
                                "адрес «１９２.１６８.０.１»",
                                "地址«192.0.2.44»。",
                                "http://[«2001:db8::1»]:443/path",
                                "«::ffff:192.0.2.1» «fe80::1%eth0» «2001:db8::/32»",
                                "«2001:0db8:0000:0000:0000:ff00:0042:8329»",
                                "from «2001:db8::10.0.0.1», then"),
                        List.of(
                                "version 1.2.3.4",
                                "v1.2.3.4 is out",
                                "1.2.3",
                                "1.2.3.4.5",
                                "192.168.1.256",
                                "::ffff:256.0.0.1",
                                "at 12:30:45",
                                "std::cout << a::b",
                                "01:23:45:67:89:ab",
                                "1:2:3:4",
                                ":::")));
    }

    private static final class AddressSyntax implements Validator {

        private static final int GROUPS = 8;
        private static final Pattern MORE_BEFORE = Pattern.compile("\\d\\.$");
        private static final Pattern MORE_BEHIND = Pattern.compile("\\.\\d");
        private static final Pattern VERSION =
                Pattern.compile("(?i)\\b(?:v|ver|vers|version|release|build)\\b[ .:]{0,2}$");
        private static final Pattern SECTION = Pattern.compile("\\d(?:\\.\\d){3}");
        private static final Pattern QUALIFIED_NAME = Pattern.compile("[a-fA-F]*::[a-fA-F]+");

        @Override
        public String name() {
            return "address syntax";
        }

        @Override
        public Verdict check(Candidate candidate) {
            return candidate.form().equals("v4") ? checkV4(candidate) : checkV6(candidate);
        }

        private static Verdict checkV4(Candidate candidate) {
            String text = candidate.text();
            int slash = text.indexOf('/');
            String address = slash < 0 ? text : text.substring(0, slash);
            boolean longer = MORE_BEHIND.matcher(candidate.after(2)).lookingAt()
                    || MORE_BEFORE.matcher(candidate.before(2)).find();
            boolean version = VERSION.matcher(candidate.before(12)).find();
            if (longer || version || !isV4(address)) {
                return Verdict.rejected();
            }
            boolean prefixed = slash >= 0 && Integer.parseInt(text.substring(slash + 1)) <= 32;
            boolean sections = SECTION.matcher(address).matches(); // 1.2.3.4 numbers a paragraph as often
            return Verdict.part(0, prefixed ? text.length() : address.length(), sections ? 0.4 : candidate.score());
        }

        private static Verdict checkV6(Candidate candidate) {
            String text = candidate.text();
            int slash = text.indexOf('/');
            int zone = text.indexOf('%');
            int stop = slash < 0 ? text.length() : slash;
            String address = text.substring(0, zone < 0 ? stop : zone);
            boolean code = QUALIFIED_NAME.matcher(address).matches() && slash < 0 && zone < 0; // a::b qualifies a name
            if (code || MORE_BEHIND.matcher(candidate.after(2)).lookingAt() || !isV6(address)) {
                return Verdict.rejected();
            }
            boolean prefixed = slash >= 0 && Integer.parseInt(text.substring(slash + 1)) <= 128;
            double score = address.equals("::") ? 0.1 : candidate.score();
            return Verdict.part(0, prefixed ? text.length() : stop, score);
        }

        private static boolean isV4(String address) {
            for (String part : address.split("\\.", -1)) {
                if (part.isEmpty()
                        || part.length() > 3
                        || !LettersAndDigits.isDigits(part)
                        || Integer.parseInt(part) > 255) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isV6(String address) {
            String groups = address;
            int dot = address.indexOf('.');
            if (dot >= 0) {
                int colon = address.lastIndexOf(':');
                if (!isV4(address.substring(colon + 1))) {
                    return false;
                }
                groups = address.substring(0, colon + 1) + "0:0";
            }
            int gap = groups.indexOf("::");
            if (gap < 0) {
                return count(groups) == GROUPS;
            }
            int left = count(groups.substring(0, gap));
            int right = count(groups.substring(gap + 2));
            return left >= 0 && right >= 0 && left + right < GROUPS;
        }

        /** How many groups; negative if one is empty. */
        private static int count(String groups) {
            if (groups.isEmpty()) {
                return 0;
            }
            String[] all = groups.split(":", -1);
            for (String group : all) {
                if (group.isEmpty() || group.length() > 4) {
                    return -GROUPS;
                }
            }
            return all.length;
        }
    }
}
