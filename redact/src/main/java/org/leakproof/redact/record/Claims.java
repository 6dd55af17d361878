package org.leakproof.redact.record;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leakproof.contract.record.HeldReason;
import org.leakproof.redact.catalogue.Finder;
import org.leakproof.redact.catalogue.Refusal;
import org.leakproof.redact.names.AddressBook;
import org.leakproof.redact.names.OwnPeople;
import org.leakproof.redact.policy.Decision;
import org.leakproof.redact.policy.Field;
import org.leakproof.redact.scan.Claim;
import org.leakproof.redact.scan.Evidence;
import org.leakproof.redact.scan.Span;
import org.leakproof.redact.scan.Spans;
import org.leakproof.redact.scan.Text;

/** Finds what is to be done in the texts of one message: by the rules, by the people of the message, by an editor's
 *  decisions; less what is kept. For one message. */
final class Claims {
    /** Of an editor's decision; any rule has 0. */
    private static final int EDITORS = 1;

    private final RuleSet rules;
    private final Finder finder;
    private final AddressBook book;
    private final OwnPeople people;
    private final List<Decision> decisions;
    private final List<String> identities = new ArrayList<>();
    private final Set<String> keptTexts = new LinkedHashSet<>();
    private final boolean[] anchored;
    private final Map<Unit, List<Span>> found = new IdentityHashMap<>();
    private final Map<Unit, Readings> readings = new IdentityHashMap<>();
    private final Trail trail;
    private final ClaimSteps steps;

    /** @param trail is told what does not count, and why */
    Claims(RuleSet rules, Finder finder, AddressBook book, OwnPeople people, List<Decision> decisions, Trail trail) {
        this.rules = rules;
        this.finder = finder;
        this.book = book;
        this.people = people;
        this.decisions = decisions;
        this.trail = trail;
        this.steps = new ClaimSteps(rules, trail);
        this.anchored = new boolean[decisions.size()];
    }

    /** Takes the names out of all addresses in the texts that a rule redacts. */
    void learn(List<Unit> units) {
        for (Unit unit : units) {
            if (!rules.looksAt(unit.field())) {
                continue;
            }
            List<Span> spans = new ArrayList<>(find(unit, unit.text()));
            learn(unit, unit.text(), spans);
            findEncoded(unit, unit.text(), spans);
            found.put(unit, spans);
        }
    }

    /** Adds what is found once what stands encoded in the text is undone, at the place where it stands encoded. */
    private void findEncoded(Unit unit, String text, List<Span> spans) {
        Decoded.each(text, decoded -> {
            List<Span> within = new ArrayList<>(find(unit, decoded.text()));
            learn(unit, decoded.text(), within);
            List<Span> kept =
                    within.stream().filter(span -> isKept(span, unit.field())).toList();
            within.sort(Span.BY_PLACE);
            int reach = 0;
            for (Span span : within) {
                boolean part = span.end() <= reach;
                if (rules.ruleOf(span.rule(), span.score(), unit.field()).isPresent()) {
                    reach = Math.max(reach, span.end());
                }
                // what lets a passage stand must not let stand what else is in the same run of Base64
                boolean stays = span.rule().equals(RuleSet.KEPT) || rules.letsStand(span, unit.field());
                if (!decoded.isAlone(span) && (stays || kept.stream().anyMatch(other -> other.covers(span)))) {
                    continue;
                }
                decoded.original(span).ifPresent(original -> {
                    spans.add(original);
                    readings.computeIfAbsent(unit, u -> new Readings())
                            .add(new Readings.Reading(original, decoded.plain(span)), part);
                });
            }
        });
    }

    private boolean isKept(Span span, Field field) {
        return span.rule().equals(RuleSet.KEPT)
                && rules.policy()
                        .keep()
                        .get(span.evidence().entry().orElseThrow())
                        .fields()
                        .contains(field);
    }

    /** What a claim reads as once what stands encoded in it is undone; empty where nothing is. */
    Optional<String> plain(Unit unit, Claim claim) {
        Readings known = readings.getOrDefault(unit, Readings.NONE);
        Optional<String> plain = known.of(claim.span());
        // a percent sign and figures may stand in an address, and at its border an escape looks like a part of it
        return plain.isPresent() || !claim.span().rule().equals(RuleSet.EMAIL)
                ? plain
                : known.firstWithin(claim.span());
    }

    /** A value and what kind of thing it is. */
    record Value(String entity, String text) {
        @Override
        public String toString() {
            return "Value[" + entity + ", " + text.length() + " chars]";
        }
    }

