package org.leakproof.ingest.read.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leakproof.contract.record.Header;
import org.leakproof.contract.record.Kind;
import org.leakproof.contract.record.Role;
import org.leakproof.contract.record.Segment;
import org.leakproof.contract.record.SegmentKind;
import org.leakproof.contract.record.SentTime;
import org.leakproof.ingest.read.Draft;
import org.leakproof.ingest.read.DraftAttachment;
import org.leakproof.ingest.read.ReadOptions;
import org.leakproof.ingest.read.SentTimes;
import org.leakproof.ingest.read.json.JsonRecord;

/** Makes drafts of posts, all of which the exporter wrote. One entry's. */
final class TwitterPosts {
    private static final Set<String> TAKEN = Set.of("created_at");
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss Z uuuu", Locale.ROOT);

    private final boolean deleted;
    private final ReadOptions options;

    /** @param deleted whether the archive lists the posts as deleted ones */
    TwitterPosts(boolean deleted, ReadOptions options) {
        this.deleted = deleted;
        this.options = options;
    }

    /** Newer archives put each post into an object of its own. */
    static JsonNode post(JsonNode object) {
        return object.path("tweet").isObject() ? object.path("tweet") : object;
    }

    Draft of(JsonRecord record) {
        JsonNode post = post(record.node());
        Draft draft = new Draft(record.offset(), record.length(), Kind.POST, record.sha256());
        SentTimes.set(draft, time(Json.orEmpty(post, "created_at")));
        draft.sender(
                People.of(Role.FROM, Json.text(post, "user", "name"), Json.text(post, "user", "screen_name"), true));
        Json.text(post, "id_str").or(() -> Json.text(post, "id")).ifPresent(draft::platformId);
        Json.text(post, "in_reply_to_status_id_str")
                .or(() -> Json.text(post, "in_reply_to_status_id"))
                .ifPresent(draft::replyTo);
        String text = text(post);
        if (!text.isEmpty()) {
            SegmentKind kind = text.startsWith("RT @") ? SegmentKind.FORWARDED : SegmentKind.OWN;
            draft.body(List.of(new Segment(kind, text, Optional.empty())));
        }
        draft.deleted(deleted);
        draft.attachments(attachments(post));
        List<Header> headers = Json.rest(post, TAKEN);
        return draft.headers(headers);
    }

    private SentTime time(String text) {
        SentTime time = SentTimes.date(text, List.of(CREATED), Optional.empty(), options.assumeZone());
        return time.local().isPresent() ? time : SentTimes.iso(text, Optional.empty(), options.assumeZone());
    }

    private static String text(JsonNode post) {
        String text = Json.text(post, "full_text")
                .orElseGet(() -> Json.orEmpty(post, "text"))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        for (JsonNode link : post.path("entities").path("urls")) {
            text = expanded(text, Json.orEmpty(link, "url"), Json.orEmpty(link, "expanded_url"));
        }
        return text;
    }

    static String expanded(String text, String shortened, String full) {
        return shortened.isEmpty() || full.isEmpty() ? text : text.replace(shortened, full);
    }

    private static final List<String> FOLDERS =
            List.of("tweets_media", "tweet_media", "deleted_tweets_media", "community_tweet_media");

    private static List<DraftAttachment> attachments(JsonNode post) {
        JsonNode media = post.path("extended_entities").path("media");
        List<DraftAttachment> attachments = new ArrayList<>();
        for (JsonNode file : media.isArray() ? media : post.path("entities").path("media")) {
            Optional<String> name = Json.text(file, "media_url_https")
                    .or(() -> Json.text(file, "media_url"))
                    .flatMap(TwitterPosts::lastPart);
            List<String> names = new ArrayList<>();
            for (JsonNode variant : file.path("video_info").path("variants")) {
                Json.text(variant, "url").flatMap(TwitterPosts::lastPart).ifPresent(names::add);
            }
            name.ifPresent(names::add);
            String id = Json.text(post, "id_str").orElseGet(() -> Json.orEmpty(post, "id"));
            attachments.add(NamedFile.of(name, Optional.empty(), 0, places(FOLDERS, id, names)));
        }
        return attachments;
    }

    /** Where an archive keeps the files of a message: named by its id and the end of their address. */
    static List<String> places(List<String> folders, String id, List<String> names) {
        List<String> places = new ArrayList<>();
        for (String name : names) {
            folders.forEach(folder -> places.add(folder + "/" + id + "-" + name));
        }
        return id.isEmpty() || places.isEmpty() ? NamedFile.NOWHERE : places;
    }

    /** The name at the end of an address. */
    static Optional<String> lastPart(String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return Optional.of(path.substring(path.lastIndexOf('/') + 1)).filter(name -> !name.isEmpty());
    }
}
