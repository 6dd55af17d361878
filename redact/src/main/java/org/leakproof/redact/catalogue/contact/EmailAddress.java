package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.Head;

/**
 * An e-mail address, also with an internationalised domain or local part, and as people write it to hide it from
 * harvesters.
 *
 * <p>Wider than the grammar where mail in the wild is (dots in a row before the {@code @}), narrower where prose would be
 * swallowed: quoted local parts, {@code /} and {@code =} are left out, but for bounce addresses that carry another address.
 * In a script without spaces a local part is not told from the word before it: there only a local part wholly in that
 * script, or wholly outside it, is taken.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1">RFC 5322, 3.4.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6531">RFC 6531, internationalised addresses</a>
 */
public final class EmailAddress {

    private static final String ATOM = "[\\p{Bounded}][\\p{Bounded}!#$%&'*+~^`{|}-]*";
    private static final String LOCAL = ATOM + "(?:\\.{1,3}" + ATOM + ")*\\.{0,3}";
    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}";
    private static final String LABEL = "[\\p{L}\\p{M}\\p{Nd}_](?:[\\p{L}\\p{M}\\p{Nd}_-]*[\\p{L}\\p{M}\\p{Nd}_])?";

    /** Top-level labels are of one script; so a domain ends where the script changes. */
    private static final String TOP = "(?:[\\p{IsLatin}]{2,24}|xn--[A-Za-z0-9-]{2,59}|[\\p{IsCyrillic}]{2,24}"
            + "|[\\p{IsGreek}]{2,24}|[\\p{IsArabic}\\p{M}]{2,24}|[\\p{IsHebrew}]{2,24}|[\\p{IsArmenian}]{2,24}"
            + "|[\\p{IsGeorgian}]{2,24}|[\\p{IsDevanagari}]{2,24}|[\\p{IsBengali}]{2,24}|[\\p{IsTamil}]{2,24}"
            + "|[\\p{IsTelugu}]{2,24}|[\\p{IsThai}]{2,12}|[\\p{IsHan}]{2,6}|[\\p{IsKatakana}\\p{IsHiragana}]{2,8}"
            + "|[\\p{IsHangul}]{2,4})";

    private static final String DOMAIN = "(?:" + LABEL + "\\.)+" + TOP;
    private static final String LITERAL = "\\[(?:IPv6:)?[0-9A-Fa-f:.]{3,45}\\]";

    private static final String AT_WORD = "(?:at|AT|At|@|arroba|ät|chiocciola|małpa|собака|ätt)";
    private static final String DOT_WORD = "(?:dot|DOT|Dot|punkt|Punkt|point|punto|ponto|kropka|точка)";

    /** As said in a sentence: "at this point" is no address. */
    private static final String SAID_DOT = "(?:dot|DOT|Dot|punkt|punto|ponto|kropka|точка)";

    private static final String OPEN = "\\h{0,3}[\\[({<]\\h?";
    private static final String CLOSE = "\\h?[\\])}>]\\h{0,3}";
    /** Also read backward, see {@link SpeltLocalPart}. */
    static final String SPELT_DOT =
            "(?:" + OPEN + "(?:" + DOT_WORD + "|\\.)" + CLOSE + "|\\h{1,3}" + DOT_WORD + "\\h{1,3}|\\.)";

    /** An expression that began with the blank would be looked for at every blank. */
    private static final Boundary BEHIND_BLANK = Boundary.notBeside("[^\\h]");

    private static final String SPELT_LABEL = "[\\p{Bounded}-]+";
    private static final Pattern SCALED = Pattern.compile("[0-9]x?\\..*");
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "bmp");

    private EmailAddress() {}

    public static Identifier identifier() {
        return new Identifier(
                "email",
                "EMAIL_ADDRESS",
                List.of(
                        behind("", LOCAL, "@(?:" + DOMAIN + "|" + LITERAL + ")", 0.95),
                        form("unspaced", "@" + DOMAIN, 0.9)
                                .between(Boundary.NONE, Boundary.WORD)
                                .behind(new Head(
                                        Expression.known("[" + UNSPACED + "][" + UNSPACED + "\\d_.-]{0,31}"),
                                        Boundary.NONE)),
                        behind("bounce", "[\\p{Bounded}.]+[+-][\\p{Bounded}.+-]*", "=" + DOMAIN + "@" + DOMAIN, 0.95),
                        behind(
                                "encoded",
                                "[\\p{Bounded}](?:[\\p{Bounded}.+'-]*[\\p{Bounded}+-])?",
                                "(?:%40|&#0{0,4}64;|&#[xX]0{0,4}40;|&commat;)" + DOMAIN,
                                0.9),
                        form(
                                        "spelt",
                                        OPEN + AT_WORD + CLOSE + SPELT_LABEL + "(?:" + SPELT_DOT + SPELT_LABEL + ")*",
                                        0.8)
                                .between(Boundary.NONE, Boundary.WORD),
                        form(
                                        "words",
                                        AT_WORD + "\\h{1,3}" + SPELT_LABEL
                                                + "(?:(?:\\h{1,3}" + SAID_DOT + "\\h{1,3}|" + OPEN + "(?:" + DOT_WORD
                                                + "|\\.)"
                                                + CLOSE + ")" + SPELT_LABEL + ")+",
                                        0.7)
                                .between(BEHIND_BLANK, Boundary.WORD)),
                Optional.of(new Structure()),
                Context.NONE,
                new Examples(
                        List.of(
                                "Write to «zoë.o'neill+press@mail.example.org», please.",
                                "mailto:«info@example.com»?subject=Hi",
                                "<«JANE_DOE@EXAMPLE.CO.UK»>;«j.doe@xn--d1acufc.xn--p1ai»",
                                "adresse: «jürgen@bücher.example».",
                                "почта «иван.петров@почта.рф»",
                                "邮箱«li.wei@example.cn»联系我",
                                "«用户@例子.公司», thanks",
                                "full-width «ｂｏｂ＠ｅｘａｍｐｌｅ．ｃｏｍ»",
                                "hidden «bo\u200Bb@exa\u00ADmple.com» here",
                                "«bounces+jane=example.org@lists.example.net»",
                                "«jane (at) example (dot) org»",
                                "«jane.doe [at] example [dot] co [dot] uk» or «bob(at)example.com»",
                                "reach «jane at example dot org»",
                                "«jane.(at)example.org» or «j dot doe at example dot org»",
                                "«jane%40example.org» and «jane&#64;example.org»",
                                "«root@[192.168.0.1]»",
                                "«dots..in.a.row.@docomo.example.jp»"),
                        List.of(
                                "my email is info@presidio.",
                                "meet me @ noon",
                                "@handle said so",
                                "icon@2x.png",
                                "let us meet at the dot",
                                "not therefore at any point actually homeless",
                                "x@y",
                                "")));
    }

    private static Form form(String name, String expression, double score) {
        return new Form(name, Expression.known(expression), Boundary.WORD, Boundary.WORD, score, false);
    }

    /** Searched for from a sign, since any word may be the local part. */
    private static Form behind(String name, String local, String expression, double score) {
        return form(name, expression, score)
                .between(Boundary.NONE, Boundary.WORD)
                .behind(local);
    }

    /** Lengths of RFC 5321, 4.5.3.1, and names of pictures ({@code icon@2x.png}). */
    private static final class Structure implements Validator {

        private static final int MAX_LOCAL = 64;
        private static final int MAX_ADDRESS = 320;

        @Override
        public String name() {
            return "address structure";
        }

        @Override
        public Verdict check(Candidate candidate) {
            if (candidate.form().equals("spelt") || candidate.form().equals("words")) {
                int length = SpeltLocalPart.lengthBefore(candidate);
                return length == 0
                        ? Verdict.rejected()
                        : Verdict.part(-length, candidate.text().length(), candidate.score());
            }
            String text = candidate.text();
            int at = text.lastIndexOf('@');
            if (at < 0 || candidate.form().equals("bounce")) {
                return Verdict.accepted(candidate, candidate.score());
            }
            String top = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (PICTURES.contains(top) && SCALED.matcher(text.substring(at + 1)).matches()) {
                return Verdict.rejected();
            }
            // longer than any mail server takes: doubtful, not harmless
            double score = at > MAX_LOCAL || text.length() > MAX_ADDRESS ? 0.5 : candidate.score();
            return Verdict.accepted(candidate, score);
        }
    }
}
