package org.leakproof.redact.catalogue.contact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Labelled;
import org.leakproof.redact.catalogue.Labelled.Way;
import org.leakproof.redact.scan.Boundary;
import org.leakproof.redact.scan.Expression;
import org.leakproof.redact.scan.Head;

/**
 * Whom to find in a network or messenger: pages of people, handles, names and numbers behind the messenger's name.
 *
 * @see <a href="https://docs.joinmastodon.org/spec/webfinger/">Mastodon, addresses</a>
 * @see <a href="https://help.x.com/en/managing-your-account/x-username-rules">X, user names</a>
 * @see <a href="https://core.telegram.org/api/links">Telegram, links</a>
 */
public final class SocialProfile {

    private static final String NAME = "[\\w.%-]{1,60}[\\w%-]";

    private SocialProfile() {}

    public static List<Identifier> all() {
        return List.of(profile(), handle(), messenger());
    }

    private static Identifier profile() {
        String first = "(?i)(?:https?://)?(?:www\\.|m\\.|mobile\\.|[a-z]{2}\\.|[a-z]{2}-[a-z]{2}\\.)?";
        return Labelled.identifier(
                "profile-url",
                "PROFILE_URL",
                List.of(Way.of(
                                "",
                                first
                                        + "(?:facebook\\.com/(?:profile\\.php\\?id=|people/[^/\\s]{1,60}/)?|fb\\.com/|fb\\.me/|m\\.me/|instagram\\.com/"
                                        + "|twitter\\.com/|x\\.com/|linkedin\\.com/(?:in|pub)/|t\\.me/|telegram\\.me/|vk\\.com/|vkontakte\\.ru/|ok\\.ru/profile/"
                                        + "|tiktok\\.com/@|youtube\\.com/(?:@|user/|c/|channel/)|threads\\.(?:net|com)/@|snapchat\\.com/add/"
                                        + "|reddit\\.com/u(?:ser)?/|medium\\.com/@|github\\.com/|gitlab\\.com/|bsky\\.app/profile/|pinterest\\.com/"
                                        + "|twitch\\.tv/|keybase\\.io/|wa\\.me/|api\\.whatsapp\\.com/send\\?phone=|line\\.me/ti/p/|weibo\\.com/(?:u/)?"
                                        + "|xing\\.com/profile/|flickr\\.com/people/|soundcloud\\.com/|open\\.spotify\\.com/user/|steamcommunity\\.com/(?:id|profiles)/"
                                        + "|paypal\\.me/|venmo\\.com/(?:u/)?|cash\\.app/\\$|patreon\\.com/|onlyfans\\.com/|substack\\.com/@|signal\\.me/#|matrix\\.to/#/)"
                                        + "@?" + NAME + "(?:/(?:posts|status|photos|reel|p|videos)/[\\w-]{1,40})?",
                                0.8)
                        .between(Boundary.WORD.and(Boundary.notBeside("[.-]")), Boundary.NONE)),
                new Context(java.util.Map.of(), 0, 0),
                new Examples(
                        List.of(
                                "«https://www.facebook.com/zoe.roe.77» ü",
                                "«linkedin.com/in/zoë-roe-1a2b3c», then",
                                "«t.me/zoeroe»",
                                "«https://vk.com/id12345678»",
                                "«https://www.tiktok.com/@zoe_roe»."),
                        List.of("https://example.org/in/zoe", "facebook.com", "next.me/x")));
    }

    private static Identifier handle() {
        return Labelled.identifier(
                "social-handle",
                "SOCIAL_HANDLE",
                List.of(
                        Way.of("", "@[A-Za-z_][A-Za-z0-9_.-]{1,29}[A-Za-z0-9_]", 0.55)
                                .between(
                                        Boundary.notBeside("[\\w@/.&+%-]"),
                                        Boundary.WORD.and(Boundary.notBeside("[@/]"))),
                        Way.of("federated", "@[A-Za-z0-9_.]{2,30}@[a-z0-9-]{2,60}(?:\\.[a-z0-9-]{2,40}){1,3}", 0.9)
                                .between(Boundary.notBeside("[\\w@/.]"), Boundary.WORD),
                        Way.of("matrix", "@[a-z0-9._=/+-]{1,60}:[a-z0-9-]{2,60}(?:\\.[a-z0-9-]{2,40}){1,3}", 0.9)
                                .between(Boundary.notBeside("[\\w@/.]"), Boundary.WORD),
                        Way.of("reddit", "/?u/[A-Za-z0-9_-]{3,20}", 0.5)
                                .between(
                                        Boundary.notBeside("[\\w@/.&=]"), Boundary.WORD.and(Boundary.notBeside("[/]"))),
                        Way.of("bluesky", "(?i)\\.bsky\\.social", 0.9)
                                .between(Boundary.NONE, Boundary.WORD)
                                .behind(new Head(Expression.known("@?[A-Za-z0-9-]{2,30}"), Boundary.WORD)),
                        Way.of("tag", "#\\d{4}", 0.4)
                                .between(Boundary.NONE, Boundary.WORD)
                                .behind(new Head(Expression.known("[\\w.]{2,32}"), Boundary.notBeside("[\\w#/&-]")))),
                "no word of programs",
                value -> !PROGRAM.contains(value.toLowerCase(Locale.ROOT)),
                0,
                new Context(
                        java.util.Map.of(
                                "en",
                                List.of(
                                        "twitter",
                                        "instagram",
                                        "insta",
                                        "handle",
                                        "telegram",
                                        "tiktok",
                                        "follow",
                                        "tweet",
                                        "discord",
                                        "mastodon",
                                        "snap",
                                        "snapchat",
                                        "reddit",
                                        "venmo",
                                        "ig",
                                        "username",
                                        "dm"),
                                "de",
                                List.of("benutzername"),
                                "es",
                                List.of("usuario"),
                                "ru",
                                List.of("телеграм", "инстаграм", "ник")),
                        48,
                        0.3),
                new Examples(
                        List.of(
                                "ask «@zoe_roe», please",
                                "«@zoe@social.example» ü",
                                "«@zoe:matrix.example.org» wrote",
                                "discord: «zoe.roe#1234»",
                                "venmo «@zoe-roe», reddit «u/zoe_roe»",
                                "bluesky «zoe-roe.bsky.social» ü"),
                        List.of(
                                "zoe@example.org",
                                "/home/u/zoe.txt",
                                "meet me @ noon",
                                "icon@2x.png",
                                "@media screen",
                                "https://example.org/@zoe")));
    }

