package org.leakproof.redact.catalogue.national;

import java.util.List;
import java.util.stream.Stream;
import org.leakproof.redact.catalogue.Identifier;

/** All kinds of all regions, in three groups. */
public final class NationalIds {

    private static final List<Identifier> PEOPLE = identifiers(
            UnitedStates.people(),
            BritishIsles.people(),
            GermanSpeaking.people(),
            France.people(),
            Iberia.people(),
            Italy.people(),
            Nordic.people(),
            CentralEurope.people(),
            Baltics.people(),
            SoutheastEurope.people(),
            FormerUnion.people(),
            MiddleEastAndAfrica.people(),
            SouthAsia.people(),
            EastAsia.people(),
            SoutheastAsia.people(),
            Oceania.people(),
            LatinAmerica.people(),
            Anywhere.people());

    private static final List<Identifier> COMPANIES = identifiers(
            UnitedStates.companies(),
            BritishIsles.companies(),
            GermanSpeaking.companies(),
            France.companies(),
            Iberia.companies(),
            Nordic.companies(),
            CentralEurope.companies(),
            SoutheastEurope.companies(),
            EuropeanVat.companies(),
            FormerUnion.companies(),
            MiddleEastAndAfrica.companies(),
            SouthAsia.companies(),
            EastAsia.companies(),
            SoutheastAsia.companies(),
            Oceania.companies(),
            LatinAmerica.companies());

    private static final List<Identifier> ACCOUNTS = identifiers(BankAccounts.all());

    private NationalIds() {}

    /** Of people: identity and tax numbers, insurance, passports, licences; also of firms where sole traders have the same. */
    public static List<Identifier> people() {
        return PEOPLE;
    }

    /** Of firms: tax and registration numbers. */
    public static List<Identifier> companies() {
        return COMPANIES;
    }

    /** Accounts as one country's banks write them. */
    public static List<Identifier> accounts() {
        return ACCOUNTS;
    }

    @SafeVarargs
    private static List<Identifier> identifiers(List<Kind>... regions) {
        return Stream.of(regions).flatMap(List::stream).map(Kind::identifier).toList();
    }
}
