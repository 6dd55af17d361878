package org.leakproof.redact.catalogue.national;

import static org.leakproof.redact.catalogue.check.Days.number;
import static org.leakproof.redact.catalogue.check.Days.yymmdd;
import static org.leakproof.redact.catalogue.check.Sums.digit;
import static org.leakproof.redact.catalogue.check.Sums.of;
import static org.leakproof.redact.catalogue.national.Kind.CHECKED;
import static org.leakproof.redact.catalogue.national.Kind.LIKELY;
import static org.leakproof.redact.catalogue.national.Kind.SURE;

import java.util.List;
import org.leakproof.redact.catalogue.LettersAndDigits;
import org.leakproof.redact.catalogue.check.Days;
import org.leakproof.redact.catalogue.check.Luhn;

/** Latin America. */
final class LatinAmerica {

    private LatinAmerica() {}

    static List<Kind> people() {
        return List.of(
                // Receita Federal: two check digits
                Kind.of("br-cpf", "BR_CPF")
                        .shape(SURE, "#{3}[.]#{3}[.]#{3}-#{2}")
                        .shape(LIKELY, "#{11}")
                        .mixed()
                        .check("mod 11 twice", n -> brazilian(n, 10) && brazilian(n, 11))
                        .names("cpf", "cadastro de pessoas físicas", "nº cpf")
                        .finds("CPF «529.982.247-25»", "cpf: «52998224725»")
                        .leaves("529.982.247-26", "111.111.111-11"),
                Kind.of("br-rg", "BR_RG")
                        .near("#{1,2}[.]#{3}[.]#{3}-[0-9X]", "#{7,9}|#{8}-?[0-9X]", "[A-Z]{2}-?#{2}[.]?#{3}[.]?#{3}")
                        .mixed()
                        .names("rg", "registro geral", "carteira de identidade", "identidade")
                        .finds("RG «12.345.678-9»", "RG: «MG-12.345.678»")
                        .leaves("12.345.678-9", "123456789"),
                Kind.of("br-pis", "BR_PIS")
                        .shape(LIKELY, "#{3}[.]#{5}[.]#{2}-#")
                        .shape(CHECKED, "#{11}")
                        .mixed()
                        .check("mod 11", n -> (11 - of(n, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digit(n, 10))
                        .names("pis", "pasep", "nis", "nit", "pis/pasep")
                        .finds("PIS «120.56412.54-5»", "NIS: «12056412545»")
                        .leaves("120.56412.54-8", "1205641254"),
                Kind.of("br-cnh", "BR_CNH")
                        .near("#{11}")
                        .names("cnh", "carteira nacional de habilitação", "carteira de motorista", "habilitação")
                        .finds("CNH «02650306461»", "habilitação: «02650306461»")
                        .leaves("02650306462", "CNH 123456"),
                Kind.of("br-voter", "BR_TITULO_ELEITOR")
                        .near("#{12}", "#{4} #{4} #{4}")
                        .possible(n -> number(n, 8, 2) >= 1 && number(n, 8, 2) <= 28)
                        .names("título de eleitor", "título eleitoral", "inscrição eleitoral")
                        .finds("título de eleitor «1234 5678 0191»", "titulo eleitoral: «123456780191»")
                        .leaves("123456780191", "título de eleitor 123456789991"),
                Kind.of("br-sus", "BR_CNS")
                        .shape(CHECKED, "[1-2789]#{14}|[1-2789]#{2} #{4} #{4} #{4}")
                        .check("mod 11", n -> of(n, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)
                        .names("cns", "cartão nacional de saúde", "cartão sus", "sus")
                        .finds("CNS «700 0093 3843 4006»", "cartão SUS: «700009338434006»")
                        .leaves("700009338434009", "300009338434008"),
                Kind.of("br-passport", "BR_PASSPORT")
                        .near("[A-Z]{2}#{6}")
                        .names("passaporte", "número do passaporte", "passport")
                        .finds("passaporte «FN123456»", "Passaporte nº «YA654321»")
                        .leaves("FN123456", "passaporte FN12"),
                // https://www.afip.gob.ar: people's begin with 20, 23, 24, 27, firms' with 30, 33, 34
                Kind.of("ar-cuit", "AR_CUIT")
                        .shape(0.75, "(?:2[03467]|3[034])-#{8}-#")
                        .shape(LIKELY, "(?:2[03467]|3[034])#{9}")
                        .check("mod 11", n -> (11 - of(n, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digit(n, 10))
                        .names("cuit", "cuil", "c.u.i.t", "clave única")
                        .finds("CUIT «20-05536168-2»", "cuil: «20055361682»")
                        .leaves("20-05536168-3", "21-05536168-2"),
                Kind.of("ar-dni", "AR_DNI")
                        .near("#{1,2}[.]#{3}[.]#{3}", "#{7,8}")
                        .names("dni", "d.n.i", "documento nacional de identidad", "documento", "l.e", "l.c")
                        .finds("DNI «12.345.678»", "DNI Nº «30123456»")
                        .leaves("12.345.678", "30123456"),
                // Servicio de Registro Civil
                Kind.of("cl-rut", "CL_RUT")
                        .shape(0.75, "#{1,2}[.]#{3}[.]#{3}-[0-9K]")
                        .shape(0.5, "[1-9]#{6,7}-[0-9K]")
                        .near("[1-9]#{6,7}[0-9K]")
                        .mixed()
                        .check("mod 11", LatinAmerica::isChilean)
                        .names("rut", "run", "rol único tributario", "r.u.t", "cédula de identidad")
                        .finds("RUT «12.345.678-5»", "rut: «12345678-5»", "RUN «7.654.321-6»")
                        .leaves("12.345.678-6", "12345678-6"),
                // Instructivo normativo, RENAPO: letters of the names, day of birth, sex, state, consonants
                Kind.of("mx-curp", "MX_CURP")
                        .shape(
                                SURE,
                                "@{4}#{6}[HMX](?:A[SGC]|B[CS]|C[CSHLM]|D[FG]|G[TR]|HG|JC|M[CNS]|N[ETL]|OC|PL|Q[TRO]|S[PLR]|T[CSLA]"
                                        + "|VZ|YN|ZS)[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]#")
                        .possible(n -> yymmdd(n, 4))
                        .check("mod 10", LatinAmerica::isCurp)
                        .wrong(0.7)
                        .names("curp", "clave única de registro de población")
                        .finds("CURP «BOXW310820HNERXN09»", "curp: «BOXW310820HNERXN09»")
                        .leaves("BOXW311320HNERXN09", "BOXW310820HXXRXN09"),
                // SAT: letters of the name, day of birth or founding, homoclave
                Kind.of("mx-rfc", "MX_RFC")
                        .shape(LIKELY, "[A-ZÑ&]{3,4}[ -]?#{6}[ -]?[0-9A-Z]{2}[0-9A]")
                        .possible(n -> yymmdd(n, LettersAndDigits.firstDigit(n)))
                        .names("rfc", "registro federal de contribuyentes")
                        .finds("RFC «GODE561231GR8»", "rfc: «ABC-010203-AB9»")
                        .leaves("GODE561331GR8", "GODE561231GRZ"),
                Kind.of("mx-nss", "MX_NSS")
                        .shape(0.3, "#{11}|#{2}-#{2}-#{2}-#{4}-#")
                        .check("luhn", Luhn::isValid)
                        .names("nss", "imss", "número de seguridad social", "seguro social")
                        .finds("NSS «12345678903»", "IMSS: «12-34-56-7890-3»")
                        .leaves("12345678904", "1234567890"),
                Kind.of("mx-voter", "MX_CLAVE_ELECTOR")
                        .shape(SURE, "[A-Z]{6}#{8}[HM]#{3}")
                        .possible(n -> yymmdd(n, 6))
                        .names("clave de elector", "credencial de elector", "ine", "ife")
                        .finds("clave de elector «GMVLMR80070501M100»", "INE «RMLPJN75010109H300»")
                        .leaves("GMVLMR80130501M100", "GMVLMR80070501X100"),
                Kind.of("mx-passport", "MX_PASSPORT")
                        .near("[A-Z]#{8}", "#{9,11}")
                        .names("pasaporte mexicano", "pasaporte", "passport")
                        .finds("pasaporte «G12345678»", "pasaporte mexicano no. «12345678901»")
                        .leaves("G12345678", "pasaporte 123"),
                Kind.of("co-cedula", "CO_CEDULA")
                        .near("#{1,3}(?:[.]#{3}){2,3}", "#{6,10}")
                        .names(
                                "cédula de ciudadanía",
                                "c.c",
                                "cédula",
                                "cedula",
                                "tarjeta de identidad",
                                "cédula de extranjería")
                        .finds("cédula de ciudadanía «1.020.345.678»", "C.C. «79123456»")
                        .leaves("1.020.345.678", "79123456"),
                // Junta Central Electoral
                Kind.of("do-cedula", "DO_CEDULA")
                        .shape(LIKELY, "#{3}-#{7}-#")
                        .shape(CHECKED, "#{11}")
                        .check("luhn", Luhn::isValid)
                        .names("cédula", "cédula de identidad", "cédula de identidad y electoral")
                        .finds("cédula «001-1391820-5»", "Cédula: «00113918205»")
                        .leaves("001-1391820-6", "00113918206"),
                // Ministerio de Hacienda
                Kind.of("sv-nit", "SV_NIT")
                        .shape(0.5, "#{4}-#{6}-#{3}-#")
                        .possible(n -> Days.isShort(number(n, 8, 2), number(n, 6, 2), number(n, 4, 2)))
                        .names("nit", "número de identificación tributaria")
                        .finds("NIT «0614-050707-104-8»")
                        .leaves("0614-991307-104-8"),
                Kind.of("pe-dni", "PE_DNI")
                        .near("#{8}")
                        .names("dni", "documento nacional de identidad", "d.n.i")
                        .finds("DNI «41234567»", "DNI N° «08765432»")
                        .leaves("41234567", "DNI 4123"),
                Kind.of("pe-ruc", "PE_RUC")
                        .shape(LIKELY, "(?:10|15|16|17|20)#{9}")
                        .check("mod 11", n -> (11 - of(n, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(n, 10))
                        .names("ruc", "registro único de contribuyentes")
                        .finds("RUC «20512333797»", "R.U.C. RUC: «20512333797»")
                        .leaves("20512333798", "30512333797"),
                // Registro Civil: province, a digit below six, check digit
                Kind.of("ec-cedula", "EC_CEDULA")
                        .shape(CHECKED, "(?:0[1-9]|1#|2[0-4]|30)[0-5]#{7}(?:001)?")
                        .check("luhn", n -> Luhn.isValid(n.substring(0, 10)))
                        .names("cédula", "cédula de identidad", "ruc", "c.i")
                        .finds("cédula «1714307103»", "RUC: «1714307103001»")
                        .leaves("1714307104", "9914307103"),
                Kind.of("uy-ci", "UY_CI")
                        .shape(LIKELY, "#[.]#{3}[.]#{3}-#")
                        .shape(CHECKED, "#{7}-#")
                        .mixed()
                        .check("2987634", n -> (10 - of(n, 2, 9, 8, 7, 6, 3, 4) % 10) % 10 == digit(n, 7))
                        .names("c.i", "cédula de identidad", "cédula", "ci")
                        .finds("C.I. «1.234.567-2»", "cédula: «1234567-2»")
                        .leaves("1.234.567-3", "1234567-3"),
                Kind.of("ve-cedula", "VE_CEDULA")
                        .shape(0.3, "[VEJG]-#{1,2}[.]?#{3}[.]?#{3}(?:-#)?")
                        .mixed()
                        .names("cédula", "cédula de identidad", "c.i", "rif")
                        .finds("C.I. «V-12.345.678»", "RIF: «J-12345678-9»")
                        .leaves("X-12.345.678", "V-12345"));
    }

    static List<Kind> companies() {
        return List.of(
                // Receita Federal; letters from July 2026 on
                Kind.of("br-cnpj", "BR_CNPJ")
                        .shape(SURE, "[0-9A-Z]{2}[.][0-9A-Z]{3}[.][0-9A-Z]{3}/[0-9A-Z]{4}-#{2}")
                        .shape(LIKELY, "#{14}")
                        .mixed()
                        .check("mod 11 twice", n -> isCnpj(n))
                        .names("cnpj", "cadastro nacional da pessoa jurídica")
                        .finds("CNPJ «11.444.777/0001-61»", "cnpj: «11444777000161»", "«12.ABC.345/01DE-35»")
                        .leaves("11.444.777/0001-62", "11444777000162"),
                Kind.of("co-nit", "CO_NIT")
                        .shape(0.5, "#{3}[.]?#{3}[.]?#{3}-#")
                        .mixed()
                        .check("primes", n -> {
                            int rest = of(n, 41, 37, 29, 23, 19, 17, 13, 7, 3) % 11;
                            return (rest < 2 ? rest : 11 - rest) == digit(n, 9);
                        })
                        .names("nit", "número de identificación tributaria")
                        .finds("NIT «213.123.432-1»", "nit: «213123432-1»")
                        .leaves("213.123.432-2", "213123432"));
    }

    private static boolean brazilian(String number, int firstWeight) {
        int sum = 0;
        for (int i = 0; i < firstWeight - 1; i++) {
            sum += digit(number, i) * (firstWeight - i);
        }
        return sum * 10 % 11 % 10 == digit(number, firstWeight - 1);
    }

    private static boolean isCnpj(String number) {
        return cnpjDigit(number, 12) == digit(number, 12) && cnpjDigit(number, 13) == digit(number, 13);
    }

    private static int cnpjDigit(String number, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (number.charAt(i) - '0') * (2 + (length - 1 - i) % 8);
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    private static boolean isChilean(String number) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += digit(number, number.length() - 2 - i) * (2 + i % 6);
        }
        return "0K987654321".charAt(sum % 11) == number.charAt(number.length() - 1);
    }

    private static boolean isCurp(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ".indexOf(code.charAt(i)) * (18 - i);
        }
        return (10 - sum % 10) % 10 == digit(code, 17);
    }
}
