package org.leakproof.redact.catalogue.contact;

import java.util.ArrayList;
import java.util.List;
import org.leakproof.redact.catalogue.Identifier;

/** The registry of where and under which name somebody is reached, beside e-mail, telephone and web. */
public final class Contacts {

    private Contacts() {}

    public static List<Identifier> all() {
        List<Identifier> all = new ArrayList<>(SocialProfile.all());
        all.add(PostalAddress.identifier());
        all.add(Postcode.identifier());
        return all;
    }
}