    /** Annotations and rules of style sheets. */
    private static final Set<String> PROGRAM = Set.of(
            "@media",
            "@import",
            "@override",
            "@param",
            "@return",
            "@returns",
            "@throws",
            "@see",
            "@author",
            "@since",
            "@version",
            "@deprecated",
            "@font-face",
            "@keyframes",
            "@charset",
            "@supports",
            "@page",
            "@test",
            "@autowired",
            "@nullable",
            "@suppresswarnings",
            "@todo",
            "@link",
            "@code",
            "@property",
            "@interface",
            "@implementation",
            "@end",
            "@class",
            "@home",
            "@work",
            "@all",
            "@here",
            "@everyone",
            "@channel",
            "@everybody",
            "@gmail",
            "@yahoo",
            "@hotmail");

    /** Names of networks that are no words besides. */
    private static final String SURE =
            "(?i)(?:skype|telegram|whats?app|viber|wechat|weixin|icq|threema|discord|snapchat|kik"
                    + "|instagram|insta|ig|twitter|tiktok|facebook|wickr|zalo|kakao(?:talk)?|телеграм(?:м)?|скайп|вайбер|инстаграм)";

    private static Identifier messenger() {
        String of =
                "(?i)(?:skype|telegram|signal|whats?app|viber|wechat|weixin|qq|icq|line|threema|discord|snapchat|snap|kik|jabber|xmpp"
                        + "|instagram|insta|ig|twitter|tiktok|facebook|fb|vk|wickr|session|matrix|element|teams|aim|msn|yahoo|zalo|kakao(?:talk)?"
                        + "|微信号?|телеграм(?:м)?|скайп|вайбер|инстаграм|вк)";
        return Labelled.identifier(
                "messenger-id",
                "MESSENGER_ID",
                List.of(
                        Way.of(
                                "labelled",
                                of
                                        + "(?: ?(?:id|name|user(?:name)?|handle|nick(?:name)?|account|me|号|контакт))?(?: is)?\\s{0,2}[:=：]\\s{0,3}"
                                        + "(?<v>@?(?-i)[A-Za-z0-9_][\\w.:#+-]{2,40}\\w)",
                                0.6),
                        // without a sign between, what a sentence goes on with has neither
                        Way.of(
                                "named",
                                "(?:" + of + "(?: ?(?:id|user ?name|handle|nick(?:name)?|号|ник))(?: is)?" + "|" + SURE
                                        + "(?: is| [–—-]))"
                                        + "\\s{1,3}(?<v>@?(?-i)[A-Za-z][\\w-]{0,30}[\\d_.][\\w.-]{0,30}\\w)",
                                0.6),
                        Way.of("session", "05[0-9a-f]{64}", 0.8),
                        Way.of(
                                "payment",
                                "(?i)(?:cash ?app|cashtag|venmo|zelle)(?: ?(?:id|name|tag|user(?:name)?))?(?: is)?\\s{0,2}[:=]?\\s{0,3}"
                                        + "(?<v>[$@][A-Za-z][\\w-]{2,29})",
                                0.8),
                        Way.of("skype", "live:(?:\\.cid\\.[0-9a-f]{8,20}|[\\w.-]{3,40}\\w)", 0.8),
                        Way.of(
                                "icq",
                                "(?i)(?:icq|uin|qq号?)(?: ?(?:#|no\\.?|№|number))? ?[:=]? {0,2}(?<v>\\d(?:-?\\d){4,10})",
                                0.7),
                        Way.of(
                                "threema",
                                "(?i)threema(?:[ -]?id)?\\s{0,2}[:=]?\\s{0,2}(?<v>(?-i)[A-Z0-9*][A-Z0-9]{7})",
                                0.8)),
                "name",
                value -> !value.startsWith("//")
                        && !value.matches(
                                "(?i)(?:https?|www|yes|no|none|n/a|not|the|see|and|call|message|chat|group)[\\w:.]*"),
                0,
                Context.NONE,
                new Examples(
                        List.of(
                                "Skype: «zoe.roe77»",
                                "telegram: «@zoeroe», ü",
                                "ICQ «123-456-789»",
                                "Threema ID «ABCD1234»",
                                "微信：«zoe_roe»",
                                "微信号 «zoeroe88», QQ号 «123456789»",
                                "my IG is «zoe.roe», Signal username «zoe.42»",
                                "Instagram - «zoe_roe»",
                                "cashapp «$zoeroe»",
                                "«live:.cid.1a2b3c4d5e6f»"),
                        List.of(
                                "telegram from home",
                                "signal: no",
                                "on WhatsApp",
                                "the line: x",
                                "the line is A4.2",
                                "her twitter handle was blocked")));
    }
}
