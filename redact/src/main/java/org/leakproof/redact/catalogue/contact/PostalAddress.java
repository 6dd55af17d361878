package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.stream.Stream;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.scan.Boundary;

/**
 * Street and number as they are written in English, German, French, Spanish, Italian, Polish, Russian, Dutch and the northern
 * languages, with what follows of flat, postcode and town; post office boxes; and whatever stands behind the word address.
 *
 * @see <a href="https://pe.usps.com/text/pub28/">USPS, publication 28</a>
 * @see <a href="https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions">Universal Postal Union,
 *     addressing</a>
 */
final class PostalAddress {

    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}";
    private static final String NAMES = NAME + "(?: " + NAME + "){0,3}";
    /** Some write a number of the house before a street that has its own behind it. */
    private static final String AHEAD = "(?:\\d{3,6} )?";

    /** The other street of a corner, when only one of them has a number. */
    private static final String CROSSING = "(?:" + NAME + " (?:and|und|&) )?";

    /** Words for a street that stand apart from its name, in German, Dutch, Hungarian and the northern languages. */
    private static final String STREET_APART =
            "(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Chaussee|gate|gata|vei|veg|vej|gade|väg|terrasse|allé|Allé|Plads|Gade|Gate|Vej|Vei|plass|torg"
                    + "|utca|u\\.|útja|út|rkp\\.|tér|tere|krt\\.|sor|köz|Coves?|Courts?|Mill|Club|Dam)";

    /** Kinds of a Spanish way, in Castilian, Catalan and Galician. */
    private static final String SPANISH_WAY =
            "(?:[Cc]alle|[Cc]\\.?/\\.?|C\\.|[Aa]v(?:enida|da|d)?\\.?|[Aa]vinguda|[Aa]vgda\\.?|[Pp]laza|[Pp]laça|[Pp]raza|P[lz]a?z?a?\\.|[Pp]aseo|[Pp]asseig|Pg\\.?"
                    + "|P\\.?[ºo°]|[Cc]arretera|Ctra\\.?|[Cc]amino|[Cc]arrer|[Rr]onda|[Uu]rbanización|Urb\\.|[Tt]ravesía|[Gg]lorieta|[Rr]ambla|[Rr]úa|[Bb]ulevar"
                    + "|Gran [VvBb][ií]a|[Pp]asaje|[Cc]uesta|Pol\\.?|Polígono|Paraje|Barrio)";

    private static final String SPANISH_NUMBER = "[ ,.]{0,3}(?:(?:[Nn][º°o.]{1,2}|núm\\.?|[Kk]m\\.?) ?)?"
            + "(?:\\d{1,4}(?:[-,]\\d{1,4})?|[Ss]/[Nn])(?: ?[ºª])?"
            + "(?:[ ,.-]{1,3}(?:\\d{1,3}\\.? ?[ºªo°]? ?-?[A-Z]?|[A-Z](?:-Sur|-Norte)?|[Bb]ajo|[Dd]er\\.?|[Ii]zq\\.?|[Dd]cha\\.?|[Ee]d\\. ?\\p{L}{2,12}"
            + "|(?:[Ee]sc|[Pp]iso|[Ll]ocal|[Pp]ort(?:al)?|[Pp]uerta|[Pp]ta|[Bb]l(?:oque)?|[Aa]pto|[Cc]h)\\.? ?[A-Z0-9]{0,3}[ºª]?[A-Z]?)(?:\\.?[ºª])?){0,5}";

    /** Also in the cases that follow "in", "to" and "from". */
    private static final String RUSSIAN_STREET =
            "ул\\.?|улиц[аеуы]|пр\\.?|проспект[еау]?|пр-те?|просп\\.|пер\\.?|переул(?:ок|ке)|пл\\.?|площад[ьи]"
                    + "|наб\\.|набережн(?:ая|ой)|шоссе|бул\\.|б-р|бульвар[еа]?|проезд[еа]?";

    private static final String RUSSIAN_UNITS =
            "(?:,? (?i:корпус|корп|к|строение|стр|квартир[аеы]|кв|офис|оф|подъезд|под|этаж|эт)\\.? ?\\d{1,4}){0,4}";

    private PostalAddress() {}

    static Identifier identifier() {
        String small =
                "(?:(?:de|del|de la|de las|de los|du|des|de l'|d'|la|le|les|l'|el|los|las|di|della|dei|delle|da|do|das|dos|van|von|der|den|of|the|y|e|et)[ ]?){0,3}";
        String places = small + NAME + "(?: " + small + NAME + "){0,4}";
        List<Way> ways = List.of(
                way(
                        "english",
                        "(?:(?:Flat|Apt|Apartment|Unit|Suite)\\.? [A-Z0-9]{1,5},? )?(?:\\d{1,6} )?\\d{1,6}[A-Za-z]?(?:[-/][A-Za-z\\d]{1,4})?,? (?:[NSEW]\\.?[EW]?\\.? |North |South |East |West )?(?:(?:\\d{1,3}(?:st|nd|rd|th)|"
                                + NAME
                                + ") ){1,4}(?:Street|St|Avenue|Ave|Av|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl"
                                + "|Square|Sq|Terrace|Ter|Close|Crescent|Cres|Gardens|Gdns|Grove|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Trl"
                                + "|Row|Mews|Hill|Walk|Plaza|Loop|Pike|Alley|Quay|Wharf|Rise|Mount|Park|Parade|Pde|Esplanade|Promenade|Circuit|Marg|Croft|Wynd|Brae)\\.?",
                        0.7),
                way("broadway", "\\d{1,6} (?:Broadway|Avenue " + NAME + "|Rue " + NAMES + ")", 0.6),
                way(
                                "flat",
                                "(?i:apt|apartment|suite|ste|unit|flat)\\.? ?#?\\d{1,5}"
                                        + "(?:[\\s,>|?*]{1,7}[\\p{L}\\p{M}.()'’ -]{2,40}){1,4}[\\s,>|?*]{1,6}\\d{3,6}(?:-\\d{3,4})?",
                                0.75)
                        .behind("\\d{1,6}[A-Za-z]? [\\p{L}\\p{M}\\d][\\p{L}\\p{M}\\d .,'’-]{2,50}[\\s>|?*]{1,6}"),
                way(
                                "flat and town",
                                "(?:Apt|Apartment|Suite|Ste|Flat)\\.? ?#?\\d{1,5}(?:,?\\s{1,3}" + NAMES
                                        + "){0,3}(?: [A-Z]{2})?",
                                0.7)
                        .behind("(?:\\d{1,6} ){0,2}(?:" + NAMES + "\\.? )?" + NAME + " \\d{0,4}\\.?\\s{1,3}"),
                // US Postal Service, publication 28, 238 and 239: overseas military mail
                way(
                        "military",
                        "(?i)(?:(?:psc|unit|cmr|omc) \\d{1,5},? box \\d{1,5}|us[a-z]{1,4} \\p{L}{2,20}(?: \\p{L}{2,20})?)\\s{1,3}[adf]po,? a[aep],? \\d{5}(?:-\\d{4})?",
                        0.9),
                way(
                                "corner",
                                "(?i:corner of) (?:[\\p{L}\\d][\\p{L}\\p{M} .'’-]{2,40} \\d{1,4} and \\p{L}{2,20}(?: \\p{L}{2,20})?|[\\p{L}\\d][\\p{L}\\p{M}\\d .'’-]{2,40} (?:and|&|&amp;) [\\p{Lu}\\d][\\p{L}\\p{M}.'’-]{1,20}(?: [\\p{Lu}\\d][\\p{L}\\p{M}\\d.'’-]{0,20}){0,3})",
                                0.6)
                        .behind("(?i:the )?"),
                way(
                        "rural route",
                        "(?:Route|Rte\\.?|R\\.?R\\.?|HC|RD|Rural Route) ?#?\\d{1,3},? Box \\d{1,5}[A-Z]?",
                        0.6),
                way(
                        "box",
                        "(?i)(?:P\\.? ?O\\.? ?Box|Postfach|Bo[iî]te postale|BP|Apartado(?: de correos)?|Casella postale|skr(?:ytka|\\.) poczt(?:owa|\\.)|а/я|Postbus|Postboks|Case postale|Box)(?-i) \\d{1,6}(?: \\d{2,3}){0,3}",
                        0.55),
                way(
                                "joined",
                                "\\p{Lu}[\\p{L}-]{1,30}(?:straße|strasse|str\\.|weg|platz|allee|gasse|damm|ufer|chaussee|straat|laan|plein|gracht|kade"
                                        + "|-Straße|-Strasse|-Str\\.|-Weg|-Platz|-Allee|-Ring|-Damm|-Ufer"
                                        + "|dijk|singel|gatan|vägen|gränd|gata|vegen|veien|vei|gate|gaten|vej|gade|vænget|stræde|allé|torvet|katu|kuja|tie|polku|rinne|utca)"
                                        + ",? ?\\d{1,4} ?[a-zA-Z]?(?:[-/]\\d{1,4})?",
                                0.7)
                        .behind(
                                CROSSING + AHEAD
                                        + "(?:(?:\\p{Lu}\\p{Ll}{2,8}e[rn]?|Lilla|Stora|Norra|Södra|Östra|Västra|Gamla|Nya|Vanha|Iso|H\\.C\\.) )?"),
                way("apart", STREET_APART + " \\d{1,4}(?: ?[a-zA-Z])?(?:[-/]\\d{1,4})?\\.?", 0.7)
                        .behind(AHEAD + "(?:" + NAME + " ){1,2}(?:fejedelem )?"),
                way(
                                "with postcode",
                                "\\d{1,4}[a-zA-Z]?(?:[-/]\\d{1,4})?(?<rest>(?:[.,]| -)? (?:[A-Z]{1,2}-)?(?:\\d{5}|\\d{2}-\\d{3}),? "
                                        + NAME + ")",
                                0.7)
                        .behind(places + ",? (?:n[º°o]\\.? ?)?"),
                way(
                        "numbered way",
                        "(?:[Cc]alle|[Cc]arrera|Cra\\.?|Cll\\.?|[Tt]ransversal|[Dd]iagonal|[Cc]arretera) \\d{1,3} ?[A-Za-z]?(?: [Bb]is)? ?(?:#|[Nn][º°o.]{1,2}|número)(?: ?\\d{1,3} ?[A-Z]? ?- ?\\d{1,3})?",
                        0.75),
                way(
                        "german",
                        "(?<v>(?:Am|An der|An den|Auf der|Auf dem|Im|In der|In den|Zum|Zur|Unter den|Straße der|Straße des|Platz der|Alte|Neue) "
                                + NAMES + " \\d{1,4} ?[a-z]?),? (?:[A-Z]-)?\\d{4,5} " + NAME,
                        0.7),
                way(
                        "french",
                        AHEAD
                                + "\\d{1,4}(?: ?(?:bis|ter|quater))?,? (?i:rue|avenue|av\\.|ave|boulevard|bd|bld|place|chemin|allée|allee|impasse|quai|cours|route"
                                + "|square|passage|sentier|résidence|faubourg|villa|voie) (?:" + places
                                + "|(?:du |de la )?\\d{1,2}(?:er)? \\p{L}{3,9}(?: \\d{4})?)",
                        0.75),
                way(
                        "spanish",
                        SPANISH_WAY + " ?(?:" + places + "|" + small.replace("{0,3}", "{1,3}")
                                + "\\p{Ll}{3,15})(?: de \\p{Ll}{3,15})?" + SPANISH_NUMBER,
                        0.7),
                way(
                        "italian",
                        AHEAD
                                + "(?:[Vv]ia|[Vv]iale|V\\.le|[Pp]iazza|P\\.za|P\\.zza|[Cc]orso|C\\.so|[Ll]argo|[Vv]icolo|[Ss]trada|[Pp]iazzale|[Cc]ontrada|[Ll]ungotevere) "
                                + "(?:" + places
                                + "|\\d{1,2} \\p{Lu}\\p{Ll}{3,9}),? (?:n\\.? ?)?\\d{1,4}(?:/?[A-Za-z])?",
                        0.7),
                way(
                        "portuguese",
                        AHEAD + "(?:[Rr]ua|R\\.|[Tt]ravessa|[Ll]argo|[Pp]raça|[Aa]lameda|[Ee]strada) " + places
                                + ",? (?:n\\.?[º°]? ?)?\\d{1,5}",
                        0.65),
                way(
                                "polish",
                                "(?:[Uu]l\\.|[Uu]lic[ay]|[Aa]l\\.|[Aa]lej[ae]|[Pp]l\\.|[Pp]lac|[Oo]s\\.|[Oo]siedle) (?:\\d{1,2} |(?:gen|ks|św|bp|abp|dr|prof|kard|płk|mjr|kpt|por|marsz|hetm|inż|rtm|im)\\.? )?"
                                        + NAMES
                                        + " \\d{1,4} ?[A-Za-z]?(?:/\\d{1,4}[A-Za-z]?)?(?:,? (?:m|lok|bl|kl|mieszk)\\.? ?\\w{1,4}){0,3}",
                                0.8)
                        .behind(CROSSING + AHEAD),
                way(
                        "russian",
                        "(?:(?:г\\.|гор\\.|город) ?" + NAMES
                                + ", ?)?(?i:" + RUSSIAN_STREET + "|ш\\.|вул\\.?|вулиц[яюі]) ?"
                                + "(?:\\d{1,3}-?[а-я]{0,3} )?" + NAMES
                                + ",? ?(?i:д\\.?|дом|доме|буд\\.?|будинок)? ?\\d{1,4}(?:/\\d{1,3})?[А-Яа-я]?"
                                + RUSSIAN_UNITS,
                        0.8),
                way(
                                "russian behind",
                                "(?i:" + RUSSIAN_STREET + "),? ?(?i:д\\.?|дом|доме)? ?\\d{1,4}(?:/\\d{1,3})?[А-Яа-я]?"
                                        + RUSSIAN_UNITS,
                                0.7)
                        .behind("[А-ЯЁ][а-яё-]{2,30}(?: [А-ЯЁ][а-яё-]{2,30})? "),
                way(
                                "russian lives",
                                "(?i:жив(?:у|[её]т|[её]м|[её]те|ут)|прожива(?:ю|ет|ем|ют)|жил[аи]?) (?:на|по) (?<v>"
                                        + NAMES + ",? (?i:д\\.? ?|доме? )?\\d{1,4}[а-я]?(?:[/-]\\d{1,4})?"
                                        + RUSSIAN_UNITS + ")\\s{0,2}[.,;:!?)\\r\\n]",
                                0.6)
                        .between(Boundary.WORD, Boundary.NONE),
                way(
                                "labelled",
                                "(?i)(?:(?:home|street|postal|mailing|billing|shipping|delivery|residential|my|his|her|their|our)? ?address(?: of \\p{L}[\\p{L}\\d .,&'’-]{1,60})? ?(?:is|:|=)"
                                        + "|lives? at|living at|resid(?:es|ing|ent) (?:at|of)|adresse ?:|anschrift ?:|wohnhaft(?: in)?|demeurant|dirección ?:|domicilio ?:|con domicilio en"
                                        + "|indirizzo ?:|residente in|adres(?: zamieszkania)? ?:|zamieszkał[ya] (?:przy|w)|адрес ?:|прожива(?:ет|ющ\\p{L}{2}) по адресу ?:?|住所[:：]|地址[:：])"
                                        + "[ \\t]{0,16}\\s{0,3}(?<v>(?-i)[\\p{L}\\d][^\\r\\n;@<>]{4,90}[\\p{L}\\d](?:(?:\\s{0,2}\\n[^\\r\\n;@<>:]{0,40}){1,4}[^\\d\\n]\\d{3,6}(?:-\\d{3,4})?)?)",
                                0.55)
                        .between(Boundary.WORD, Boundary.NONE));
        Identifier streets = Labelled.identifier(
                "postal-address",
                "POSTAL_ADDRESS",
                Stream.of(
                                ways,
                                AddressLines.ways(),
                                StreetsByPostcode.ways(),
                                StreetWords.ways(),
                                EasternAddresses.ways())
                        .flatMap(List::stream)
                        .toList(),
                "number",
                value -> true,
                0,
                Context.NONE,
                new Examples(
                        List.of(
                                "at «221B Baker Street», ü",
                                "Visit «1600 Pennsylvania Avenue NW, Washington, DC 20500»".replace(" NW", ""),
                                "wohnt «Große Lindenstraße 12a, 20095 Hamburg»",
                                "«12 bis, rue de la Paix, 75002 Paris»",
                                "en «Calle Mayor 5, 28013 Madrid»",
                                "«Via Giuseppe Verdi, 10, 20121 Milano»",
                                "«ul. Piękna 8 m. 12, 00-549 Warszawa»",
                                "«ул. Ленина, д. 5, кв. 12»",
                                "живу на «улице Ленина, дом 5, квартира 12»",
                                "«Невский пр., 28», я живу на «Ленина 5».",
                                "«Rua do Carmo 25, 2º Esq., 1200-093 Lisboa»",
                                "«Prinsengracht 263»",
                                "«P.O. Box 1234»",
                                "Domicilio: «Av. Beniarda, 13».",
                                "Zoë\n«412 Žitná 18\n Apt. 07\n Dolní Újezd\n Czechia 56961»\nü",
                                "she lives at «K Street Northwest, Suite 400, Washington, DC 20005».",
                                "> «31 Rødkløverløkken 5\n> Suite 12\n> Ærø»\n\nü",
                                "ü «Kastanjelia 7 Solbakken\n Flat 3\n Ålesund»;",
                                "to «2204 Gartnerløkka 9\nSão Brás\n, FA\n Portugal 80150».",
                                "at «8120 šafránová 14 st.»",
                                "at «771 Šafránová 14, Úvaly, Czechia»",
                                "enter on «Lange Haven 6 St.» ü",
                                "She lives on the north side of «José Martí 2210».",
                                "Meet me at «Hvidtjørnen 12».",
                                "The shop is at «9816 214 Odós Ermoú»",
                                "What is your address? it is «Näituse and Pikk 9»",
                                "«Zoë and Birkenstraße 5»",
                                "«the corner of lärchenweg 7 and quai nord»",
                                "The address of Müller, Sohn & Co. is «14b Obere Gass»",
                                "they live on «Élan Vale Road», ü",
                                "«7 Élan Vale Road, Ystrad, Wales»",
                                "«1920, rue Žitná», ü",
                                "«Calle de Ávila 12, PL-00-950 Łódź»",
                                "«12 rue Žitná, Appartement 5, 75002 Ærø»",
                                "«12 Élan Vale Road, PO Box 25, Ystrad, Wales»"),
                        List.of(
                                "in 5 years, Street",
                                "the address is unknown",
                                "Via email",
                                "100 People Were there",
                                "Address: zoe@example.org",
                                "on Wall Street",
                                "A Street",
                                "meet me at Gate 12, ü",
                                "lives in May 2003",
                                "the flat at PLN 200",
                                "2001 March 3, Tuesday, Noon",
                                "12 January 2006\nÜbung",
                                "sold 200 of\nOurs in 2001",
                                "on the 21 st.")));
        return new Identifier(
                streets.id(),
                streets.entity(),
                streets.forms(),
                streets.validator().map(AddressCheck::new),
                streets.context(),
                streets.examples());
    }

    private static Way way(String name, String expression, double score) {
        return Way.of(name, expression, score);
    }
}
