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
            abuse, account, accounting, accounts, admin, administration, administrator, ag, alert, alerts, all, an,
            and, announce, announcement, announcements, association, at, attachment, bank, behalf, billing, board,
            bot, bounce, bounces, bugs, bureau, business, bv, by, careers, center, centre, chat, club, co, commits,
            committee, company, conference, contact, contacto, corp, corporation, customer, daemon, daily, date,
            department, dept, desk, dev, devel, digest, digital, direct, discuss, document, documents, editor,
            editorial, email, events, everyone, feedback, file, files, finance, for, forward, foundation, from,
            general, global, gmbh, group, groups, hello, help, helpdesk, hostmaster, hr, human, image, in, inc,
            index, info, information, inquiries, institute, international, issues, it, jobs, journal, kg, kontakt,
            legal, list, lists, listserv, llc, ltd, mail, mailer, mailing, mailman, majordomo, management, manager,
            market, marketing, media, member, members, membership, message, national, net, new, news, newsletter,
            newsletters, no, noreply, not, notification, notifications, notify, of, office, on, online, or, order,
            orders, original, our, owner, part, plc, post, postmaster, pr, press, project, public, recipient,
            recipients, registration, relations, reply, report, reports, request, requests, research, resources,
            root, sa, sales, security, sender, sent, server, service, services, society, staff, subject, subscribe,
            subscription, subscriptions, support, system, systems, team, tech, technical, the, times, to, trading,
            undisclosed, university, unsubscribe, update, updates, user, users, verwaltung, via, web, webmaster,
            weekly, welcome, with, world, your""");

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

    /** Whether the word says nothing about who somebody is.
     *
     *  @param folded in small letters, without diacritics */
    public static boolean isNoName(String folded) {
        return NO_NAMES.contains(folded);
    }
}
