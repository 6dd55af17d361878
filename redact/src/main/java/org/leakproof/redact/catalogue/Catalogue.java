package org.leakproof.redact.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.leakproof.redact.catalogue.contact.Addresses;
import org.leakproof.redact.catalogue.contact.EmailAddress;
import org.leakproof.redact.catalogue.contact.PhoneNumber;
import org.leakproof.redact.catalogue.contact.SocialProfile;
import org.leakproof.redact.catalogue.contact.WebAddress;
import org.leakproof.redact.catalogue.money.BankAccount;
import org.leakproof.redact.catalogue.money.ChainAddress;
import org.leakproof.redact.catalogue.money.CryptoAddress;
import org.leakproof.redact.catalogue.money.Iban;
import org.leakproof.redact.catalogue.money.PaymentCard;
import org.leakproof.redact.catalogue.national.NationalIds;
import org.leakproof.redact.catalogue.person.PersonalDates;
import org.leakproof.redact.catalogue.person.RecordNumber;
import org.leakproof.redact.catalogue.secret.Secrets;
import org.leakproof.redact.catalogue.technical.Device;
import org.leakproof.redact.catalogue.technical.GeoPosition;
import org.leakproof.redact.catalogue.technical.IpAddress;
import org.leakproof.redact.catalogue.technical.MacAddress;
import org.leakproof.redact.catalogue.technical.Vehicle;

/**
 * The registry of all identifiers. Explicit: an identifier that is lost silently is a leak.
 *
 * <p>Immutable.
 */
public final class Catalogue {

    private static final Map<CatalogueConfig, Catalogue> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Identifier> byId = new LinkedHashMap<>();
    private final Map<String, List<Identifier>> groups = new LinkedHashMap<>();

    private Catalogue() {}

    /** Everything, as configured; made once. */
    public static Catalogue of(CatalogueConfig config) {
        return KNOWN.computeIfAbsent(config, Catalogue::make);
    }

    private static Catalogue make(CatalogueConfig config) {
        Catalogue catalogue = new Catalogue();
        catalogue.add(List.of(
                EmailAddress.identifier(),
                PhoneNumber.identifier(config.phone()),
                WebAddress.identifier(),
                WebAddress.personal(),
                PaymentCard.identifier(),
                Iban.identifier(),
                CryptoAddress.identifier(),
                IpAddress.identifier(),
                MacAddress.identifier()));
        catalogue.add(Addresses.all());
        catalogue.add(PersonalDates.all());
        catalogue.add(SocialProfile.all());
        catalogue.add(BankAccount.all());
        catalogue.add(List.of(GeoPosition.identifier()));
        catalogue.add(Device.all());
        catalogue.add(Vehicle.all());
        catalogue.add(List.of(ChainAddress.identifier()));
        catalogue.add(RecordNumber.all());
        catalogue.add(Secrets.tokens());
        catalogue.add(Secrets.labelled());
        catalogue.addGroup("national-ids", NationalIds.people());
        catalogue.addGroup("company-ids", NationalIds.companies());
        catalogue.addGroup("bank-accounts", NationalIds.accounts());
        return catalogue;
    }

    private void add(List<Identifier> identifiers) {
        for (Identifier identifier : identifiers) {
            if (byId.put(identifier.id(), identifier) != null) {
                throw new IllegalArgumentException("two identifiers " + identifier.id());
            }
        }
    }

    private void addGroup(String name, List<Identifier> identifiers) {
        add(identifiers);
        groups.put(name, List.copyOf(identifiers));
    }

    public Optional<Identifier> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What a policy may switch on under one name, by that name, which no identifier has. */
    public Map<String, List<Identifier>> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /** In the order of registration. */
    public Collection<Identifier> all() {
        return List.copyOf(byId.values());
    }
}
