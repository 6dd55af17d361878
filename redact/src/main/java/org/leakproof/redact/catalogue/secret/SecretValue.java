package org.leakproof.redact.catalogue.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.leakproof.redact.catalogue.Candidate;
import org.leakproof.redact.catalogue.Context;
import org.leakproof.redact.catalogue.Examples;
import org.leakproof.redact.catalogue.Form;
import org.leakproof.redact.catalogue.Identifier;
import org.leakproof.redact.catalogue.Validator;
import org.leakproof.redact.catalogue.Verdict;
import org.leakproof.redact.scan.Boundary;

/** The value of a setting whose name says that it is secret (token, key, secret, credential) if it looks as if it were
 *  drawn by lot. */
final class SecretValue {

    private static final String NAME = "(?i)(?:tokens?|secrets?|credentials?|creds|bearer|webhook|contribsys"
            + "|(?:api|app|application|access|auth|private|secret|client|encryption|decryption|signing|master|license|licence"
            + "|account|storage|consumer|service|session|user|deploy|admin|root|shared|public|ssh|gpg|pgp|aes|hmac|jwt|oauth"
            + "|wallet|recovery|subscription)[ _.-]?keys?"
            + "|client[ _.-]?id|(?:session|sess)[ _.-]?id|connection[ _.-]?string|access[ _.-]?(?:code|id)|sonar[_.-]login|[_.-]keys?|(?-i:[a-z]Keys?)"
            + "|ключ|密钥|令牌|clave secreta|schlüssel|clé secrète)(?-i)";

    /** Services whose name alone stands before their key; the value must be longer then. */
    private static final String SERVICE =
            "(?i)(?:adafruit|airtable|algolia|alibaba|anthropic|artifactory|asana|atlassian|auth0|azure"
                    + "|bitbucket|bittrex|circleci|cloudflare|codecov|coinbase|confluent|contentful|databricks|datadog|digitalocean"
                    + "|discord|docker|dropbox|etsy|fastly|finnhub|flickr|freshbooks|github|gitlab|grafana|heroku|hubspot|intercom|jenkins"
                    + "|jfrog|kraken|kucoin|launchdarkly|linkedin|mailchimp|mailgun|mapbox|mattermost|messagebird|netlify|newrelic|notion"
                    + "|nytimes|okta|openai|pagerduty|paypal|plaid|postman|rapidapi|sendbird|sendgrid|sentry|shopify|slack|snyk|sonar"
                    + "|splunk|square|squarespace|stripe|sumologic|telegram|terraform|travis|trello|twilio|twitch|twitter|vault|yandex"
                    + "|zendesk)(?-i)";

    private static final Pattern SERVED = Pattern.compile(SERVICE.replace("(?-i)", ""));

    private static final Pattern NAMED = Pattern.compile("(?u)" + NAME.replace("(?-i)", ""));

    private SecretValue() {}

    static Identifier identifier() {
        return new Identifier(
                "secret-value",
                "SECRET",
                Stream.of(
                                Keyed.forms("", NAME + Keyed.TAIL, Boundary.NONE, 0.8),
                                Keyed.forms("service", SERVICE + Keyed.TAIL, Boundary.NONE, 0.7),
                                List.of(Form.of(
                                        "phrase",
                                        "(?i)(?:seed|recovery|mnemonic|backup|secret)[ -]?(?:phrase|words?)(?-i)"
                                                + "[\\s:=\"'-]{1,6}(?:[a-z]{3,8}\\s{1,3}){11,23}[a-z]{3,8}",
                                        0.9)))
                        .flatMap(List::stream)
                        .toList(),
                Optional.of(new DrawnByLot()),
                Context.NONE,
                new Examples(
                        List.of(
                                "api_key: \"«q8Zr2Lw9Xt4Vb7Ny1Kd5»\"",
                                "zoëToken=«4f9a0c7be21d883»",
                                "System.setProperty(\"APP_TOKEN\", \"«q8Zr2Lw9Xt4Vb7Ny1Kd5»\")",
                                "  \"clientSecret\" => \"«q8Zr2Lw9-Xt4Vb7Ny1Kd5»\",",
                                "<accessKey>\n    «q8Zr2Lw9Xt4Vb7Ny1Kd5»\n</accessKey>",
                                "var appToken string = `«q8Zr2Lw9Xt4Vb7Ny1Kd5»`",
                                "{\"config.ini\": \"APP_TOKEN=«q8Zr2Lw9Xt4Vb7Ny1Kd5»\\nBACKUP=true\"}",
                                "AccountKey=«q8Zr2Lw9Xt4Vb7Ny1Kd5»;EndpointSuffix=core.example.net",
                                "APP_TOKEN ?= «853352230767694291»"),
                        List.of(
                                "token = xxxxxxxxxxxxxxxxxxxx",
                                "api_key = ${API_KEY}",
                                "secret: <your-secret-1234>",
                                "The secretary: Zoë, room 12",
                                "token = request.getHeader(\"X-Auth2\")",
                                "tokens: 12",
                                "secretToken = process.env.TOKEN_2",
                                "the secret is out")));
    }

    private static final class DrawnByLot implements Validator {

        private static final int SHORTEST = 10;
        private static final int SHORTEST_OF_SERVICE = 28;
        private static final int SHORTEST_NUMBER = 12;
        private static final Pattern PAIR = Pattern.compile("[0-9a-f]{8}:[0-9a-f]{8}");
        private static final double LEAST = 2.6;
        private static final Pattern REFERENCE = Pattern.compile(
                "[A-Za-z_$][\\w$]*(?:(?:\\.|::|->)[A-Za-z_$][\\w$]*)+[(\\[]?.*|[A-Za-z_$][\\w.$]*[(\\[].*|https?://.*|/[\\w./-]*");
        private static final Pattern OTHER_WORD = Pattern.compile("(?i)secret(?:ar|ion|ive|ly|ed|e)|tokeni[sz]");

        @Override
        public String name() {
            return "entropy";
        }

        @Override
        public Verdict check(Candidate candidate) {
            if (candidate.form().equals("phrase")) {
                return Verdict.accepted(candidate, candidate.score());
            }
            boolean service = candidate.form().equals("service");
            Matcher name = (service ? SERVED : NAMED).matcher(candidate.text());
            if (!name.lookingAt() || OTHER_WORD.matcher(candidate.text()).lookingAt()) {
                return Verdict.rejected();
            }
            Keyed.Value value = Keyed.valueOf(candidate, name.end());
            return isSecret(value)
                            && (!service
                                    || value.text().length() >= SHORTEST_OF_SERVICE
                                            && value.text().indexOf('.') < 0)
                    ? value.at(candidate.score())
                    : Verdict.rejected();
        }

        private static boolean isSecret(Keyed.Value value) {
            String text = value.text();
            if (text.length() < SHORTEST || text.indexOf(' ') >= 0 || Placeholder.is(text)) {
                return false;
            }
            if (PAIR.matcher(text).matches()) {
                return true;
            }
            boolean digits = text.chars().anyMatch(Character::isDigit);
            boolean letters = text.chars().anyMatch(Character::isLetter);
            double entropy = Placeholder.entropy(text);
            if (!value.quoted() && REFERENCE.matcher(text).matches() && entropy < 4) {
                return false;
            }
            if (!letters) {
                return digits && text.length() >= SHORTEST_NUMBER && entropy >= 2;
            }
            boolean upper = text.chars().anyMatch(Character::isUpperCase);
            boolean lower = text.chars().anyMatch(Character::isLowerCase);
            return digits ? entropy >= LEAST : upper && lower && text.length() >= 20 && entropy >= 3.8;
        }
    }
}