    /** Everything that stands encoded at the place of a claim and that a rule takes out; names apart, which may be parts. */
    List<Value> values(Unit unit, Claim claim) {
        List<Value> values = new ArrayList<>();
        for (Readings.Reading reading :
                readings.getOrDefault(unit, Readings.NONE).at(claim.span())) {
            Span span = reading.span();
            rules.ruleOf(span.rule(), span.score(), unit.field())
                    .map(rules.policy().rules()::get)
                    .filter(rule -> rule.operator().redacts() && !span.rule().equals(RuleSet.NAMES))
                    .ifPresent(rule -> values.add(new Value(rule.entity(), reading.plain())));
        }
        return values;
    }

    private void learn(Unit unit, String text, List<Span> spans) {
        for (Span span : spans) {
            if (rules.isRedactedAddress(span, unit.field())) {
                people.addAddress(text.substring(span.start(), span.end()), NameBefore.address(text, span.start()));
            }
        }
    }

    /** What is settled for a text, in order of place, without overlap.
     *
     *  @throws Hold if a decision does not fit the text any more */
    List<Spans.Settled> settle(Unit unit) throws Hold {
        List<Anchors.Range> kept = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (Span span : rules.looksAt(unit.field()) ? spans(unit) : List.<Span>of()) {
            if (span.rule().equals(RuleSet.KEPT)) {
                if (isKept(span, unit.field())) {
                    kept.add(new Anchors.Range(span.start(), span.end()));
                }
                continue;
            }
            Optional<Integer> rule = rules.ruleOf(span.rule(), span.score(), unit.field());
            if (rule.isPresent()) {
                claims.add(new Claim(span, 0, rule.get()));
            } else if (trail.watches()) {
                steps.passedBy(unit, span);
            }
        }
        keptByEditor(unit, kept);
        List<Claim> all = trail.watches() ? List.copyOf(claims) : List.of();
        if (!kept.isEmpty()) {
            claims.removeIf(claim -> kept.stream()
                    .anyMatch(range -> range.start() <= claim.span().start()
                            && claim.span().end() <= range.end()));
        }
        steps.dropped(unit, all, claims, Trail.Why.KEPT);
        List<Claim> unkept = trail.watches() ? List.copyOf(claims) : List.of();
        dropNamesWithin(claims);
        steps.dropped(unit, unkept, claims, Trail.Why.PART_OF_LONGER);
        redactedByEditor(unit, claims);
        List<Spans.Settled> settled = claims.isEmpty() ? List.of() : Spans.settle(claims);
        steps.settled(unit, claims, settled);
        return settled;
    }

    private List<Span> spans(Unit unit) {
        List<Span> spans = new ArrayList<>();
        List<Span> known = found.get(unit);
        if (known == null) {
            known = new ArrayList<>(find(unit, unit.text()));
            findEncoded(unit, unit.text(), known);
        }
        search(unit.text(), 0, known, spans);
        for (Unit.Part part : unit.glued()) {
            String text = unit.text().substring(part.start(), part.end());
            search(text, part.start(), find(unit, text), spans);
        }
        if (unit.field() == Field.ATTACHMENT_NAMES) {
            for (String reading : FileNames.readings(unit.text())) {
                List<Span> within = new ArrayList<>(find(unit, reading));
                findEncoded(unit, reading, within);
                search(reading, 0, within, spans);
            }
        }
        return spans;
    }

    private List<Span> find(Unit unit, String text) {
        finder.watch(trail.watches() ? refusal -> trail.refused(unit.field(), text, refusal) : Refusal.Watcher.NONE);
        return finder.find(Text.of(text));
    }

    /** Adds what is found in a text that begins at {@code offset} and is not part of what the same rule found before. */
    private void search(String text, int offset, List<Span> matches, List<Span> spans) {
        List<Span> before = List.copyOf(spans);
        for (Span span : matches) {
            add(span.at(span.start() + offset, span.end() + offset), before, spans);
        }
        if (rules.findsPeople()) {
            for (OwnPeople.Named named : people.find(text)) {
                Span span = new Span(
                        named.start() + offset,
                        named.end() + offset,
                        rules.peopleEntity(),
                        RuleSet.OWN_PEOPLE_SCORE,
                        RuleSet.OWN_PEOPLE,
                        Evidence.ofEntry(identities.size()));
                identities.add(named.identity());
                add(span, before, spans);
            }
        }
    }

    private static void add(Span span, List<Span> before, List<Span> spans) {
        if (before.stream().noneMatch(other -> other.rule().equals(span.rule()) && other.covers(span))) {
            spans.add(span);
        }
    }

