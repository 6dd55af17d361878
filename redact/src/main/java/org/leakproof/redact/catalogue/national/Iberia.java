package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.letter;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.check.Sums.ofDigitSums;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;

import java.util.List;
import org.leakproof.redact.catalogue.check.Iso7064;

/** Spain and Portugal. */
final class Iberia {

    private Iberia() {}

    private static final String NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    static List<Kind> people() {
        return List.of(
                // Real Decreto 1553/2005; https://www.interior.gob.es
                Kind.of("es-nif", "ES_NIF")
                        .shape(LIKELY, "#{7,8}[ -]?[A-HJ-NP-TV-Z]")
                        .shape(LIKELY, "#{2}[.]#{3}[.]#{3}[ -]?[A-HJ-NP-TV-Z]")
                        .mixed()
                        .check(
                                "mod 23",
                                n -> letter(NIF_LETTERS, number(n, 0, n.length() - 1)) == n.charAt(n.length() - 1))
                        .names("nif", "dni", "d.n.i", "n.i.f", "documento nacional de identidad")
                        .finds("DNI «12345678Z»", "NIF: «55555555-k»", "DNI «12.345.678-Z»")
                        .leaves("12345678A", "401-023-2138"),
                // Orden INT/2058/2008
                Kind.of("es-nie", "ES_NIE")
                        .shape(SURE, "[XYZ][ -]?#{7,8}[ -]?[A-HJ-NP-TV-Z]")
                        .check(
                                "mod 23",
                                n -> letter(
                                                NIF_LETTERS,
                                                number(
                                                        (n.charAt(0) - 'X') + n.substring(1, n.length() - 1),
                                                        0,
                                                        n.length() - 1))
                                        == n.charAt(n.length() - 1))
                        .names("nie", "n.i.e", "número de identidad de extranjero")
                        .finds("mi NIE es «X9613851N»", "«z8078221m»", "NIE «Y-1234567-X»")
                        .leaves("Y8063915Q", "Y806391Q"),
                Kind.of("es-passport", "ES_PASSPORT")
                        .shape(0.1, "@{3}#{6}")
                        .names("pasaporte", "número de pasaporte", "pasaporte español", "passport")
                        .finds("pasaporte «AAA123456»", "«XyZ987654» es mi número de pasaporte")
                        .leaves("AA123456", "AAA1234567"),
                // Tesorería General de la Seguridad Social: province, number, key
                Kind.of("es-nass", "ES_NSS")
                        .shape(LIKELY, "#{2}[ /-]#{7,8}[ /-]#{2}")
                        .shape(CHECKED, "#{12}")
                        .check("mod 97", n -> {
                            String serial = n.substring(2, n.length() - 2);
                            String all = n.substring(0, 2) + (serial.startsWith("0") ? serial.substring(1) : serial);
                            return Iso7064.remainder(all, 97) == number(n, n.length() - 2, 2);
                        })
                        .near("#{2}_#{6,10}_#{2}")
                        .names(
                                "nass",
                                "nuss",
                                "naf",
                                "número de la seguridad social",
                                "seguridad social",
                                "número de afiliación",
                                "n.º afiliación")
                        .finds("NASS «28/12345678/40»", "seguridad social: «281234567840»")
                        .leaves("28/12345678/41", "281234567841"),
                // Regional health cards
                Kind.of("es-health-card", "ES_HEALTH_CARD")
                        .near("@{4}#{10}", "@{4}[ -]?#[ -]?#{6}[ -]?#{2}[ -]?#", "BBBBBBB[A-Z0-9]{2}#{6}")
                        .mixed()
                        .names("cip", "tarjeta sanitaria", "tsi", "catsalut", "cip-sns", "número de tarjeta sanitaria")
                        .finds("tarjeta sanitaria «BBBBBBBQR648597»", "CIP: «GARM1800901010»")
                        .leaves("GARM1800901010", "tarjeta roja 12"),
                // Consejo General de Colegios Oficiales de Médicos: two provinces and a number
                Kind.of("es-medical-licence", "ES_MEDICAL_LICENCE")
                        .near("#{2}_#{2}_#{4,6}", "#{9}")
                        .announced("#{2} #{2}")
                        .names(
                                "nºcol",
                                "nº col",
                                "n.º col",
                                "número de colegiado",
                                "nº colegiado",
                                "nº de colegiado",
                                "colegiado",
                                "colegiada",
                                "núm. col")
                        .finds("NºCol: «28 28 64710»", "colegiado n.º «282864710»")
                        .leaves("28 28 64710", "282864710"),
                // Portaria 386/98; https://www.portaldasfinancas.gov.pt
                Kind.of("pt-nif", "PT_NIF")
                        .shape(CHECKED, "[1-35689]#{2}_#{3}_#{3}")
                        .check("mod 11", n -> {
                            int rest = of(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
                            return (rest < 2 ? 0 : 11 - rest) == digit(n, 8);
                        })
                        .names(
                                "nif",
                                "contribuinte",
                                "nº contribuinte",
                                "número de contribuinte",
                                "número de identificação fiscal",
                                "nipc")
                        .finds("NIF «123 456 789»", "contribuinte: «501964843»")
                        .leaves("123456788", "423456789"),
                // Cartão de Cidadão: civil number, digit, version, digit
                Kind.of("pt-citizen-card", "PT_CC")
                        .shape(LIKELY, "#{8}[ ]?#[ ]?[0-9A-Z]{2}#")
                        .possible(n -> n.length() == 9 || Character.isLetter(n.charAt(9)))
                        .check("luhn over letters", n -> ofDigitSums2(n) % 10 == 0)
                        .near("#{8}[ -]?#")
                        .names("cartão de cidadão", "bilhete de identidade", "número de identificação civil", "bi")
                        .finds("Cartão de Cidadão «00000000 0 ZZ4»", "CC: «000000000ZZ4»")
                        .leaves("00000000 0 ZZ5", "00000000 0 ZZ"),
                // Instituto da Segurança Social: primes as weights
                Kind.of("pt-niss", "PT_NISS")
                        .shape(CHECKED, "[12]#{10}")
                        .shape(CHECKED, "[12]#{2}[ ]#{4}[ ]#{4}|[12]#{3}[ ]#{3}[ ]#{3}[ ]#")
                        .check("primes", n -> 9 - of(n, 29, 23, 19, 17, 13, 11, 7, 5, 3, 2) % 10 == digit(n, -1))
                        .names("niss", "segurança social", "número de segurança social")
                        .finds("NISS «11234567892»", "segurança social: «11234567892»")
                        .leaves("11234567890", "31234567897"),
                Kind.of("pt-passport", "PT_PASSPORT")
                        .near("@{1,2}#{6}")
                        .names("passaporte", "número de passaporte", "passport")
                        .finds("passaporte «L123456»", "Passaporte n.º «CA123456»")
                        .leaves("L123456", "CA12345"));
    }

    static List<Kind> companies() {
        return List.of(
                // Orden EHA/451/2008
                Kind.of("es-cif", "ES_CIF")
                        .shape(LIKELY, "[ABCDEFGHJNPQRSUVW][ -]?#{7}[ -]?[0-9A-J]")
                        .check("luhn", n -> {
                            int check = (10 - ofDigitSums(n.substring(1), 2, 1, 2, 1, 2, 1, 2) % 10) % 10;
                            return n.charAt(8) == '0' + check || n.charAt(8) == "JABCDEFGHI".charAt(check);
                        })
                        .names("cif", "c.i.f", "nif", "código de identificación fiscal")
                        .finds("CIF «A58818501»", "«B-58378431»")
                        .leaves("A58818502", "I58818501"));
    }

    /** Doubles every second value from the left, letters counting 10 and more. */
    private static int ofDigitSums2(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36) * (i % 2 == 0 ? 2 : 1);
            sum += i % 2 == 0 && value > 9 ? value - 9 : value;
        }
        return sum;
    }
}
