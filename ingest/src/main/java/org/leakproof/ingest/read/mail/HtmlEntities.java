package org.leakproof.ingest.read.mail;

import java.util.HashMap;
import java.util.Map;

/** Character references of HTML: all numeric ones, and the named ones of HTML 4 with the commonest of those that HTML 5
 * added; others stay as they are written.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/named-characters.html">HTML, named character references</a> */
public final class HtmlEntities {
    private static final String TABLE = """
            AElig=c6 AMP=26 Aacute=c1 Abreve=102 Acirc=c2 Agrave=c0 Alpha=391 Aring=c5 Atilde=c3
            Auml=c4 Beta=392 COPY=a9 Cacute=106 Ccaron=10c Ccedil=c7 Chi=3a7 Dagger=2021 Delta=394
            ETH=d0 Eacute=c9 Ecaron=11a Ecirc=ca Egrave=c8 Epsilon=395 Eta=397 Euml=cb GT=3e
            Gamma=393 Gbreve=11e Iacute=cd Icirc=ce Idot=130 Igrave=cc Iota=399 Iuml=cf Kappa=39a
            LT=3c Lambda=39b Lstrok=141 Mu=39c Nacute=143 NewLine=a Ntilde=d1 Nu=39d OElig=152
            Oacute=d3 Ocirc=d4 Ograve=d2 Omega=3a9 Omicron=39f Oslash=d8 Otilde=d5 Ouml=d6 Phi=3a6
            Pi=3a0 Prime=2033 Psi=3a8 QUOT=22 REG=ae Rcaron=158 Rho=3a1 Sacute=15a Scaron=160
            Scedil=15e Sigma=3a3 THORN=de Tab=9 Tau=3a4 Theta=398 Uacute=da Ucirc=db Ugrave=d9
            Upsilon=3a5 Uuml=dc Xi=39e Yacute=dd Yuml=178 Zcaron=17d Zdot=17b Zeta=396 aacute=e1
            abreve=103 acirc=e2 acute=b4 aelig=e6 agrave=e0 alefsym=2135 alpha=3b1 amp=26 and=2227
            ang=2220 aogon=105 apos=27 aring=e5 ast=2a asymp=2248 atilde=e3 auml=e4 bdquo=201e
            beta=3b2 brvbar=a6 bsol=5c bull=2022 cacute=107 cap=2229 ccaron=10d ccedil=e7 cedil=b8
            cent=a2 check=2713 chi=3c7 circ=2c6 clubs=2663 colon=3a comma=2c commat=40 cong=2245
            copy=a9 crarr=21b5 cup=222a curren=a4 dArr=21d3 dagger=2020 darr=2193 dash=2010
            dcaron=10f deg=b0 delta=3b4 diams=2666 divide=f7 dollar=24 eacute=e9 ecaron=11b ecirc=ea
            egrave=e8 empty=2205 emsp=2003 ensp=2002 eogon=119 epsilon=3b5 equals=3d equiv=2261
            eta=3b7 eth=f0 euml=eb euro=20ac excl=21 exist=2203 fnof=192 forall=2200 frac12=bd
            frac14=bc frac34=be frasl=2044 gamma=3b3 gbreve=11f ge=2265 grave=60 gt=3e hArr=21d4
            harr=2194 hearts=2665 hellip=2026 horbar=2015 hyphen=2010 iacute=ed icirc=ee iexcl=a1
            igrave=ec image=2111 imath=131 infin=221e inodot=131 int=222b iota=3b9 iquest=bf
            isin=2208 iuml=ef kappa=3ba lArr=21d0 lambda=3bb lang=2329 laquo=ab larr=2190 lbrack=5b
            lceil=2308 lcub=7b ldquo=201c le=2264 lfloor=230a lowast=2217 lowbar=5f loz=25ca lpar=28
            lrm=200e lsaquo=2039 lsquo=2018 lstrok=142 lt=3c macr=af mdash=2014 micro=b5 middot=b7
            minus=2212 mu=3bc nabla=2207 nacute=144 nbsp=a0 ncaron=148 ndash=2013 ne=2260 ni=220b
            not=ac notin=2209 nsub=2284 ntilde=f1 nu=3bd num=23 numero=2116 oacute=f3 ocirc=f4
            odblac=151 oelig=153 ograve=f2 oline=203e omega=3c9 omicron=3bf oplus=2295 or=2228
            ordf=aa ordm=ba oslash=f8 otilde=f5 otimes=2297 ouml=f6 para=b6 part=2202 percnt=25
            period=2e permil=2030 perp=22a5 phi=3c6 phone=260e pi=3c0 piv=3d6 plus=2b plusmn=b1
            pound=a3 prime=2032 prod=220f prop=221d psi=3c8 quest=3f quot=22 rArr=21d2 radic=221a
            rang=232a raquo=bb rarr=2192 rbrack=5d rcaron=159 rceil=2309 rcub=7d rdquo=201d real=211c
            reg=ae rfloor=230b rho=3c1 rlm=200f rpar=29 rsaquo=203a rsquo=2019 sacute=15b sbquo=201a
            scaron=161 scedil=15f sdot=22c5 sect=a7 semi=3b shy=ad sigma=3c3 sigmaf=3c2 sim=223c
            sol=2f spades=2660 star=2606 sub=2282 sube=2286 sum=2211 sup=2283 sup1=b9 sup2=b2 sup3=b3
            supe=2287 szlig=df tau=3c4 tcaron=165 tcedil=163 there4=2234 theta=3b8 thetasym=3d1
            thinsp=2009 thorn=fe tilde=2dc times=d7 trade=2122 uArr=21d1 uacute=fa uarr=2191 ucirc=fb
            udblac=171 ugrave=f9 uml=a8 upsih=3d2 upsilon=3c5 uring=16f uuml=fc verbar=7c weierp=2118
            xi=3be yacute=fd yen=a5 yuml=ff zacute=17a zcaron=17e zdot=17c zeta=3b6 zwj=200d
            zwnj=200c
            """;

