package org.leakproof.ingest.authentic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.record.Hashes;

/** The keys of a key file, by selector and domain. Immutable.
 *
 *  <p>The file has a line for each key, in UTF-8, its columns parted by tabs: selector, domain, TXT record, and, if known,
 *  since when and until when it stood in the DNS (ISO 8601 dates or instants; both days count). Lines that begin with
 *  {@code #}, and a first line that begins with {@code selector}, are none. */
public final class SigningKeys {
    public static final SigningKeys NONE = new SigningKeys(List.of(), "");
    public static final String HEADER = "selector\tdomain\trecord\tvalid_from\tvalid_to";

    private final Map<String, List<SigningKey>> keys = new HashMap<>();
    private final String hash;

    private SigningKeys(List<SigningKey> all, String hash) {
        for (SigningKey key : all) {
            keys.computeIfAbsent(name(key.selector(), key.domain()), n -> new ArrayList<>())
                    .add(key);
        }
        this.hash = hash;
    }

    /** @throws OperatorMistake if the file cannot be read, or a line is none of the form above */
    public static SigningKeys load(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new OperatorMistake(
                    file + ": these keys cannot be read (" + e.getClass().getSimpleName()
                            + "); --dkim-keys expects a table as leakproof keys import writes it",
                    e);
        }
        List<SigningKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#") || number == 1 && line.startsWith("selector")) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            if (columns.length < 3 || columns.length > 5) {
                throw new OperatorMistake(file + ":" + number + ": " + columns.length
                        + " columns; expected selector, domain, TXT record and, if known, two dates, parted by tabs");
            }
            keys.add(new SigningKey(
                    columns[0].strip(),
                    columns[1].strip(),
                    columns[2].strip(),
                    columns.length > 3 ? time(columns[3], false, file + ":" + number) : Optional.empty(),
                    columns.length > 4 ? time(columns[4], true, file + ":" + number) : Optional.empty()));
        }
        return new SigningKeys(keys, HexFormat.of().formatHex(Hashes.sha256().digest(bytes)));
    }

    private static Optional<Instant> time(String text, boolean end, String place) {
        String value = text.strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    value.indexOf('T') > 0
                            ? Instant.parse(value)
                            : LocalDate.parse(value)
                                    .plusDays(end ? 1 : 0)
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new OperatorMistake(place + ": no date; expected such as 2014-03-01 or 2014-03-01T10:00:00Z", e);
        }
    }

    private static String name(String selector, String domain) {
        return (selector + "._domainkey." + domain).toLowerCase(Locale.ROOT);
    }

    /** All keys of that name, in the order of the file. */
    List<SigningKey> of(MailSignature signature) {
        return keys.getOrDefault(name(signature.selector(), signature.domain()), List.of());
    }

    /** SHA-256 of the file; empty for none. */
    public String hash() {
        return hash;
    }

    @Override
    public String toString() {
        return "SigningKeys[" + keys.size() + " names]";
    }
}
