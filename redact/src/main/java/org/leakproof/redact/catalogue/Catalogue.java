package org.leakproof.redact.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Map<String, Identifier> byId = new LinkedHashMap<>();

    private Catalogue(List<Identifier> identifiers) {
        for (Identifier identifier : identifiers) {
            if (byId.put(identifier.id(), identifier) != null) {
                throw new IllegalArgumentException("two identifiers " + identifier.id());
            }
        }
    }

    /** Everything, as configured. */
    public static Catalogue of(CatalogueConfig config) {
        List<Identifier> all = new ArrayList<>(List.of(
                EmailAddress.identifier(),
                PhoneNumber.identifier(config.phone()),
                WebAddress.identifier(),
                WebAddress.personal(),
                PaymentCard.identifier(),
                Iban.identifier(),
                CryptoAddress.identifier(),
                IpAddress.identifier(),
                MacAddress.identifier()));
        add(Pass.ADDRESSES, Addresses.all(), all);
        add(Pass.DATES, PersonalDates.all(), all);
        add(Pass.LABELS, SocialProfile.all(), all);
        add(Pass.SHAPES, BankAccount.all(), all);
        add(Pass.LABELS, List.of(GeoPosition.identifier()), all);
        add(Pass.LABELS, Device.all(), all);
        add(Pass.SHAPES, Vehicle.all(), all);
        add(Pass.SHAPES, List.of(ChainAddress.identifier()), all);
        add(Pass.LABELS, RecordNumber.all(), all);
        add(Pass.LABELS, Secrets.all(), all);
        return new Catalogue(all);
    }

    private static void add(Pass pass, List<Identifier> identifiers, List<Identifier> all) {
        identifiers.forEach(identifier -> all.add(identifier.in(pass)));
    }

    public Optional<Identifier> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In the order of registration. */
    public Collection<Identifier> all() {
        return List.copyOf(byId.values());
    }
}
