package org.leakproof.redact.names;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Words in display names that say nothing about who somebody is. */
public final class NameWords {
    private static final Pattern COMMA = Pattern.compile(",\\s+");

    /** What an exporter or a program calls the exporter, or somebody without a name. */
    private static final Set<String> SELF = words("""
            you, me, myself, self, ich, du, mich, moi, vous, toi, usted, я, вы, ты, unknown, unknown sender,
            unbekannt, inconnu, deleted account, deleted user, null, none, anonymous, undisclosed recipients,
            undisclosed-recipients, recipients not specified""");

    /** Words that bind the parts of a name where they begin with a small letter, and are names where they do not. */
    private static final Set<String> PARTICLES = words("""
            de, la, le, les, du, des, el, los, las, da, do, dos, di, del, della, der, die, das, den, dem, van, von,
            vom, zu, zum, und, et, y, e, al, bin, ibn, ter, af""");

    private static final Set<String> TITLES = words("""
            mr, mrs, ms, miss, dr, prof, sir, herr, frau, mme, mlle, sr, sra, srta, jr, phd, md, esq, ii, iii, iv,
            dipl, ing, mag, rev, hon""");

    /** Words of firms, lists and mailboxes, and words that bind others. */
    private static final Set<String> OTHERS = words("""
            account, accounts, admin, administrator, ag, alert, alerts, all, an, and, announcement, announcements,
            association, at, bank, behalf, billing, board, bot, bv, by, careers, center, centre, chat, club, co,
            committee, company, conference, corp, corporation, customer, daemon, daily, department, dept, desk,
            digital, email, events, everyone, finance, for, foundation, from, global, gmbh, group, groups, help,
            helpdesk, human, in, inc, info, information, institute, international, jobs, journal, kg, legal, list,
            lists, llc, ltd, mail, mailer, mailing, management, marketing, media, member, members, national, net,
            new, news, newsletter, no, noreply, not, notification, notifications, of, office, on, online, or, our,
            plc, post, postmaster, press, project, public, recipient, recipients, relations, reply, report, reports,
            research, resources, sa, sales, security, service, services, society, staff, support, system, team, the,
            times, to, trading, undisclosed, university, update, updates, user, users, via, web, webmaster, weekly,
            with, world, your""");

    /** Words of mailboxes and of what programs write, which are also names: of people called Root or Manager. */
    private static final Set<String> MAILBOXES = words("""
            abuse, accounting, administration, announce, attachment, bounce, bounces, bugs, bureau, business,
            commits, contact, contacto, date, devel, digest, direct, discuss, document, documents, editor, editorial,
            feedback, file, files, forward, general, hello, hostmaster, hr, image, index, inquiries, issues, it,
            kontakt, listserv, mailman, majordomo, manager, market, membership, message, newsletters, notify, order,
            orders, original, owner, part, pr, registration, request, requests, root, sender, sent, server, subject,
            subscribe, subscription, subscriptions, systems, tech, technical, unsubscribe, verwaltung, welcome""");

    private static final Set<String> NO_NAMES = new HashSet<>(OTHERS);

    static {
        NO_NAMES.addAll(TITLES);
    }

    /** A mailing list's address: {@code core-user}, {@code foo-announce}, {@code owner-foo}; but {@code dev.patel}. */
    private static final Pattern LIST = Pattern.compile(
            "(?:owner|bounces?)-.*|.*-(?:announce(?:ments)?|bounces?|bugs|commits|dev(?:el)?|digest|discuss|help|issues|l"
                    + "|lists?|owner|requests?|subscribe|unsubscribe|users?)",
            Pattern.CASE_INSENSITIVE);

    private NameWords() {}

    private static Set<String> words(String list) {
        return Set.of(COMMA.split(list));
    }

    static boolean isSelf(String folded) {
        return SELF.contains(folded);
    }

    static boolean isTitle(String folded) {
        return TITLES.contains(folded);
    }

    static boolean isParticle(String word) {
        return Character.isLowerCase(word.codePointAt(0)) && PARTICLES.contains(word);
    }

    /** @param local what stands before the {@code @} */
    public static boolean isList(CharSequence local) {
        return local.toString().indexOf('-') >= 0 && LIST.matcher(local).matches();
    }

    /** Whether a display name with the word in it is no person's.
     *
     *  @param folded in small letters, without diacritics */
    static boolean isNoName(String folded) {
        return OTHERS.contains(folded) || TITLES.contains(folded);
    }

    /** Whether the word says nothing about who somebody is where it stands alone, or in an address.
     *
     *  @param folded in small letters, without diacritics */
    public static boolean isNobodys(String folded) {
        return isNoName(folded) || MAILBOXES.contains(folded);
    }
}