    /** A name within an address or another longer find is a part of that. */
    private static void dropNamesWithin(List<Claim> claims) {
        List<Claim> others = new ArrayList<>();
        for (Claim claim : claims) {
            if (!isName(claim)) {
                others.add(claim);
            }
        }
        if (others.isEmpty() || others.size() == claims.size()) {
            return;
        }
        others.sort(java.util.Comparator.comparingInt(claim -> claim.span().start()));
        int[] reach = new int[others.size()];
        int furthest = 0;
        for (int i = 0; i < reach.length; i++) {
            furthest = Math.max(furthest, others.get(i).span().end());
            reach[i] = furthest;
        }
        claims.removeIf(claim -> isName(claim) && isWithin(claim.span(), others, reach));
    }

    private static boolean isName(Claim claim) {
        String rule = claim.span().rule();
        return rule.equals(RuleSet.NAMES) || rule.equals(RuleSet.OWN_PEOPLE);
    }

    private static boolean isWithin(Span span, List<Claim> others, int[] reach) {
        int low = 0;
        int high = others.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (others.get(middle).span().start() <= span.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // a reach of an earlier, longer find may cover it though the nearest does not
        for (int i = low - 1; i >= 0 && reach[i] >= span.end(); i--) {
            Span other = others.get(i).span();
            if (other.covers(span) && other.length() > span.length()) {
                return true;
            }
        }
        return false;
    }

    private void keptByEditor(Unit unit, List<Anchors.Range> kept) throws Hold {
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i) instanceof Decision.Keep keep && keep.where().field() == unit.field()) {
                List<Anchors.Range> ranges = ranges(unit, i, keep.where(), keep.text(), keep.occurrence());
                kept.addAll(ranges);
                ranges.forEach(range -> keptTexts.add(unit.text().substring(range.start(), range.end())));
            }
        }
    }

    private void redactedByEditor(Unit unit, List<Claim> claims) throws Hold {
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i) instanceof Decision.Redact redact
                    && redact.where().field() == unit.field()) {
                for (Anchors.Range range : ranges(unit, i, redact.where(), redact.text(), redact.occurrence())) {
                    Span span = new Span(range.start(), range.end(), RuleSet.EDITOR, 1, "decision:" + i);
                    claims.add(new Claim(span, EDITORS, i));
                }
            }
        }
    }

    private List<Anchors.Range> ranges(
            Unit unit, int decision, Decision.Where where, String passage, OptionalInt occurrence) throws Hold {
        List<Anchors.Range> found = new ArrayList<>();
        if (where.index().isEmpty()) {
            found.addAll(Anchors.find(unit.text(), 0, unit.text().length(), passage));
        }
        for (Unit.Part part : unit.parts()) {
            if (part.place().isPresent()
                    && where.index().equals(OptionalInt.of(part.place().get().index()))) {
                found.addAll(Anchors.find(unit.text(), part.start(), part.end(), passage));
            }
        }
        anchored[decision] |= !found.isEmpty();
        if (occurrence.isEmpty() || found.isEmpty()) {
            return found;
        }
        if (occurrence.getAsInt() > found.size()) {
            throw new Hold(HeldReason.DECISION_ANCHOR_GONE);
        }
        return List.of(found.get(occurrence.getAsInt() - 1));
    }

    /** After all texts: whether every decision about one that leaves has found its passage. */
    void checkAnchors(Set<Field> leaving) throws Hold {
        for (int i = 0; i < decisions.size(); i++) {
            Optional<Decision.Where> where = where(decisions.get(i));
            if (where.isPresent()
                    && !anchored[i]
                    && leaving.contains(where.get().field())) {
                throw new Hold(HeldReason.DECISION_ANCHOR_GONE);
            }
        }
    }

    private static Optional<Decision.Where> where(Decision decision) {
        if (decision instanceof Decision.Redact redact) {
            return Optional.of(redact.where());
        }
        return decision instanceof Decision.Keep keep ? Optional.of(keep.where()) : Optional.empty();
    }

    Optional<Decision.Redact> decision(Claim claim) {
        return claim.priority() == EDITORS && decisions.get(claim.order()) instanceof Decision.Redact redact
                ? Optional.of(redact)
                : Optional.empty();
    }

    /** Whose name or address the claim is, where it is somebody's. */
    Optional<String> identity(Claim claim) {
        OptionalInt entry = claim.span().evidence().entry();
        return switch (claim.span().rule()) {
            case RuleSet.NAMES -> Optional.of(book.nameIdentity(entry.orElseThrow()));
            case RuleSet.ADDRESSES -> Optional.of(book.addressIdentity(entry.orElseThrow()));
            case RuleSet.OWN_PEOPLE -> Optional.of(identities.get(entry.orElseThrow()));
            default -> Optional.empty();
        };
    }

    /** What an editor keeps in this message. */
    Set<String> keptTexts() {
        return keptTexts;
    }

    void keepText(String text) {
        keptTexts.add(text);
    }
}
