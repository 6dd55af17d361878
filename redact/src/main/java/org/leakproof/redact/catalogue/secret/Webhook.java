package org.leakproof.redact.catalogue.secret;

import java.util.List;
import java.util.Optional;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.scan.Boundary;

/**
 * A web address that is a key by itself: whoever knows it may post, read or join.
 *
 * @see <a href="https://api.slack.com/messaging/webhooks">Slack</a>, <a
 *     href="https://discord.com/developers/docs/resources/webhook">Discord</a>, <a
 *     href="https://core.telegram.org/bots/api#authorizing-your-bot">Telegram</a>, <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/">Teams</a>
 */
final class Webhook {

    private static final String PATH = "[A-Za-z0-9_+/=@.:%~-]";

    private Webhook() {}

    static Identifier identifier() {
        return new Identifier(
                "webhook",
                "WEBHOOK_URL",
                List.of(
                        form("slack", "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{20,100}"),
                        form(
                                "discord",
                                "(?:ptb\\.|canary\\.)?discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{15,22}/[\\w-]{40,100}"),
                        form(
                                "teams",
                                "(?i)https?://(?-i)[a-z0-9.-]{1,60}webhook\\.office\\.com/webhookb2/" + PATH
                                        + "{40,300}"),
                        form(
                                "power-automate",
                                "(?i)https?://(?-i)[a-z0-9.-]{1,80}\\.logic\\.azure\\.com(?::\\d{2,5})?/" + PATH
                                        + "{20,200}\\?[^\\s\"'<>]{20,300}"),
                        form(
                                "google-chat",
                                "chat\\.googleapis\\.com/v1/spaces/[\\w-]{6,40}/messages\\?key=[\\w%&=.-]{40,200}"),
                        form("zapier", "hooks\\.zapier\\.com/hooks/(?:catch|standard)/[\\w/-]{8,80}"),
                        form("make", "hook\\.[a-z0-9.]{0,10}(?:make|integromat)\\.com/[a-z0-9]{20,60}"),
                        form("ifttt", "maker\\.ifttt\\.com/(?:trigger|use)/[\\w/-]{0,80}[\\w-]{20,60}"),
                        form("telegram", "api\\.telegram\\.org/(?:file/)?bot\\d{5,16}:[\\w-]{30,50}"),
                        form("mattermost", "(?i)https?://(?-i)[a-z0-9.-]{3,80}/hooks/[a-z0-9]{26}"),
                        form("pabbly", "connect\\.pabbly\\.com/workflow/sendwebhookdata/[\\w%=-]{20,120}")),
                Optional.empty(),
                Context.NONE,
                new Examples(
                        List.of(
                                "post to «https://hooks.slack.com/services/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»!",
                                "«https://discord.com/api/webhooks/123456789012345678/aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9nO2qR5»",
                                "ü «https://chat.example.org/hooks/4kx8qz1w9tbn7mjd2rvp6ycfeh»",
                                "«https://api.telegram.org/bot123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ»/getMe"),
                        List.of(
                                "https://hooks.slack.com/services",
                                "https://example.org/hooks/pre-commit",
                                "https://discord.com/channels/123456789012345678")));
    }

    private static Form form(String name, String rest) {
        String scheme = rest.startsWith("(?i)") ? "" : "(?i)(?:https?://)?(?-i)";
        return Form.of(name, scheme + rest, 0.95).between(Boundary.WORD, Boundary.WORD);
    }
}