    /** What numbers 128 to 159 mean, which is windows-1252 wherever they are used. */
    private static final String WINDOWS =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
                    + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static final int MAX_NAME = 12;
    private static final Map<String, Integer> NAMES = new HashMap<>();

    static {
        for (String entry : TABLE.strip().split("\\s+")) {
            int equals = entry.indexOf('=');
            NAMES.put(entry.substring(0, equals), Integer.parseInt(entry.substring(equals + 1), 16));
        }
    }

    private HtmlEntities() {}

    /** How many characters the reference that begins at this ampersand has; 0 if there is none. */
    static int length(String text, int at) {
        int i = at + 1;
        if (i < text.length() && text.charAt(i) == '#') {
            i++;
            boolean hex = i < text.length() && (text.charAt(i) == 'x' || text.charAt(i) == 'X');
            i += hex ? 1 : 0;
            int digits = i;
            while (i < text.length() && i - digits < 9 && Character.digit(text.charAt(i), hex ? 16 : 10) >= 0) {
                i++;
            }
            return i == digits ? 0 : i - at + (i < text.length() && text.charAt(i) == ';' ? 1 : 0);
        }
        while (i < text.length() && i - at <= MAX_NAME && Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        if (!NAMES.containsKey(text.substring(at + 1, i))) {
            return 0;
        }
        boolean closed = i < text.length() && text.charAt(i) == ';';
        // without its semicolon a name that goes on in an address is no reference: "?a=1&copy=2"
        boolean goesOn = i < text.length() && text.charAt(i) == '=';
        return goesOn ? 0 : i - at + (closed ? 1 : 0);
    }

    /** What the reference of that length stands for. */
    static String value(String text, int at, int length) {
        int end = at + length - (text.charAt(at + length - 1) == ';' ? 1 : 0);
        if (text.charAt(at + 1) != '#') {
            return Character.toString(NAMES.get(text.substring(at + 1, end)));
        }
        boolean hex = text.charAt(at + 2) == 'x' || text.charAt(at + 2) == 'X';
        long code = Long.parseLong(text.substring(at + (hex ? 3 : 2), end), hex ? 16 : 10);
        if (code >= 128 && code < 160) {
            return WINDOWS.substring((int) code - 128, (int) code - 127);
        }
        boolean sound = code > 0 && code <= Character.MAX_CODE_POINT && (code < 0xD800 || code > 0xDFFF);
        return sound ? Character.toString((int) code) : "\uFFFD";
    }

    /** The text with all its references resolved. */
    public static String resolve(String text) {
        int next = text.indexOf('&');
        if (next < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (next >= 0) {
            int length = length(text, next);
            if (length > 0) {
                out.append(text, from, next).append(value(text, next, length));
                from = next + length;
            }
            next = text.indexOf('&', next + Math.max(1, length));
        }
        return out.append(text, from, text.length()).toString();
    }
}
