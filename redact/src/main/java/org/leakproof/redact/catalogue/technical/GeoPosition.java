package org.leakproof.redact.catalogue.technical;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.scan.Boundary;

/**
 * A place on earth: degrees with four digits or more behind the point (some ten metres), minutes and seconds, {@code geo:}
 * addresses, links to maps, plus codes, three words.
 *
 * @see <a href="https://www.iso.org/standard/75147.html">ISO 6709</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5870">RFC 5870, geo URI</a>
 * @see <a href="https://github.com/google/open-location-code">Open Location Code</a>
 */
public final class GeoPosition {

    private static final String DEGREES = "[+-]?\\d{1,3}\\.\\d{3,15}";
    private static final String MINUTES =
            "\\d{1,3} ?[°º˚] ?\\d{1,2}(?:\\.\\d{1,6})? ?['′’](?: ?\\d{1,2}(?:[.,]\\d{1,5})? ?(?:[\"″”]|''|′′))? ?";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,3}\\.\\d+");

    private GeoPosition() {}

    public static Identifier identifier() {
        Boundary number = Boundary.WORD.and(Boundary.notBeside("[.+-]"));
        return Labelled.identifier(
                "gps",
                "GPS_COORDINATES",
                List.of(
                        Way.of(
                                        "decimal",
                                        "[+-]?\\d{1,3}\\.\\d{4,15} ?°? ?[NSns]?(?: ?[,;/] ?| {1,3})[+-]?\\d{1,3}\\.\\d{4,15}(?: ?°? ?[EWOewo])?",
                                        0.7)
                                .between(number, Boundary.WORD),
                        Way.of("minutes", MINUTES + "[NSns],?;? {0,3}" + MINUTES + "[EWOewo]", 0.9)
                                .between(number, Boundary.WORD),
                        Way.of(
                                "geo",
                                "geo:" + DEGREES + "," + DEGREES + "(?:,[\\d.-]{1,12})?(?:;[\\w=.]{1,20})?",
                                0.95),
                        Way.of(
                                        "map",
                                        "(?i)https?://[a-z0-9.-]*(?:google|goo|openstreetmap|yandex|apple|bing|2gis|waze|here)\\.[^\\s\"'<>]*"
                                                + DEGREES + "(?:,|%2[Cc]|/|&[a-z]{1,4}=|~)" + DEGREES + "[^\\s\"'<>]*",
                                        0.9)
                                .between(Boundary.WORD, Boundary.NONE),
                        Way.of(
                                "labelled",
                                "(?i)lat(?:itude)?[\"']?\\s{0,2}[:=]\\s{0,2}[\"']?" + DEGREES
                                        + "[\"']?[,; &]{1,3}\\s{0,3}[\"']?(?:lon|lng|long)(?:gitude)?[\"']?\\s{0,2}[:=]\\s{0,2}[\"']?"
                                        + DEGREES,
                                0.9),
                        Way.of("plus code", "[23456789CFGHJMPQRVWX]{4,8}\\+[23456789CFGHJMPQRVWX]{2,3}", 0.6),
                        Way.of("three words", "///[\\p{L}]{3,20}\\.[\\p{L}]{3,20}\\.[\\p{L}]{3,20}", 0.8)
                                .between(Boundary.notBeside("[:/\\w]"), Boundary.WORD)),
                "range",
                GeoPosition::isOnEarth,
                0,
                new Context(
                        Map.of(
                                "en", List.of("gps", "coordinates", "location", "latitude", "lat", "position", "geo"),
                                "de", List.of("koordinaten", "standort"),
                                "es", List.of("coordenadas", "ubicación"),
                                "fr", List.of("coordonnées"),
                                "ru", List.of("координаты")),
                        48,
                        0.2),
                new Examples(
                        List.of(
                                "at «52.520008, 13.404954» ü",
                                "«40°26'46\"N 79°58'56\"W»",
                                "«geo:48.2010,16.3695»",
                                "{\"lat\": 52.520008, \"lng\": 13.404954}"
                                        .replace("\"lat", "«\"lat")
                                        .replace("«\"lat", "\"«lat")
                                        .replace("954}", "954»}"),
                                "https://www.google.com/maps/@52.520008,13.404954,15z"
                                        .replace("https", "«https")
                                        .concat("»"),
                                "meet «///filled.count.soap»",
                                "«8FVC9G8F+6X» here"),
                        List.of("1.5, 2.5", "version 1.2345", "95.12345, 13.40495", "a/b/c.d.e", "0.12345 0.1")));
    }

    private static boolean isOnEarth(String value) {
        Matcher number = NUMBER.matcher(value);
        double[] found = new double[2];
        int count = 0;
        while (count < 2 && number.find()) {
            found[count++] = Math.abs(Double.parseDouble(number.group()));
        }
        return count < 2 || found[0] <= 90 && found[1] <= 180;
    }
}
