package org.leakproof.redact.catalogue.person;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of months, whole, short and inflected as in dates, in the languages written in Latin, Cyrillic and Greek letters.
 *
 * @see <a href="https://cldr.unicode.org/">CLDR, names of months</a>
 */
final class MonthNames {

    private static final Set<String> NAMES = List.of(
                    // English, German, French, Spanish, Catalan, Italian, Portuguese
                    """
                    january januar janvier jan february februar feb février fév fevrier fev march mars marzo marca mart
                    mar märz marz mrz april aprile apr avril avr may mai mayo maggio mei maio juni june jun juin junio
                    giugno junho juli july jul juillet julio luglio julho august augustus aug août aout agosto ago
                    september septembre septiembre sept sep setiembre setembro settembre
                    october octobre octubre oct oktober okt ottobre ott outubro november novembre noviembre novembro nov
                    december decembre decembro dec dezember dezembre dezembro dez décembre diciembre dicembre dic enero
                    ene gennaio janeiro febrero febbraio fevereiro março abril jänner feber
                    gener febrer març maig juny juliol agost setembre desembre
                    """,
                    // Dutch, Swedish, Danish, Norwegian, Icelandic, Indonesian and Malay
                    """
                    januari februari maart mrt marts augusti desember janúar febrúar apríl maí júní júlí ágúst október
                    nóvember maret agustus ogos mac julai disember
                    """,
                    // Finnish and Estonian
                    """
                    tammikuuta tammikuussa tammikuun tammikuu helmikuuta helmikuussa helmikuun helmikuu maaliskuuta
                    maaliskuussa maaliskuun maaliskuu huhtikuuta huhtikuussa huhtikuun huhtikuu toukokuuta toukokuussa
                    toukokuun toukokuu kesäkuuta kesäkuussa kesäkuun kesäkuu heinäkuuta heinäkuussa heinäkuun heinäkuu
                    elokuuta elokuussa elokuun elokuu syyskuuta syyskuussa syyskuun syyskuu lokakuuta lokakuussa
                    lokakuun lokakuu marraskuuta marraskuussa marraskuun marraskuu joulukuuta joulukuussa joulukuun
                    joulukuu jaanuaril jaanuar veebruaril veebruar märtsil märts aprillil aprill aprilil juunil juuni
                    juulil juuli oktoober oktoobril detsember detsembril
                    """,
                    // Latvian and Lithuanian
                    """
                    janvāris janvāri janvāras janvāra janvārīs janvārī februāris februāri februāras februāra februārīs
                    februārī martā marta aprīlis aprīli aprīlas aprīla aprīlīs aprīlī maijs maijā maija jūnijs jūnijā
                    jūnija jūlijs jūlijā jūlija augusts augustā augusta septembris septembri septembras septembra
                    septembrīs septembrī oktobris oktobri oktobras oktobra oktobrīs oktobrī novembris novembri novembras
                    novembra novembrīs novembrī decembris decembri decembras decembra decembrīs decembrī sausio vasario
                    kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
                    """,
                    // Polish, Czech, Slovak
                    """
                    stycznia styczeń lutego luty marzec kwietnia kwiecień maja maje maj czerwca czerwiec lipca lipiec
                    sierpnia sierpień września wrzesień października październik listopadu listopad listopada grudnia
                    grudzień leden ledna února únor březen března duben dubna květen května červen června červenec
                    července srpen srpna září říjen října prosinec prosince januára január februára február marec apríla
                    mája máj júna jún júla júl októbra
                    """,
                    // Slovene, Croatian, Serbian, Bosnian
                    """
                    januarja januara februarja februara aprila junija junij julija julij juna jula avgusta avgust
                    siječanj siječnja veljača veljače ožujak ožujka travanj travnja svibanj svibnja lipanj lipnja srpanj
                    srpnja kolovoza kolovoz rujan rujna studeni studenog studenoga prosinac prosinca
                    """,
                    // Hungarian, Romanian, Turkish
                    """
                    március április május június július augusztus szeptember ianuarie februarie martie aprilie iunie
                    iulie septembrie octombrie noiembrie decembrie ocak şubat nisan mayıs haziran temmuz ağustos eylül
                    ekim kasım aralık
                    """,
                    // Russian, Bulgarian, Macedonian, Serbian
                    """
                    январь января январи февраль февраля февруари януари марта март апрель апреля априла април май мая
                    мај маја июнь июня июль июля юни юли августа август сентябрь сентября октябрь октября ноябрь ноября
                    декабрь декабря септември октомври ноември декември јануара јануари јануар фебруара фебруари фебруар
                    јуна јуни јун јула јули јул септембра септембр октобра октобр новембра новембр децембра децембр
                    """,
                    // Ukrainian and Belarusian
                    """
                    січень січня лютий лютого березень березня квітень квітня травень травня червень червня липень липня
                    серпень серпня вересень вересня жовтень жовтня листопада листопад грудень грудня студзеня лютага
                    сакавіка красавіка чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
                    """,
                    // Greek
                    """
                    ιανουαρίου ιανουάρίου ιανουάριος φεβρουαρίου φεβρουάρίου φεβρουάριος μαρτίου μάρτιος απριλίου
                    απρίλιος μαΐου μάιος ιουνίου ιούνιος ιουλίου ιούλιος αυγούστου αύγουστος σεπτεμβρίου σεπτέμβριος
                    οκτωβρίου οκτώβριος νοεμβρίου νοέμβριος δεκεμβρίου δεκέμβριος
                    """)
            .stream()
            .flatMap(names -> Arrays.stream(names.strip().split("\\s+")))
            .collect(Collectors.toUnmodifiableSet());

    private MonthNames() {}

    /** @param word in any case, without a point behind it */
    static boolean has(String word) {
        return NAMES.contains(word.toLowerCase(Locale.ROOT));
    }
}
