package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Days.yyyymmdd;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;
import static org.leakproof.redact.catalogue.national.Kind.WEAK;

import java.util.List;
import org.leakproof.redact.catalogue.LettersAndDigits;
import org.leakproof.redact.catalogue.check.Iso7064;
import org.leakproof.redact.catalogue.check.Luhn;
import org.leakproof.redact.catalogue.check.Verhoeff;

/** France, Belgium, the Netherlands and Luxembourg. */
final class France {

    private France() {}

    static List<Kind> people() {
        return List.of(
                // https://www.service-public.fr/particuliers/vosdroits/F33078: sex, year, month, place, serial, key
                Kind.of("fr-nir", "FR_NIR")
                        .shape(SURE, "[1-478]_#{2}_(?:0[1-9]|1[0-2]|[2-9]#)_(?:#{2}|2[AB])_#{3}_#{3}_#{2}")
                        .check("mod 97", n -> {
                            String digits = n.replace("2A", "19").replace("2B", "18");
                            return digits.length() == 15
                                    && 97 - Iso7064.remainder(digits.substring(0, 13), 97) == number(digits, 13, 2);
                        })
                        .near("[12]#{2}(?:0[1-9]|1[0-2]|[2-9]#)(?:#{2}|2[AB])#{6}")
                        .names(
                                "nir",
                                "numéro de sécurité sociale",
                                "sécurité sociale",
                                "n° sécu",
                                "numéro de sécu",
                                "insee",
                                "nss")
                        .finds(
                                "NIR «2 55 08 14 168 025 38»",
                                "sécurité sociale : «255081416802538»",
                                "«2 69 05 49 588 157 80»")
                        .leaves("255081416802539", "2 55 08 14 168 025 39"),
                // https://www.impots.gouv.fr: thirteen digits, the last three the key
                Kind.of("fr-tax-number", "FR_SPI")
                        .shape(LIKELY, "[0-3]#{12}")
                        .shape(LIKELY, "[0-3]#[ ]#{2}[ ]#{3}[ ]#{3}[ ]#{3}")
                        .check("mod 511", n -> Iso7064.remainder(n.substring(0, 10), 511) == number(n, 10, 3))
                        .names(
                                "spi",
                                "numéro fiscal",
                                "n° fiscal",
                                "référence fiscale",
                                "identifiant fiscal",
                                "avis d'imposition")
                        .finds("numéro fiscal «30 23 217 600 053»", "N° fiscal : «3023217600053»")
                        .leaves("3023217600054", "4023217600053"),
                Kind.of("fr-passport", "FR_PASSPORT")
                        .shape(WEAK, "#{2}@{2}#{5}")
                        .names("passeport", "passeport français", "passport", "n° de passeport", "numéro de passeport")
                        .finds("passeport n° «12AB34567»", "Passeport : «05CK02237»")
                        .leaves("12AB3456", "12345678A"),
                // ANTS: since 2021 nine signs, before twelve digits
                Kind.of("fr-id-card", "FR_ID_CARD")
                        .near("[0-9A-Z]{7}#{2}", "#{12}")
                        .digits(3)
                        .names("carte d'identité", "cni", "carte nationale d'identité", "pièce d'identité")
                        .finds("CNI «880692310285»", "carte d'identité n° «X4RTBPF46»")
                        .leaves("880692310285", "X4RTBPF46"),
                Kind.of("fr-driving-licence", "FR_DRIVING_LICENCE")
                        .near("#{12}", "#{2}@{2}#{5}")
                        .names("permis de conduire", "numéro de permis", "n° de permis")
                        .finds("permis de conduire «911091204733»", "permis de conduire n° «13AA00002»")
                        .leaves("911091204733", "permis de construire 12"),
                // Rijksregister / Registre national: day of birth, serial, key; 2 before it for those born since 2000
                Kind.of("be-national-number", "BE_NRN")
                        .shape(SURE, "#{2}[.]#{2}[.]#{2}[ -]#{3}[ .-]#{2}")
                        .shape(LIKELY, "#{11}")
                        .mixed()
                        .possible(n -> number(n, 2, 2) % 20 <= 12 && number(n, 4, 2) <= 31)
                        .check("mod 97", n -> {
                            int key = number(n, 9, 2);
                            return 97 - Iso7064.remainder(n.substring(0, 9), 97) == key
                                    || 97 - Iso7064.remainder("2" + n.substring(0, 9), 97) == key;
                        })
                        .names(
                                "rijksregisternummer",
                                "numéro national",
                                "registre national",
                                "insz",
                                "niss",
                                "nationaal nummer",
                                "rrn",
                                "rijksregister")
                        .finds(
                                "Rijksregisternummer «85.07.30-033.28»",
                                "numéro national : «17.07.30-033.84»",
                                "niss «85073003328»")
                        .leaves("85.07.30-033.29", "85073003329"),
                Kind.of("be-id-card", "BE_ID_CARD")
                        .shape(LIKELY, "#{3}-#{7}-#{2}")
                        .check("mod 97", n -> {
                            int key = Iso7064.remainder(n.substring(0, 10), 97);
                            return (key == 0 ? 97 : key) == number(n, 10, 2);
                        })
                        .names("identiteitskaart", "carte d'identité", "eid", "kaartnummer")
                        .finds("identiteitskaart «591-1917064-58»", "eID: «591-1917064-58»")
                        .leaves("591-1917064-59", "591-191706-458"),
                Kind.of("be-passport", "BE_PASSPORT")
                        .near("@{2}#{6}")
                        .names("paspoort", "passeport", "passport", "reispas")
                        .finds("paspoort «EH123456»", "passeport n° «GA654321»")
                        .leaves("EH123456", "paspoort 123456"),
                // Wet algemene bepalingen burgerservicenummer: the eleven test
                Kind.of("nl-bsn", "NL_BSN")
                        .shape(CHECKED, "#{9}")
                        .shape(CHECKED, "#{4}[. ]#{2}[. ]#{3}|#{3}[. ]#{3}[. ]#{3}")
                        .check("eleven test", n -> of(n, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0)
                        .names("bsn", "burgerservicenummer", "sofinummer", "sofi-nummer", "bsn-nummer")
                        .finds("BSN «111222333»", "burgerservicenummer: «123456782»", "bsn «1234.56.782»")
                        .leaves("111222334", "1112223330"),
                // https://www.government.nl: identity document, no letter O
                Kind.of("nl-document", "NL_DOCUMENT")
                        .shape(0.1, "[A-NP-Z]{2}[A-NP-Z0-9]{6}#")
                        .digits(3)
                        .names(
                                "paspoort",
                                "paspoortnummer",
                                "identiteitskaart",
                                "documentnummer",
                                "id-kaart",
                                "passport")
                        .finds("paspoort «SPECI2014»", "documentnummer: «NR1A2B3C4»")
                        .leaves("SPECIMENX", "SO123456X"),
                Kind.of("nl-driving-licence", "NL_DRIVING_LICENCE")
                        .near("#{10}")
                        .names("rijbewijs", "rijbewijsnummer")
                        .finds("rijbewijs «5123456789»", "rijbewijsnummer: «4712345678»")
                        .leaves("5123456789", "rijbewijs 512345"),
                // Registre national des personnes physiques: a Luhn and a Verhoeff digit
                Kind.of("lu-national-id", "LU_NIN")
                        .shape(LIKELY, "#{8}[ ]?#{5}")
                        .possible(n -> yyyymmdd(n, 0))
                        .check(
                                "luhn and Verhoeff",
                                n -> Luhn.isValid(n.substring(0, 12))
                                        && Verhoeff.isValid(n.substring(0, 11) + n.charAt(12)))
                        .names("matricule", "matricule nationale", "sozialversicherungsnummer", "numéro matricule")
                        .finds("matricule «1893120105732»", "Matricule : «18931201 05732»")
                        .leaves("1893120105733", "1893139905732"));
    }

    static List<Kind> companies() {
        return List.of(
                // https://www.insee.fr: firm, and its place of business
                Kind.of("fr-siren", "FR_SIREN")
                        .shape(CHECKED, "#{3}_#{3}_#{3}")
                        .check("luhn", Luhn::isValid)
                        .names("siren", "rcs", "n° siren")
                        .finds("SIREN «732 829 320»", "siren: «732829320»")
                        .leaves("732829321", "7328293200"),
                Kind.of("fr-siret", "FR_SIRET")
                        .shape(CHECKED, "#{3}_#{3}_#{3}_#{5}")
                        .check("luhn", Luhn::isValid)
                        .names("siret", "n° siret")
                        .finds("SIRET «732 829 320 00074»", "siret: «73282932000074»")
                        .leaves("73282932000075", "7328293200007"),
                Kind.of("fr-vat", "FR_VAT")
                        .shape(LIKELY, "FR[ ]?[0-9A-HJ-NP-Z]{2}[ ]?#{3}[ ]?#{3}[ ]?#{3}")
                        .check(
                                "mod 97",
                                n -> !LettersAndDigits.isDigits(n.substring(2, 4))
                                        || (12 + 3 * Iso7064.remainder(n.substring(4), 97)) % 97 == number(n, 2, 2))
                        .names("tva", "tva intracommunautaire", "vat")
                        .finds("TVA «FR40303265045»", "«FR 40 303 265 045»")
                        .leaves("FR41303265045", "FR4030326504"),
                Kind.of("be-company", "BE_ENTERPRISE_NUMBER")
                        .shape(LIKELY, "BE[ ]?[01]#{3}[. ]?#{3}[. ]?#{3}")
                        .shape(LIKELY, "[01]#{3}[.]#{3}[.]#{3}")
                        .check("mod 97", n -> {
                            String digits = n.startsWith("BE") ? n.substring(2) : n;
                            return 97 - Iso7064.remainder(digits.substring(0, 8), 97) == number(digits, 8, 2);
                        })
                        .names("ondernemingsnummer", "numéro d'entreprise", "btw", "tva", "kbo", "bce")
                        .finds("ondernemingsnummer «0403.019.261»", "BTW «BE 0403.019.261»", "«BE0403019261»")
                        .leaves("0403.019.262", "BE0403019262"),
                Kind.of("nl-vat", "NL_VAT")
                        .shape(SURE, "NL[ ]?#{9}B#{2}")
                        .names("btw", "btw-nummer", "btw-id", "vat")
                        .finds("BTW «NL004495445B01»", "btw-id: «NL 123456789B13»")
                        .leaves("NL004495445C01", "NL00449544B01"),
                Kind.of("nl-kvk", "NL_KVK")
                        .near("#{8}")
                        .names("kvk", "kvk-nummer", "kamer van koophandel", "handelsregister")
                        .finds("KvK «12345678»", "KvK-nummer: «30112233»")
                        .leaves("12345678", "KvK 1234567"));
    }
}
