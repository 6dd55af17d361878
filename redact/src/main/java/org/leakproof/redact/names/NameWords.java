package org.leakproof.redact.names;

import java.util.Set;

/** Words in display names that say nothing about who somebody is. */
final class NameWords {
    /** What an exporter or a program calls the exporter, or somebody without a name. */
    private static final Set<String> SELF = Set.of(
            "you", "me", "myself", "self", "i", "ich", "du", "mich", "selbst", "moi", "vous", "toi", "yo", "tu", "usted", "ja",
            "ty", "eu", "voce", "io", "lei", "я", "вы", "ты", "jeg", "jag", "minä", "mina", "minae", "ben", "sen", "siz", "ik",
            "jij", "unknown", "unknown sender", "unbekannt", "inconnu", "deleted account", "deleted user", "null", "none",
            "undisclosed recipients", "recipients not specified", "undisclosed-recipients", "anonymous");

    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mme", "mlle", "sr", "sra", "srta", "jr", "phd",
            "md", "esq", "ii", "iii", "iv", "dipl", "ing", "mag", "rev", "hon");

    /** Words of firms, lists and mailboxes, and words that bind others. */
    private static final Set<String> OTHERS = Set.of(
            "the", "and", "of", "for", "from", "to", "in", "on", "at", "by", "an", "or", "with", "via", "behalf", "your", "our",
            "new", "de", "la", "le", "les", "du", "des", "el", "los", "las", "da", "do", "dos", "di", "del", "della", "der",
            "die", "das", "den", "dem", "van", "von", "vom", "zu", "zum", "und", "et", "y", "e", "al", "bin", "ibn", "ter",
            "inc", "llc", "ltd", "gmbh", "corp", "corporation", "company", "co", "ag", "sa", "plc", "bv", "kg", "group",
            "groups", "team", "news", "newsletter", "office", "service", "services", "support", "sales", "info", "information",
            "admin", "administrator", "webmaster", "postmaster", "mailer", "daemon", "noreply", "reply", "no", "not", "list",
            "lists", "mailing", "mail", "email", "customer", "department", "dept", "desk", "help", "helpdesk", "human",
            "resources", "marketing", "press", "media", "public", "relations", "research", "report", "reports", "update",
            "updates", "alert", "alerts", "announcement", "announcements", "notification", "notifications", "system",
            "undisclosed", "recipient", "recipients", "member", "members", "user", "users", "board", "committee", "bank",
            "university", "institute", "international", "national", "global", "world", "online", "web", "net", "digital",
            "security", "account", "accounts", "billing", "legal", "finance", "trading", "management", "project", "center",
            "centre", "times", "post", "journal", "daily", "weekly", "club", "society", "association", "foundation",
            "conference", "events", "jobs", "careers", "all", "everyone", "staff", "chat", "bot");

    private NameWords() {}

    static boolean isSelf(String folded) {
        return SELF.contains(folded);
    }

    static boolean isTitle(String folded) {
        return TITLES.contains(folded);
    }

    static boolean isNoName(String folded) {
        return OTHERS.contains(folded) || TITLES.contains(folded) || SELF.contains(folded);
    }
}
