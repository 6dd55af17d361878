package org.leakproof.ingest.read.log;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Short names of the months, as programs print them in several languages. */
public final class MonthNames {
    private static final Map<String, Integer> MONTHS = new HashMap<>();

    static {
        add("jan feb mar apr may jun jul aug sep oct nov dec");
        add("jän feb mär apr mai jun jul aug sep okt nov dez");
        add("janv févr mars avr mai juin juil août sept oct nov déc");
        add("jan fév mar avr mai jui jul aoû sep oct nov déc");
        add("ene feb mar abr may jun jul ago sep oct nov dic");
        add("gen feb mar apr mag giu lug ago set ott nov dic");
        add("jan fev mar abr mai jun jul ago set out nov dez");
        add("jan feb mrt apr mei jun jul aug sep okt nov dec");
        add("jan feb mar apr maj jun jul aug sep okt nov dec");
        add("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu");
        add("sty lut mar kwi maj cze lip sie wrz paź lis gru");
        add("led úno bře dub kvě čen čec srp zář říj lis pro");
        add("oca şub mar nis may haz tem ağu eyl eki kas ara");
        add("янв фев мар апр май июн июл авг сен окт ноя дек");
        add("янв февр марта апр мая июня июля авг сент окт нояб дек");
        add("січ лют бер кві тра чер лип сер вер жов лис гру");
    }

    private MonthNames() {}

    /** A name that two languages use for different months stays with the first. */
    private static void add(String names) {
        String[] months = names.split(" ");
        for (int i = 0; i < months.length; i++) {
            MONTHS.putIfAbsent(months[i], i + 1);
        }
    }

    /** @param name with or without a dot, in any case */
    public static OptionalInt month(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        Integer month = MONTHS.get(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
        return month == null ? OptionalInt.empty() : OptionalInt.of(month);
    }
}
